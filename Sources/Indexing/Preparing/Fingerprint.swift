internal import Analysis

/// A simhash (Charikar 2002) of the triples of neighbouring words of a text: near-copies differ in few bits.
///
/// Of long texts only every fourth triple counts, chosen by its hash and so alike in copies. An empty text gives 0.
enum Fingerprint {
  /// Texts with fewer positions count every triple.
  private static let sampledFrom = 1024

  static func of(_ terms: PackedTerms) -> UInt64 {
    var counters = BitCounters()
    var previous: (UInt64, UInt64) = (0, 0)
    let samples = terms.positionCount > sampledFrom
    terms.bytes.withUnsafeBytes { bytes in
      var offset = 0
      while offset + 3 <= bytes.count {
        let length = Int(bytes[offset + 1]) | Int(bytes[offset + 2]) << 8
        let start = offset + 3
        offset = start + length
        // Only the first term of a position: it stands for the word.
        guard bytes[start - 3] == 0, offset <= bytes.count else { continue }
        let word = hash(UnsafeRawBufferPointer(rebasing: bytes[start..<offset]))
        let triple = mix(previous.0 &* 3 &+ previous.1 &* 5 &+ word)
        previous = (previous.1, word)
        if samples, triple & 3 != 0 { continue }
        counters.count(triple)
      }
    }
    return counters.majority
  }

  /// Eight bytes at a time, the last of them once more; words shorter than that in one go.
  @inline(__always)
  private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let count = bytes.count
    var state = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    func load(_ offset: Int) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    func loadHalf(_ offset: Int) -> UInt64 {
      UInt64(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
    if count >= 8 {
      var offset = 0
      while offset &+ 8 < count {
        state = (state ^ load(offset)) &* 0xFF51_AFD7_ED55_8CCD
        state ^= state >> 32
        offset &+= 8
      }
      state ^= load(count &- 8)
    } else if count >= 4 {
      state ^= loadHalf(0) << 32 | loadHalf(count &- 4)
    } else if count > 0 {
      state ^= UInt64(bytes[0]) << 16 | UInt64(bytes[count >> 1]) << 8 | UInt64(bytes[count &- 1])
    }
    state = state &* 0xC4CE_B9FE_1A85_EC53
    return state ^ state >> 32
  }

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// How often each of 64 bits was set, of all numbers counted.
///
/// The bits of a number are counted eight at a time, a byte each, in words that are emptied before a byte is full.
private struct BitCounters {
  /// Byte `i` of word `j` counts bit `8 * i + j`.
  private var words: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) =
    (0, 0, 0, 0, 0, 0, 0, 0)
  private var pending = 0
  private var totals = [Int](repeating: 0, count: 64)
  private var numbers = 0

  @inline(__always)
  mutating func count(_ value: UInt64) {
    let lowest: UInt64 = 0x0101_0101_0101_0101
    words.0 &+= value & lowest
    words.1 &+= value >> 1 & lowest
    words.2 &+= value >> 2 & lowest
    words.3 &+= value >> 3 & lowest
    words.4 &+= value >> 4 & lowest
    words.5 &+= value >> 5 & lowest
    words.6 &+= value >> 6 & lowest
    words.7 &+= value >> 7 & lowest
    pending &+= 1
    if pending == 255 { empty() }
  }

  @inline(never)
  private mutating func empty() {
    let all = [words.0, words.1, words.2, words.3, words.4, words.5, words.6, words.7]
    for (word, bits) in all.enumerated() {
      for byte in 0..<8 { totals[8 * byte + word] += Int(bits >> UInt64(8 * byte) & 0xFF) }
    }
    numbers += pending
    pending = 0
    words = (0, 0, 0, 0, 0, 0, 0, 0)
  }

  /// The bits that were set in more than half of the numbers.
  var majority: UInt64 {
    var counters = self
    counters.empty()
    var bits: UInt64 = 0
    for bit in 0..<64 where 2 * counters.totals[bit] > counters.numbers { bits |= 1 << UInt64(bit) }
    return bits
  }
}
