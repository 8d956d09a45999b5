/// Writes decoded text into one block of memory of known size: line ends become `\n` on the way.
struct TextBuilder {
  private let memory: UnsafeMutableRawBufferPointer
  private(set) var count = 0
  private(set) var replacedCount = 0
  private(set) var containsNUL = false
  /// Whether the last byte was a carriage return, already written as a line feed.
  private var afterReturn = false

  init(into memory: UnsafeMutableRawBufferPointer) { self.memory = memory }

  /// An upper bound of what ``append(_:as:)`` writes, in bytes.
  static func capacity(_ bytes: UnsafeRawBufferPointer, as page: CodePage) -> Int {
    page.encoded.withUnsafeBufferPointer { encoded in
      var count = 0
      for byte in bytes { count &+= Int(encoded[Int(byte)] >> 24) }
      return count
    }
  }

  /// How many bytes ``append(utf8:)`` writes at most.
  static func capacity(utf8 bytes: UnsafeRawBufferPointer) -> Int {
    var count = 0
    var place = 0
    while place < bytes.count {
      let scalar = UTF8Scalar(bytes, at: place)
      count &+= scalar.value == nil ? 3 : scalar.length
      place &+= scalar.length
    }
    return count
  }

  /// Decodes bytes of a single-byte encoding. There must be room for ``capacity(_:as:)`` bytes.
  mutating func append(_ bytes: UnsafeRawBufferPointer, as page: CodePage) {
    page.encoded.withUnsafeBufferPointer { encoded in
      var place = 0
      while place < bytes.count {
        let byte = bytes[place]
        place &+= 1
        if byte < 0x20 {
          appendControl(byte)
          continue
        }
        let packed = encoded[Int(byte)]
        afterReturn = false
        if packed == 0x03BD_BFEF { replacedCount &+= 1 }
        store(packed)
      }
    }
  }

  /// Decodes UTF-8, each longest ill-formed sequence as one U+FFFD. There must be room for ``capacity(utf8:)``
  /// bytes.
  mutating func append(utf8 bytes: UnsafeRawBufferPointer) {
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte < 0x20 {
        appendControl(byte)
        place &+= 1
      } else if byte < 0x80 {
        memory[count] = byte
        count &+= 1
        place &+= 1
        afterReturn = false
      } else {
        let scalar = UTF8Scalar(bytes, at: place)
        afterReturn = false
        if scalar.value == nil {
          appendReplacement()
        } else {
          for offset in 0..<scalar.length { memory[count &+ offset] = bytes[place &+ offset] }
          count &+= scalar.length
        }
        place &+= scalar.length
      }
    }
  }

  /// Appends one scalar value, which must be no surrogate. There must be room for four bytes.
  mutating func append(scalar: UInt32) {
    if scalar < 0x20 {
      appendControl(UInt8(scalar))
    } else if scalar < 0x10000 {
      afterReturn = false
      store(packedUTF8(UInt16(scalar)))
    } else {
      afterReturn = false
      memory[count] = UInt8(0xF0 | scalar >> 18)
      memory[count &+ 1] = UInt8(0x80 | scalar >> 12 & 0x3F)
      memory[count &+ 2] = UInt8(0x80 | scalar >> 6 & 0x3F)
      memory[count &+ 3] = UInt8(0x80 | scalar & 0x3F)
      count &+= 4
    }
  }

  /// Appends U+FFFD and counts it.
  mutating func appendReplacement() {
    afterReturn = false
    replacedCount &+= 1
    store(0x03BD_BFEF)
  }

  private mutating func appendControl(_ byte: UInt8) {
    if byte == 0x0A, afterReturn {
      afterReturn = false
      return
    }
    afterReturn = byte == 0x0D
    if byte == 0 { containsNUL = true }
    memory[count] = afterReturn ? 0x0A : byte
    count &+= 1
  }

  @inline(__always)
  private mutating func store(_ packed: UInt32) {
    memory[count] = UInt8(truncatingIfNeeded: packed)
    let length = Int(packed >> 24)
    if length > 1 { memory[count &+ 1] = UInt8(truncatingIfNeeded: packed >> 8) }
    if length > 2 { memory[count &+ 2] = UInt8(truncatingIfNeeded: packed >> 16) }
    count &+= length
  }
}
