/// Blocks of 128 numbers of a fixed width, in four lanes: number `4 · i + j` is the `i`-th of lane `j`, a lane's numbers
/// are one behind the other without a gap, the lowest bits first, and the 32-bit words of the lanes take turns. Four
/// numbers are read at once (Lemire and Boytsov: Decoding billions of integers per second through vectorization, 2015).
///
/// Widths run from 0 (nothing is stored, all numbers are 0) to 32. Reading goes up to ``padding`` bytes beyond the end.
enum BitPacking {
  /// Bytes that may be read behind the last one.
  static let padding = 32
  /// Numbers of a block.
  static let count = 128

  typealias Lanes = SIMD4<UInt32>

  /// The width that holds every number up to `value`.
  @inline(__always)
  static func width(_ value: UInt32) -> Int { UInt32.bitWidth - value.leadingZeroBitCount }

  /// Bytes that a block takes.
  @inline(__always)
  static func byteCount(width: Int) -> Int { 16 &* width }

  /// Appends a block; bits above the width are left out.
  static func append(_ numbers: UnsafePointer<UInt32>, width: Int, to bytes: inout [UInt8]) {
    guard width > 0 else { return }
    let mask = UInt32(truncatingIfNeeded: (UInt64(1) << UInt64(width)) - 1)
    var words = [UInt32](repeating: 0, count: 4 * width)
    for index in 0..<count {
      let number = numbers[index] & mask
      let bit = index / 4 * width
      let (word, shift) = (bit / 32, UInt32(bit % 32))
      words[4 * word + index % 4] |= number << shift
      if Int(shift) + width > 32 { words[4 * word + 4 + index % 4] |= number >> (32 - shift) }
    }
    for word in words { bytes.appendNumber(word, byteCount: 4) }
  }

  /// Reads a block, four numbers a call.
  @inline(__always)
  static func read(
    _ bytes: UnsafeRawPointer, width: Int, _ body: (_ index: Int, _ numbers: Lanes) -> Void
  ) {
    let mask = Lanes(
      repeating: UInt32(truncatingIfNeeded: (UInt64(1) << UInt64(truncatingIfNeeded: width)) &- 1))
    var bit = 0
    for index in 0..<(count / 4) {
      let place = bytes + (bit >> 5) &* 16
      let shift = UInt32(truncatingIfNeeded: bit & 31)
      let low = place.loadUnaligned(as: Lanes.self) &>> Lanes(repeating: shift)
      // Shifting by 32 in two steps gives the zeros that are meant where nothing is left over.
      let high =
        (place.loadUnaligned(fromByteOffset: 16, as: Lanes.self) &<< Lanes(repeating: 1))
        &<< Lanes(repeating: 31 &- shift)
      body(4 &* index, (low | high) & mask)
      bit &+= width
    }
  }

  /// Reads one number of a block.
  @inline(__always)
  static func number(at index: Int, _ bytes: UnsafeRawPointer, width: Int) -> UInt32 {
    let bit = (index &>> 2) &* width
    let offset: Int = (bit &>> 5) &* 16 &+ (index & 3) &* 4
    let place = bytes + offset
    let low = UInt64(place.loadUnaligned(as: UInt32.self).littleEndian)
    let high = UInt64(place.loadUnaligned(fromByteOffset: 16, as: UInt32.self).littleEndian)
    let both = (high &<< 32 | low) &>> UInt64(truncatingIfNeeded: bit & 31)
    let mask: UInt64 = (1 &<< UInt64(truncatingIfNeeded: width)) &- 1
    return UInt32(truncatingIfNeeded: both & mask)
  }
}
