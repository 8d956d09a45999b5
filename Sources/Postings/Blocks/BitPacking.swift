/// Numbers of a fixed width, one behind the other without a gap: number `i` of width `w` takes the bits from `i · w` on,
/// the lowest first.
///
/// Widths run from 0 (nothing is stored, all numbers are 0) to 32. Reading takes eight bytes at a time, so the bytes
/// need ``padding`` behind them.
enum BitPacking {
  /// Bytes that may be read behind the last one.
  static let padding = 16

  /// The width that holds every number up to `value`.
  @inline(__always)
  static func width(_ value: UInt32) -> Int { UInt32.bitWidth - value.leadingZeroBitCount }

  /// Bytes that so many numbers take.
  @inline(__always)
  static func byteCount(_ count: Int, width: Int) -> Int { (count &* width &+ 7) >> 3 }

  /// Appends numbers; bits above the width are left out.
  static func append(
    _ numbers: UnsafePointer<UInt32>, count: Int, width: Int, to bytes: inout [UInt8]
  ) {
    guard width > 0 else { return }
    let mask = UInt64(UInt32.max) >> UInt64(32 - width)
    var word: UInt64 = 0
    var filled = 0
    for index in 0..<count {
      word |= (UInt64(numbers[index]) & mask) << UInt64(filled)
      filled += width
      while filled >= 8 {
        bytes.append(UInt8(truncatingIfNeeded: word))
        word >>= 8
        filled -= 8
      }
    }
    if filled > 0 { bytes.append(UInt8(truncatingIfNeeded: word)) }
  }

  /// Reads numbers.
  @inline(__always)
  static func read(
    _ bytes: UnsafeRawPointer, count: Int, width: Int,
    _ body: (_ index: Int, _ number: UInt32) -> Void
  ) {
    let mask = UInt32(truncatingIfNeeded: (UInt64(1) << UInt64(truncatingIfNeeded: width)) &- 1)
    var bit = 0
    for index in 0..<count {
      let word = (bytes + (bit >> 3)).loadUnaligned(as: UInt64.self)
      body(index, UInt32(truncatingIfNeeded: word &>> UInt64(truncatingIfNeeded: bit & 7)) & mask)
      bit &+= width
    }
  }
}
