/// SQLite's integers of one to nine bytes, seven bits a byte, the highest first; the ninth byte gives all its eight
/// bits (SQLite file format, section 1.6).
enum Varint {
  static let maximumLength = 9

  /// Writes a value; gives the number of bytes.
  @inline(__always)
  static func put(_ value: UInt64, at place: UnsafeMutablePointer<UInt8>) -> Int {
    if value < 0x80 {
      place[0] = UInt8(truncatingIfNeeded: value)
      return 1
    }
    if value < 0x4000 {
      place[0] = UInt8(truncatingIfNeeded: value >> 7) | 0x80
      place[1] = UInt8(truncatingIfNeeded: value) & 0x7F
      return 2
    }
    return putLong(value, at: place)
  }

  @inline(never)
  private static func putLong(_ value: UInt64, at place: UnsafeMutablePointer<UInt8>) -> Int {
    if value >> 56 != 0 {
      place[8] = UInt8(truncatingIfNeeded: value)
      var rest = value >> 8
      for index in stride(from: 7, through: 0, by: -1) {
        place[index] = UInt8(truncatingIfNeeded: rest) | 0x80
        rest >>= 7
      }
      return 9
    }
    var count = 3
    while count < 8, value >> UInt64(7 * count) != 0 { count += 1 }
    var rest = value
    for index in stride(from: count - 1, through: 0, by: -1) {
      place[index] = UInt8(truncatingIfNeeded: rest) & 0x7F | (index == count - 1 ? 0 : 0x80)
      rest >>= 7
    }
    return count
  }

  /// Reads a value that lies whole in memory, and its length.
  @inline(__always)
  static func get(_ place: UnsafePointer<UInt8>) -> (value: UInt64, length: Int) {
    if place[0] < 0x80 { return (UInt64(place[0]), 1) }
    var value: UInt64 = 0
    for index in 0..<8 {
      value = value << 7 | UInt64(place[index] & 0x7F)
      if place[index] < 0x80 { return (value, index + 1) }
    }
    return (value << 8 | UInt64(place[8]), 9)
  }

  /// The bytes of some values, one behind the other.
  static func bytes(_ values: [UInt64]) -> [UInt8] {
    var bytes: [UInt8] = []
    for value in values {
      let room = [UInt8](unsafeUninitializedCapacity: maximumLength) { buffer, count in
        count = buffer.baseAddress.map { put(value, at: $0) } ?? 0
      }
      bytes += room
    }
    return bytes
  }
}
