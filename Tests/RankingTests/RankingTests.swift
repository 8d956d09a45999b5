import Testing

@Suite struct RankingTests {}
