/// Characters that troff writes as names.
///
/// Source: the table of groff_char(7), as far as manuals use it.
enum TroffCharacter {
  /// The character of a name, or nothing where it is unknown.
  static func named(_ name: ArraySlice<UInt8>) -> [UInt8] {
    let key = String(decoding: name, as: UTF8.self)
    if let known = table[key] { return Array(known.utf8) }
    if key.first == "u", let scalar = hexadecimal(key.dropFirst().split(separator: "_").first) {
      return Array(String(scalar).utf8)
    }
    return composed(name)
  }

  /// The character of a decimal code.
  static func numbered(_ digits: ArraySlice<UInt8>) -> [UInt8] {
    guard let code = UInt32(String(decoding: digits, as: UTF8.self)),
      let scalar = Unicode.Scalar(code), code >= 0x20
    else { return [] }
    return Array(String(scalar).utf8)
  }

  private static func hexadecimal(_ digits: Substring?) -> Unicode.Scalar? {
    guard let digits, digits.count >= 4, let code = UInt32(digits, radix: 16), code >= 0x20 else {
      return nil
    }
    return Unicode.Scalar(code)
  }

  /// A letter with an accent: the accent's mark first, as in `'e`.
  private static func composed(_ name: ArraySlice<UInt8>) -> [UInt8] {
    guard name.count == 2, let mark = name.first, let letter = name.last, ASCII.isLetter(letter),
      let accent = accents[mark]
    else { return [] }
    return Array("\(Character(Unicode.Scalar(letter)))\(accent)".precomposed.utf8)
  }

  private static let accents: [UInt8: String] = [
    0x22: "\u{30B}", 0x27: "\u{301}", 0x2C: "\u{327}", 0x3A: "\u{308}", 0x5E: "\u{302}",
    0x60: "\u{300}", 0x61: "\u{306}", 0x6F: "\u{30A}", 0x7E: "\u{303}",
  ]

  private static let table: [String: String] = [
    "!=": "≠", "+-": "±", "->": "→", "<-": "←", "<=": "≤", "==": "≡", ">=": "≥", "Bq": "„",
    "Eu": "€", "Fc": "»", "Fo": "«", "OE": "Œ", "Po": "£", "S1": "¹", "S2": "²", "S3": "³",
    "TM": "™", "aq": "'", "ba": "|", "bq": "‚", "br": "│", "bu": "•", "bv": "|", "cq": "’",
    "ct": "¢", "co": "©", "de": "°", "dd": "‡", "dg": "†", "di": "÷", "dq": "\"", "em": "—",
    "en": "–", "eu": "€", "fc": "›", "fo": "‹", "ga": "`", "ha": "^", "hy": "-", "if": "∞",
    "lB": "[", "lC": "{", "la": "<", "lh": "☜", "lq": "“", "mc": "µ", "mi": "−", "mu": "×",
    "no": "¬", "oe": "œ", "oq": "‘", "or": "|", "pc": "·", "pl": "+", "ps": "¶", "rB": "]",
    "rC": "}", "ra": ">", "rg": "®", "rh": "☞", "rn": "", "rq": "”", "rs": "\\", "ru": "_",
    "sc": "§", "sh": "#", "sl": "/", "sq": "□", "ss": "ß", "ti": "~", "tm": "™", "u2": "2",
    "ul": "_", "AE": "Æ", "ae": "æ", "/O": "Ø", "/o": "ø", "12": "½", "14": "¼", "34": "¾",
    "*a": "α", "*b": "β", "*g": "γ", "*d": "δ", "*l": "λ", "*m": "μ", "*p": "π", "at": "@",
    "*s": "σ", "*w": "ω", "Do": "$", "aa": "´", "ci": "○", "sr": "√", "~~": "≈", "~=": "≅",
  ]
}

extension String {
  /// Letter and accent as one character, for the few of Latin-1 that there are; others stay two.
  fileprivate var precomposed: String {
    guard
      let composed = (0xC0...0x17F).lazy.compactMap({ Unicode.Scalar($0) }).map(String.init)
        .first(where: { $0 == self })
    else { return self }
    return composed
  }
}
