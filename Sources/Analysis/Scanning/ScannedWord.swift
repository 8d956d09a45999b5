/// A run of letters and digits, as the scanner found it: folded bytes and where they came from.
struct ScannedWord {
  /// Folded UTF-8, valid during the call that hands the word over; at most 1,020 bytes.
  var folded: UnsafePointer<UInt8>
  var count: Int
  /// Bytes of the text.
  var start: Int
  var end: Int
  var alphabets: Alphabets
}

/// Takes the words of a text in order.
protocol WordSink {
  mutating func take(_ word: ScannedWord)
}
