/// The lengths of a run of documents as a row: for titles, then for bodies, the bytes of a number (1, 2 or 4) and the
/// numbers, lowest byte first.
enum LengthChunk {
  /// Documents of a row.
  static let size = 1024

  static func bytes(titles: ArraySlice<UInt32>, bodies: ArraySlice<UInt32>) -> [UInt8] {
    var bytes: [UInt8] = []
    for numbers in [titles, bodies] {
      let highest = numbers.max() ?? 0
      let width = highest < 1 << 8 ? 1 : highest < 1 << 16 ? 2 : 4
      bytes.append(UInt8(width))
      for number in numbers {
        for byte in 0..<width {
          bytes.append(UInt8(truncatingIfNeeded: number >> (8 * UInt32(byte))))
        }
      }
    }
    return bytes
  }

  /// Gives the lengths of `count` documents to `body`; false where the bytes are too few.
  static func read(
    _ bytes: UnsafeRawBufferPointer, count: Int,
    _ body: (_ index: Int, _ title: UInt32, _ body: UInt32) -> Void
  ) -> Bool {
    guard bytes.count >= 2 else { return false }
    let titleWidth = Int(bytes[0])
    let bodyStart = 1 + titleWidth * count
    guard bodyStart < bytes.count else { return false }
    let bodyWidth = Int(bytes[bodyStart])
    guard bodyStart + 1 + bodyWidth * count <= bytes.count else { return false }
    for index in 0..<count {
      body(
        index, number(bytes, 1 + titleWidth * index, titleWidth),
        number(bytes, bodyStart + 1 + bodyWidth * index, bodyWidth))
    }
    return true
  }

  @inline(__always)
  private static func number(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ width: Int) -> UInt32
  {
    switch width {
    case 1: UInt32(bytes[offset])
    case 2: UInt32(bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self).littleEndian)
    default: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self).littleEndian
    }
  }
}
