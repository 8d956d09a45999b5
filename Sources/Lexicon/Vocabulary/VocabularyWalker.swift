/// Sees the words of a ``VocabularyTable`` in order, letter by letter.
protocol VocabularyWalker {
  /// A letter at a depth counted from 0; those before it were announced already and stand.
  ///
  /// - Returns: false if no word that begins so is wanted.
  mutating func descend(_ letter: UInt8, at depth: Int) -> Bool

  /// A whole word, all of whose letters were wanted. The buffer is valid during the call.
  mutating func arrive(_ word: UnsafeBufferPointer<UInt8>, forms: Int, stems: Int)
}
