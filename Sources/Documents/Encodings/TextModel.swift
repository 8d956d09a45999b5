/// How likely one character is after another in Russian and English prose, so that readings of the same bytes can be
/// compared.
///
/// The cost of a text is `-16 ln P` in whole numbers (sixteenths of a nat), where P multiplies, character by character,
/// the chance of its class after the class before and, for Russian letters, of the letter after the letter before.
/// Each encoding reads the same bytes as another text; the likeliest text tells the encoding (noisy channel, Shannon
/// 1948; for encodings: Li and Momoi 2001, "A composite approach to language/encoding detection").
struct TextModel: Sendable {
  static let shared = TextModel()

  /// Symbols: the classes, then 33 small and 33 capital Russian letters.
  static let symbolCount = 20 + 66
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
          Int(classes[classBefore * 20 + classAfter])
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

  /// The class of a symbol, and its letter: 0 for none, 1 for а, 7 for ё, 33 for я.
  private static func parts(_ symbol: Int) -> (kind: Int, letter: Int) {
    switch symbol {
    case ..<20: (symbol, 0)
    case ..<53: (Int(CharacterClass.russianLower.rawValue), symbol - 19)
    default: (Int(CharacterClass.russianUpper.rawValue), symbol - 52)
    }
  }

  private static func symbolOfAny(_ scalar: UInt32) -> UInt8 {
    switch scalar {
    case 0x430...0x435: UInt8(scalar - 0x430 + 20)
    case 0x451: 26
    case 0x436...0x44F: UInt8(scalar - 0x436 + 27)
    case 0x410...0x415: UInt8(scalar - 0x410 + 53)
    case 0x401: 59
    case 0x416...0x42F: UInt8(scalar - 0x416 + 60)
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
