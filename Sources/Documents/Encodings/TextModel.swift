/// How likely one character is after another in Russian and English prose, so that readings of the same bytes can be
/// compared.
///
/// The cost of a text is `-16 ln P` in whole numbers (sixteenths of a nat), where P multiplies, character by character,
/// the chance of its class after the class before and, for Russian letters, of the letter after the letter before.
/// Each encoding reads the same bytes as another text; the likeliest text tells the encoding (noisy channel, Shannon
/// 1948; for encodings: Li and Momoi 2001, "A composite approach to language/encoding detection").
struct TextModel: Sendable {
  static let shared = TextModel()

  private static let classCount = CharacterClass.allCases.count
  /// Symbols: the classes, then 33 small and 33 capital Russian letters.
  static let symbolCount = classCount + 66
  /// Rows of ``costs`` are this far apart, so that an index is a shift and an addition.
  static let rowShift: UInt = 7
  /// Sixteenths of a nat for a byte or sequence that cannot be decoded.
  static let invalidCost = 224

  /// The cost of symbol b after symbol a stands at `a << rowShift | b`.
  let costs: [UInt8]
  /// Symbols of the scalars below 0x530.
  private let lowSymbols: [UInt8]

  private init() {
    let letters = hexadecimalBytes(TextModelCosts.letters)
    let classes = hexadecimalBytes(TextModelCosts.classes)
    var costs = [UInt8](repeating: 255, count: 128 << Self.rowShift)
    for before in 0..<Self.symbolCount {
      for after in 0..<Self.symbolCount {
        let (classBefore, letterBefore) = Self.parts(before)
        let (classAfter, letterAfter) = Self.parts(after)
        let cost =
          Int(classes[classBefore * Self.classCount + classAfter])
          + Int(letters[letterBefore * 34 + letterAfter])
        costs[before << Int(Self.rowShift) | after] = UInt8(min(cost, 255))
      }
    }
    self.costs = costs
    lowSymbols = (0..<0x530).map { Self.symbolOfAny($0) }
  }

  /// The symbol of a scalar.
  func symbol(_ scalar: UInt32) -> UInt8 {
    scalar < 0x530 ? lowSymbols[Int(scalar)] : CharacterClass(scalar).rawValue
  }

  /// The symbol of a scalar in its line.
  ///
  /// - Parameter afterLatin: Whether the last letter before it was an ASCII one; updated.
  func symbol(_ scalar: UInt32, afterLatin: inout Bool) -> UInt8 {
    let symbol = symbol(scalar)
    guard symbol <= CharacterClass.asciiUpper.rawValue else {
      afterLatin = false
      return symbol
    }
    if symbol >= CharacterClass.asciiLower.rawValue {
      afterLatin = true
      return symbol
    }
    if !afterLatin { return symbol }
    if scalar == 0x0A || scalar == 0x0D { return symbol }
    return symbol &+ CharacterClass.spaceAfterLatin.rawValue
  }

  /// The class of a symbol, and its letter: 0 for none, 1 for а, 7 for ё, 33 for я.
  private static func parts(_ symbol: Int) -> (kind: Int, letter: Int) {
    switch symbol {
    case ..<classCount: (symbol, 0)
    case ..<(classCount + 33): (Int(CharacterClass.russianLower.rawValue), symbol - classCount + 1)
    default: (Int(CharacterClass.russianUpper.rawValue), symbol - classCount - 32)
    }
  }

  private static func symbolOfAny(_ scalar: UInt32) -> UInt8 {
    let small = UInt8(classCount)
    let capital = small + 33
    return switch scalar {
    case 0x430...0x435: small + UInt8(scalar - 0x430)
    case 0x451: small + 6
    case 0x436...0x44F: small + UInt8(scalar - 0x436 + 7)
    case 0x410...0x415: capital + UInt8(scalar - 0x410)
    case 0x401: capital + 6
    case 0x416...0x42F: capital + UInt8(scalar - 0x416 + 7)
    default: CharacterClass(scalar).rawValue
    }
  }
}

/// Bytes written as pairs of hexadecimal digits; anything else between them is passed over.
func hexadecimalBytes(_ text: StaticString) -> [UInt8] {
  text.withUTF8Buffer { digits in
    var bytes: [UInt8] = []
    var high: UInt8?
    for digit in digits {
      let value: UInt8
      switch digit {
      case 0x30...0x39: value = digit - 0x30
      case 0x61...0x66: value = digit - 0x61 + 10
      default: continue
      }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return bytes
  }
}
