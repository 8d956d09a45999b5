/// UTF-16 and UTF-32: recognised with or without a byte order mark, and decoded.
struct WideText {
  let encoding: TextEncoding
  /// Bytes of the byte order mark.
  let markLength: Int

  /// Bytes that are looked at to recognise a text without a mark.
  private static let sampleLength = 1 << 16
  /// Of a hundred units, so many must be letters, signs and spaces that English and Russian use.
  private static let plausiblePercent = 70

  /// Recognises the mark, or else the pattern of units; nil where the bytes are neither.
  ///
  /// - Parameter containsLowControl: Whether there are bytes below 0x09, as in nearly all such texts.
  init?(recognizing bytes: UnsafeRawBufferPointer, containsLowControl: Bool) {
    let first = Array(bytes.prefix(4))
    switch first {
    case [0xFF, 0xFE, 0, 0] where bytes.count & 3 == 0: self.init(.utf32LE, markLength: 4)
    case [0, 0, 0xFE, 0xFF]: self.init(.utf32BE, markLength: 4)
    case _ where first.starts(with: [0xFF, 0xFE]) && Self.isMarked(bytes, .utf16LE):
      self.init(.utf16LE, markLength: 2)
    case _ where first.starts(with: [0xFE, 0xFF]) && Self.isMarked(bytes, .utf16BE):
      self.init(.utf16BE, markLength: 2)
    default:
      guard containsLowControl else { return nil }
      let best = [TextEncoding.utf32LE, .utf32BE, .utf16LE, .utf16BE]
        .map { (encoding: $0, percent: Self.plausibility(bytes, $0)) }
        .max { $0.percent < $1.percent }
      guard let best, best.percent >= Self.plausiblePercent else { return nil }
      self.init(best.encoding, markLength: 0)
    }
  }

  /// Takes the encoding as given; only its own mark is looked for. Nil where it is not a wide one.
  init?(_ encoding: TextEncoding, in bytes: UnsafeRawBufferPointer) {
    let mark: [UInt8]
    switch encoding {
    case .utf16LE: mark = [0xFF, 0xFE]
    case .utf16BE: mark = [0xFE, 0xFF]
    case .utf32LE: mark = [0xFF, 0xFE, 0, 0]
    case .utf32BE: mark = [0, 0, 0xFE, 0xFF]
    default: return nil
    }
    self.init(encoding, markLength: bytes.starts(with: mark) ? mark.count : 0)
  }

  private init(_ encoding: TextEncoding, markLength: Int) {
    self.encoding = encoding
    self.markLength = markLength
  }

  /// Decodes everything after the mark; a lone surrogate, a value beyond U+10FFFF and a broken end become U+FFFD.
  func decode(_ bytes: UnsafeRawBufferPointer) -> DecodedText {
    let units = Units(bytes, encoding, from: markLength)
    var capacity = 0
    units.forEachScalar { scalar in capacity &+= Self.encodedLength(scalar) }
    var decoded = DecodedText(
      encodings: [.init(name: encoding.rawValue, byteCount: bytes.count)])
    decoded.text = [UInt8](unsafeUninitializedCapacity: capacity) { memory, count in
      var builder = TextBuilder(into: UnsafeMutableRawBufferPointer(memory))
      units.forEachScalar { scalar in
        if let scalar {
          builder.append(scalar: scalar)
        } else {
          builder.appendReplacement()
        }
      }
      count = builder.count
      decoded.replacedCount = builder.replacedCount
      decoded.containsNUL = builder.containsNUL
    }
    return decoded
  }

  private static func encodedLength(_ scalar: UInt32?) -> Int {
    switch scalar {
    case .some(..<0x80): 1
    case .some(..<0x800): 2
    case .none, .some(..<0x10000): 3
    default: 4
    }
  }

  /// Whether the two bytes are a mark and not letters: windows-1251's "яю" are the same bytes. Text of two-byte units
  /// has zero bytes or others below 0x09, unless it is written without spaces in ideographs.
  private static func isMarked(_ bytes: UnsafeRawBufferPointer, _ encoding: TextEncoding) -> Bool {
    let sample = UnsafeRawBufferPointer(rebasing: bytes.prefix(sampleLength))
    if sample.contains(where: { $0 < 0x09 }) { return true }
    var count = 0
    var ideographs = 0
    Units(sample, encoding, from: 2).forEachScalar { scalar in
      count &+= 1
      if let scalar, (0x3000..<0xA000).contains(scalar) || (0xAC00..<0xD7B0).contains(scalar) {
        ideographs &+= 1
      }
    }
    return ideographs &* 100 >= count &* plausiblePercent
  }

  /// How many units of a hundred are characters of English or Russian text.
  private static func plausibility(
    _ bytes: UnsafeRawBufferPointer, _ encoding: TextEncoding
  ) -> Int {
    let width = encoding == .utf32LE || encoding == .utf32BE ? 4 : 2
    guard bytes.count >= width, bytes.count % width == 0 || bytes.count > 64 else { return 0 }
    let sample = UnsafeRawBufferPointer(rebasing: bytes.prefix(sampleLength))
    var count = 0
    var plausible = 0
    Units(sample, encoding, from: 0).forEachScalar { scalar in
      count &+= 1
      if let scalar, isPlausible(scalar) { plausible &+= 1 }
    }
    return plausible &* 100 / max(count, 1)
  }

  private static func isPlausible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20...0x7E, 0x09, 0x0A, 0x0D, 0xA0..<0x180, 0x400..<0x460, 0x2010..<0x2040, 0x2116: true
    case 0x2500..<0x2580: true
    default: false
    }
  }
}

/// Code units of two or four bytes, read as scalar values.
private struct Units {
  private let bytes: UnsafeRawBufferPointer
  private let start: Int
  private let isBigEndian: Bool
  private let isFourBytes: Bool

  init(_ bytes: UnsafeRawBufferPointer, _ encoding: TextEncoding, from start: Int) {
    self.bytes = bytes
    self.start = start
    isBigEndian = encoding == .utf16BE || encoding == .utf32BE
    isFourBytes = encoding == .utf32LE || encoding == .utf32BE
  }

  /// Calls `body` with each scalar value in order, nil for what is none.
  @inline(__always)
  func forEachScalar(_ body: (UInt32?) -> Void) {
    if isFourBytes {
      forEachOfFourBytes(body)
    } else {
      forEachOfTwoBytes(body)
    }
  }

  @inline(__always)
  private func forEachOfFourBytes(_ body: (UInt32?) -> Void) {
    var place = start
    while place &+ 4 <= bytes.count {
      let raw = bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)
      let value = isBigEndian ? UInt32(bigEndian: raw) : UInt32(littleEndian: raw)
      body(value < 0xD800 || (0xE000..<0x110000).contains(value) ? value : nil)
      place &+= 4
    }
    if place < bytes.count { body(nil) }
  }

  @inline(__always)
  private func forEachOfTwoBytes(_ body: (UInt32?) -> Void) {
    var place = start
    while place &+ 2 <= bytes.count {
      let unit = unit(place)
      place &+= 2
      if unit < 0xD800 || unit >= 0xE000 {
        body(unit)
      } else if unit < 0xDC00, place &+ 2 <= bytes.count,
        (0xDC00..<0xE000).contains(self.unit(place))
      {
        body(0x10000 &+ (unit & 0x3FF) << 10 &+ self.unit(place) & 0x3FF)
        place &+= 2
      } else {
        body(nil)
      }
    }
    if place < bytes.count { body(nil) }
  }

  @inline(__always)
  private func unit(_ place: Int) -> UInt32 {
    let raw = bytes.loadUnaligned(fromByteOffset: place, as: UInt16.self)
    return UInt32(isBigEndian ? UInt16(bigEndian: raw) : UInt16(littleEndian: raw))
  }
}
