import Testing

@Suite struct SearchingTests {}
