import Testing

@Suite struct PostingsTests {}
