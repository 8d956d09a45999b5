/// The lengths of a run of documents as a row: for titles, then for bodies, the bytes of a number (1, 2 or 4) and the
/// numbers, lowest byte first.
enum LengthChunk {
  /// Documents of a row.
  static let size = 1024
  /// Bytes of the longest row.
  static let longest = 2 + 2 * 4 * size

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

  /// Writes the lengths of `count` documents, a title's positions counted `titleWeight` times; false where the
  /// bytes are too few.
  static func read(
    _ bytes: UnsafeRawBufferPointer, count: Int, titleWeight: Float,
    into lengths: UnsafeMutablePointer<Float>
  ) -> Bool {
    guard let columns = columns(bytes, count), let base = bytes.baseAddress else { return false }
    let (titles, bodies) = columns
    convert(base + titles.start, titles.width, count) { lengths[$0] = titleWeight * $1 }
    convert(base + bodies.start, bodies.width, count) { lengths[$0] += $1 }
    return true
  }

  /// The lengths of one document of `count`; nil where the bytes are too few.
  static func lengths(
    of index: Int, _ bytes: UnsafeRawBufferPointer, count: Int
  ) -> (title: UInt32, body: UInt32)? {
    guard index >= 0, index < count, let (titles, bodies) = columns(bytes, count) else {
      return nil
    }
    return (
      number(bytes, titles.start + titles.width * index, titles.width),
      number(bytes, bodies.start + bodies.width * index, bodies.width)
    )
  }

  private typealias Column = (start: Int, width: Int)

  private static func columns(
    _ bytes: UnsafeRawBufferPointer, _ count: Int
  ) -> (titles: Column, bodies: Column)? {
    guard bytes.count >= 2 else { return nil }
    let titles = (start: 1, width: Int(bytes[0]))
    let next = 1 + titles.width * count
    guard isWidth(titles.width), next < bytes.count else { return nil }
    let bodies = (start: next + 1, width: Int(bytes[next]))
    guard isWidth(bodies.width), bodies.start + bodies.width * count <= bytes.count else {
      return nil
    }
    return (titles, bodies)
  }

  private static func isWidth(_ count: Int) -> Bool { count == 1 || count == 2 || count == 4 }

  // A loop for each width, so that each becomes one of vectors.
  @inline(__always)
  private static func convert(
    _ start: UnsafeRawPointer, _ width: Int, _ count: Int, _ body: (Int, Float) -> Void
  ) {
    switch width {
    case 1:
      for index in 0..<count {
        body(index, Float(start.load(fromByteOffset: index, as: UInt8.self)))
      }
    case 2:
      for index in 0..<count {
        let number = start.loadUnaligned(fromByteOffset: 2 * index, as: UInt16.self)
        body(index, Float(UInt16(littleEndian: number)))
      }
    default:
      for index in 0..<count {
        let number = start.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self)
        body(index, Float(UInt32(littleEndian: number)))
      }
    }
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
