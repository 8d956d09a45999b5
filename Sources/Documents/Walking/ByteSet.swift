/// The bytes that a bracket expression of a glob stands for; never `/`.
struct ByteSet: Sendable {
  private var low: (UInt64, UInt64) = (0, 0)
  private var high: (UInt64, UInt64) = (0, 0)

  func contains(_ byte: UInt8) -> Bool {
    let bit = UInt64(1) << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: return low.0 & bit != 0
    case 1: return low.1 & bit != 0
    case 2: return high.0 & bit != 0
    default: return high.1 & bit != 0
    }
  }

  private mutating func insert(_ byte: UInt8) {
    let bit = UInt64(1) << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: low.0 |= bit
    case 1: low.1 |= bit
    case 2: high.0 |= bit
    default: high.1 |= bit
    }
  }

  private mutating func insert(_ range: ClosedRange<UInt8>) {
    for byte in range { insert(byte) }
  }

  private mutating func invert() {
    low = (~low.0, ~low.1)
    high = (~high.0, ~high.1)
  }

  private mutating func remove(_ byte: UInt8) {
    guard contains(byte) else { return }
    var single = Self()
    single.insert(byte)
    low = (low.0 & ~single.low.0, low.1 & ~single.low.1)
    high = (high.0 & ~single.high.0, high.1 & ~single.high.1)
  }

  /// Reads the expression whose `[` is at an index.
  ///
  /// - Returns: The set and the index after its `]`; nil where it is not closed or names no class.
  static func parse(_ bytes: [UInt8], at start: Int) -> (Self, Int)? {
    var set = Self()
    var index = start + 1
    func byte(_ position: Int) -> UInt8? { position < bytes.count ? bytes[position] : nil }
    let isNegated = byte(index) == 0x21 || byte(index) == 0x5E
    if isNegated { index += 1 }
    var isFirst = true
    var previous: UInt8?
    while let current = byte(index), isFirst || current != 0x5D {
      isFirst = false
      if current == 0x5B, byte(index + 1) == 0x3A {
        guard let close = bytes[(index + 2)...].firstIndex(of: 0x5D) else { return nil }
        if bytes[close - 1] == 0x3A, close - 1 >= index + 2 {
          let name = String(decoding: bytes[(index + 2)..<(close - 1)], as: UTF8.self)
          guard set.insertClass(name) else { return nil }
          previous = nil
          index = close + 1
          continue
        }
        // No `:]`: the bracket is itself.
      }
      if current == 0x2D, let lower = previous, let next = byte(index + 1), next != 0x5D {
        var upper = next
        index += 1
        if upper == 0x5C {
          guard let escaped = byte(index + 1) else { return nil }
          upper = escaped
          index += 1
        }
        if lower <= upper { set.insert(lower...upper) }
        previous = nil
        index += 1
        continue
      }
      var literal = current
      if current == 0x5C {
        guard let escaped = byte(index + 1) else { return nil }
        literal = escaped
        index += 1
      }
      set.insert(literal)
      previous = literal
      index += 1
    }
    guard byte(index) == 0x5D else { return nil }
    if isNegated { set.invert() }
    set.remove(0x2F)
    return (set, index + 1)
  }

  private mutating func insertClass(_ name: String) -> Bool {
    switch name {
    case "alnum":
      insert(0x30...0x39)
      insert(0x41...0x5A)
      insert(0x61...0x7A)
    case "alpha":
      insert(0x41...0x5A)
      insert(0x61...0x7A)
    case "blank":
      insert(0x09)
      insert(0x20)
    case "cntrl":
      insert(0x00...0x1F)
      insert(0x7F)
    case "digit": insert(0x30...0x39)
    case "graph": insert(0x21...0x7E)
    case "lower": insert(0x61...0x7A)
    case "print": insert(0x20...0x7E)
    case "punct":
      insert(0x21...0x2F)
      insert(0x3A...0x40)
      insert(0x5B...0x60)
      insert(0x7B...0x7E)
    case "space":
      insert(0x09...0x0D)
      insert(0x20)
    case "upper": insert(0x41...0x5A)
    case "xdigit":
      insert(0x30...0x39)
      insert(0x41...0x46)
      insert(0x61...0x66)
    default: return false
    }
    return true
  }
}
