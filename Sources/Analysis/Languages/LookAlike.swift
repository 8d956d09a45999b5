/// Letters of the Latin and Cyrillic alphabets that look the same.
enum LookAlike {
  /// Brings a word that mixes alphabets to the one of them in which all its letters can be read:
  /// `Hopoв` to `норов`, `Аlibaba` to `alibaba`. What looks the same depends on case (`H` is `Н`,
  /// `h` is nothing).
  ///
  /// - Parameter clean: receives the folded twin, at most 1.5 times the word's bytes.
  /// - Returns: the twin's length and alphabets; nil if neither alphabet has all the letters.
  static func cleanTwin(
    _ original: UnsafePointer<UInt8>, _ count: Int, into clean: UnsafeMutablePointer<UInt8>
  ) -> (count: Int, alphabets: Alphabets)? {
    var canBeLatin = true
    var canBeCyrillic = true
    var latin = 0
    var cyrillic = 0
    var digits: Alphabets = []
    var at = 0
    while at < count {
      let byte = original[at]
      switch byte {
      case 0x30...0x39:
        digits = .digit
        at += 1
      case 0x41...0x5A, 0x61...0x7A:
        latin += 1
        if cyrillicTwin(byte) == 0 { canBeCyrillic = false }
        at += 1
      case 0xD0, 0xD1:
        guard at + 1 < count else { return nil }
        cyrillic += 1
        if latinTwin(byte, original[at + 1]) == 0 { canBeLatin = false }
        at += 2
      default: return nil
      }
    }
    guard canBeLatin || canBeCyrillic else { return nil }
    let toCyrillic = canBeCyrillic && (!canBeLatin || cyrillic >= latin)
    var written = 0
    at = 0
    while at < count {
      let byte = original[at]
      if byte < 0x80 {
        let twin = toCyrillic ? cyrillicTwin(byte) : 0
        if twin != 0 {
          write(twin, to: clean, &written)
        } else {
          clean[written] = byte >= 0x41 && byte <= 0x5A ? byte + 32 : byte
          written += 1
        }
        at += 1
      } else {
        if toCyrillic {
          write(folded(byte, original[at + 1]), to: clean, &written)
        } else {
          clean[written] = latinTwin(byte, original[at + 1])
          written += 1
        }
        at += 2
      }
    }
    return (written, digits.union(toCyrillic ? .cyrillic : .latin))
  }

  /// The Latin reading of a folded word of Cyrillic letters and digits whose letters all have one:
  /// `с300` to `c300`.
  ///
  /// - Returns: its length, 0 if a letter has none.
  static func commonForm(
    _ word: UnsafePointer<UInt8>, _ count: Int, into common: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var written = 0
    var at = 0
    while at < count {
      if word[at] < 0x80 {
        common[written] = word[at]
        at += 1
      } else {
        guard at + 1 < count else { return 0 }
        let scalar = UInt16(word[at] & 0x1F) << 6 | UInt16(word[at + 1] & 0x3F)
        // Folded letters stand for capitals as well.
        let twin =
          scalar >= 0x430 && scalar < 0x450
          ? max(latinTwin(scalar), latinTwin(scalar - 0x20)) : latinTwin(scalar)
        guard twin != 0 else { return 0 }
        common[written] = twin
        at += 2
      }
      written += 1
    }
    return written
  }

  private static func write(
    _ scalar: UInt16, to clean: UnsafeMutablePointer<UInt8>, _ written: inout Int
  ) {
    clean[written] = UInt8(0xC0 | scalar >> 6)
    clean[written + 1] = UInt8(0x80 | scalar & 0x3F)
    written += 2
  }

  /// The folded letter of two bytes.
  private static func folded(_ lead: UInt8, _ trail: UInt8) -> UInt16 {
    let scalar = UInt16(lead & 0x1F) << 6 | UInt16(trail & 0x3F)
    switch scalar {
    case 0x400, 0x401, 0x450, 0x451: return 0x435
    case 0x40D, 0x45D: return 0x438
    case 0x402...0x40F: return scalar + 0x50
    case 0x410...0x42F: return scalar + 0x20
    default: return scalar
    }
  }

  /// The folded Cyrillic letter that a Latin one looks like; 0: none.
  private static func cyrillicTwin(_ letter: UInt8) -> UInt16 {
    switch letter {
    case UInt8(ascii: "A"), UInt8(ascii: "a"): 0x430
    case UInt8(ascii: "B"): 0x432
    case UInt8(ascii: "C"), UInt8(ascii: "c"): 0x441
    case UInt8(ascii: "E"), UInt8(ascii: "e"): 0x435
    case UInt8(ascii: "H"): 0x43D
    case UInt8(ascii: "K"), UInt8(ascii: "k"): 0x43A
    case UInt8(ascii: "M"): 0x43C
    case UInt8(ascii: "O"), UInt8(ascii: "o"): 0x43E
    case UInt8(ascii: "P"), UInt8(ascii: "p"): 0x440
    case UInt8(ascii: "T"): 0x442
    case UInt8(ascii: "X"), UInt8(ascii: "x"): 0x445
    case UInt8(ascii: "Y"), UInt8(ascii: "y"): 0x443
    default: 0
    }
  }

  private static func latinTwin(_ lead: UInt8, _ trail: UInt8) -> UInt8 {
    latinTwin(UInt16(lead & 0x1F) << 6 | UInt16(trail & 0x3F))
  }

  /// The small Latin letter that a Cyrillic one looks like; 0: none.
  private static func latinTwin(_ letter: UInt16) -> UInt8 {
    switch letter {
    case 0x410, 0x430: UInt8(ascii: "a")
    case 0x412: UInt8(ascii: "b")
    case 0x421, 0x441: UInt8(ascii: "c")
    case 0x415, 0x435: UInt8(ascii: "e")
    case 0x41D: UInt8(ascii: "h")
    case 0x406, 0x456: UInt8(ascii: "i")
    case 0x408, 0x458: UInt8(ascii: "j")
    case 0x41A, 0x43A: UInt8(ascii: "k")
    case 0x41C: UInt8(ascii: "m")
    case 0x41E, 0x43E: UInt8(ascii: "o")
    case 0x420, 0x440: UInt8(ascii: "p")
    case 0x405, 0x455: UInt8(ascii: "s")
    case 0x422: UInt8(ascii: "t")
    case 0x425, 0x445: UInt8(ascii: "x")
    case 0x423, 0x443: UInt8(ascii: "y")
    default: 0
    }
  }
}
