internal import CICU

/// The alphabets whose letters a word is spelled with; they choose its stemmer.
struct Alphabets: OptionSet {
  let rawValue: UInt8

  static let latin = Alphabets(rawValue: UInt8(CICU_LATIN))
  static let cyrillic = Alphabets(rawValue: UInt8(CICU_CYRILLIC))
  /// Letters of other alphabets, foreign digits, marks that folding leaves.
  static let other = Alphabets(rawValue: UInt8(CICU_OTHER))
  /// ASCII digits.
  static let digit = Alphabets(rawValue: UInt8(CICU_DIGIT))

  /// Latin and Cyrillic letters side by side in one run of letters.
  var isMixed: Bool { isSuperset(of: [.latin, .cyrillic]) }
}
