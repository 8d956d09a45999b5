/// Surnames in -ов, -ев and -ёв, which Snowball takes for genitive plurals.
///
/// It stems Норов to `нор` and all its other cases (Норова, Норову, Норовым, Норове) to `норов`, so
/// that a query for the name misses most of its forms. Such a word therefore has the stem of its
/// genitive beside its own.
enum RussianSurname {
  private static let fewestLetters = 4

  /// Whether a folded Cyrillic word has the ending.
  static func matches(_ word: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    guard count >= fewestLetters * 2 else { return false }
    let vowel = word[count - 3]
    return word[count - 1] == 0xB2 && word[count - 2] == 0xD0 && word[count - 4] == 0xD0
      && (vowel == 0xBE || vowel == 0xB5)
  }
}
