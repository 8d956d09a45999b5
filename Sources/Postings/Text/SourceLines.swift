/// The line of the source of each line of a text, as the bytes that are stored: varints of the zigzag gaps.
enum SourceLines {
  static func encode(_ lines: [UInt32]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(lines.count)
    var last: Int64 = 0
    for line in lines {
      let gap = Int64(line) - last
      last = Int64(line)
      var code = UInt64(bitPattern: (gap << 1) ^ (gap >> 63))
      while code >= 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: code) | 0x80)
        code >>= 7
      }
      bytes.append(UInt8(code))
    }
    return bytes
  }

  static func decode(_ bytes: [UInt8]) -> [UInt32] {
    var lines: [UInt32] = []
    var last: Int64 = 0
    var code: UInt64 = 0
    var shift: UInt64 = 0
    for byte in bytes {
      code |= UInt64(byte & 0x7F) << min(shift, 63)
      shift += 7
      guard byte < 0x80 else { continue }
      last &+= Int64(bitPattern: code >> 1) ^ -Int64(bitPattern: code & 1)
      lines.append(UInt32(truncatingIfNeeded: last))
      code = 0
      shift = 0
    }
    return lines
  }
}
