internal import Glibc

/// Classes of ASCII bytes; all other bytes belong to none.
enum ASCII {
  static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
  static func lowercased(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  /// Where a word first begins in bytes.
  static func find(_ word: StaticString, in bytes: [UInt8]) -> Int? {
    let length = word.utf8CodeUnitCount
    return bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return nil }
      var start = 0
      while start + length <= buffer.count,
        let found = memchr(
          base + start, Int32(word.utf8Start[0]), buffer.count - length + 1 - start)
      {
        start = UnsafeRawPointer(found) - base
        if memcmp(found, word.utf8Start, length) == 0 { return start }
        start += 1
      }
      return nil
    }
  }

  /// Bytes without white space at their ends.
  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var slice = bytes
    while let first = slice.first, isSpace(first) { slice.removeFirst() }
    while let last = slice.last, isSpace(last) { slice.removeLast() }
    return slice
  }
}
