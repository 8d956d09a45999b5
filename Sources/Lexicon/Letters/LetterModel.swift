/// How likely a run of letters is in English or Russian: a model of letter trigrams.
///
/// After Cavnar and Trenkle, "N-Gram-Based Text Categorization" (1994), with smoothed probabilities
/// in place of ranks. Figures and their origin: ``LetterCosts``.
struct LetterModel: Sendable {
  /// Index of a folded letter in the model's alphabet, from 1; 0: not a letter of the language.
  private let first: UInt32
  private let size: Int
  private let costs: [UInt8]

  static let english = LetterModel(LetterCosts.english, first: 0x61, letters: 26)
  static let russian = LetterModel(LetterCosts.russian, first: 0x430, letters: 32)
  /// Nats of one unit of ``costs``.
  private static let unit = 0.2

  private init(_ table: StaticString, first: UInt32, letters: Int) {
    self.first = first
    size = letters + 1
    costs = table.withUTF8Buffer { bytes in
      bytes.map { byte in
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x5A: byte - 0x41 + 10
        case 0x61...0x7A: byte - 0x61 + 36
        default: 61
        }
      }
    }
  }

  /// Mean ln P a letter of a folded word, its end included. A letter of another alphabet counts
  /// as the rarest there is.
  func meanLogProbability(_ word: some Sequence<Unicode.Scalar>) -> Double {
    var sum = 0
    var count = 0
    var before = 0
    var last = 0
    func add(_ code: Int) {
      let index = (before * size + last) * size + code
      sum += Int(index < costs.count ? costs[index] : 61)
      count += 1
    }
    for scalar in word {
      var code = 0
      if scalar.value >= first, scalar.value < first + UInt32(size - 1) {
        code = Int(scalar.value - first) + 1
      } else if scalar.value == 0x451, first == 0x430 {
        code = 6
      }
      if code == 0 {
        sum += 61
        count += 1
        (before, last) = (0, 0)
      } else {
        add(code)
        (before, last) = (last, code)
      }
    }
    if last != 0 { add(0) }
    return count == 0 ? 0 : -Double(sum) * Self.unit / Double(count)
  }
}
