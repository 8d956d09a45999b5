/// Brings British spellings of English words to the American ones, so that both have one stem.
struct EnglishSpelling {
  /// Writes the American spelling of a folded word.
  ///
  /// - Returns: its length; 0: the word stays as it is.
  func respell(
    _ word: UnsafePointer<UInt8>, _ count: Int, into respelled: UnsafeMutablePointer<UInt8>
  ) -> Int {
    0
  }
}
