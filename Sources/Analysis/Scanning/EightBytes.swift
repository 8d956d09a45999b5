/// Eight bytes of a text, looked at as one number: what ``WordScanner``'s tables say of letters, for as many as stand in
/// a row.
///
/// Lanes are a byte for ASCII and two bytes for Cyrillic letters; the highest bit of a lane carries the answer of a
/// comparison, so nothing runs over into the next lane.
struct EightBytes {
  /// The first byte of the text is the lowest.
  private let value: UInt64

  /// What was recognized at the beginning of the eight.
  struct Folded {
    /// Folded bytes; only the first ``count`` mean something.
    fileprivate var value: UInt64
    /// Bytes that belong to a word.
    var count: Int
    /// Raw values of ``Alphabets`` in the high byte.
    var alphabets: UInt16

    /// Writes all eight.
    @inline(__always)
    func store(_ bytes: UnsafeMutablePointer<UInt8>, _ at: Int) {
      UnsafeMutableRawPointer(bytes + at).storeBytes(of: value.littleEndian, as: UInt64.self)
    }
  }

  /// - Parameter at: Where eight bytes can be read.
  @inline(__always)
  init(_ bytes: UnsafePointer<UInt8>, _ at: Int) {
    value = UInt64(
      littleEndian: UnsafeRawPointer(bytes + at).loadUnaligned(as: UInt64.self))
  }

  private static let latinFlag = UInt16(Alphabets.latin.rawValue) << 8
  private static let digitFlag = UInt16(Alphabets.digit.rawValue) << 8

  /// Letters and digits of ASCII, in lower case.
  @inline(__always)
  var foldedASCII: Folded {
    let highBits: UInt64 = 0x8080_8080_8080_8080
    let ascii = value & ~highBits
    let lower = ascii | 0x2020_2020_2020_2020
    // A sum reaches the highest bit from a on; from the byte behind z on.
    let letters =
      (lower &+ 0x1F1F_1F1F_1F1F_1F1F) & ~(lower &+ 0x0505_0505_0505_0505) & highBits & ~value
    // The same from 0 on, and from the byte behind 9 on.
    let digits =
      (ascii &+ 0x5050_5050_5050_5050) & ~(ascii &+ 0x4646_4646_4646_4646) & highBits & ~value
    let others = ~(letters | digits) & highBits
    let bits = others.trailingZeroBitCount & ~7
    let begun = bits == 64 ? highBits : highBits & (1 &<< UInt64(bits) &- 1)
    return Folded(
      value: value | (letters >> 2), count: bits >> 3,
      alphabets: (letters & begun != 0 ? Self.latinFlag : 0)
        | (digits & begun != 0 ? Self.digitFlag : 0))
  }

  /// Letters А–я, in lower case; ё and letters of other languages end the row.
  @inline(__always)
  var foldedCyrillic: Folded {
    let highBits: UInt64 = 0x8000_8000_8000_8000
    // Not 0 where the first byte is not D0 or D1, or the second does not continue it.
    let strange = (value & 0xC0FE_C0FE_C0FE_C0FE) ^ 0x80D0_80D0_80D0_80D0
    let isStrange = ((strange & ~highBits) &+ 0x7FFF_7FFF_7FFF_7FFF) | strange
    // Code points less U+0400.
    let letters = ((value & 0x0001_0001_0001_0001) << 6) | ((value >> 8) & 0x003F_003F_003F_003F)
    let fromCapitals = letters &+ 0x7FF0_7FF0_7FF0_7FF0
    let fromSmall = letters &+ 0x7FD0_7FD0_7FD0_7FD0
    let beyond = letters &+ 0x7FB0_7FB0_7FB0_7FB0
    let others = ~(fromCapitals & ~beyond & ~isStrange) & highBits
    let capitals = fromCapitals & ~fromSmall & highBits
    let folded = letters &+ (capitals >> 10)
    return Folded(
      value: 0x80D0_80D0_80D0_80D0 | ((folded >> 6) & 0x0001_0001_0001_0001)
        | ((folded & 0x003F_003F_003F_003F) << 8),
      count: (others.trailingZeroBitCount >> 4) &* 2, alphabets: 0)
  }
}
