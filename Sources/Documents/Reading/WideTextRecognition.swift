/// Recognises UTF-16 and UTF-32, whose zero bytes would otherwise speak for binary data.
enum WideTextRecognition {
  /// A unit is plausible when it is a printable letter or mark of the scripts that we meet.
  private static func isPlausible(_ unit: UInt32) -> Bool {
    switch unit {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0xA0...0x24F, 0x300...0x52F, 0x2010...0x2122, 0xFEFF: true
    default: false
    }
  }

  /// Whether bytes begin with a byte order mark of UTF-16 or UTF-32 or have their pattern: of the
  /// first 4,096 units 95 % plausible, and at least one of them with a zero byte.
  static func isLikely(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || bytes.starts(with: [0, 0, 0xFE, 0xFF])
    {
      return true
    }
    guard bytes.count >= 4, bytes.prefix(8192).contains(0) else { return false }
    return share(in: bytes, width: 4, bigEndian: false)
      || share(in: bytes, width: 4, bigEndian: true)
      || share(in: bytes, width: 2, bigEndian: false) || share(in: bytes, width: 2, bigEndian: true)
  }

  private static func share(in bytes: [UInt8], width: Int, bigEndian: Bool) -> Bool {
    guard bytes.count.isMultiple(of: width) || bytes.count > 8192 else { return false }
    let count = min(bytes.count / width, 4096)
    var plausible = 0
    for index in 0..<count {
      var unit: UInt32 = 0
      for offset in 0..<width {
        let byte = UInt32(bytes[index * width + offset])
        unit |= byte << UInt32(8 * (bigEndian ? width - 1 - offset : offset))
      }
      plausible += isPlausible(unit) ? 1 : 0
    }
    return plausible * 100 >= count * 95
  }
}
