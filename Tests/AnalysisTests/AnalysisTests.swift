import Testing

@Suite struct AnalysisTests {}
