internal import Analysis

/// A simhash (Charikar 2002) of the triples of neighbouring words of a text: near-copies differ in few bits.
///
/// Of long texts only every fourth triple counts, chosen by its hash and so alike in copies. An empty text gives 0.
enum Fingerprint {
  /// Texts with fewer positions count every triple.
  private static let sampledFrom = 1024

  static func of(_ terms: PackedTerms) -> UInt64 {
    var counters = [Int32](repeating: 0, count: 64)
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
        for bit in 0..<64 {
          counters[bit] &+= Int32(truncatingIfNeeded: (triple >> UInt64(bit)) & 1) &* 2 &- 1
        }
      }
    }
    var fingerprint: UInt64 = 0
    for bit in 0..<64 where counters[bit] > 0 { fingerprint |= 1 << UInt64(bit) }
    return fingerprint
  }

  private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var state: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return mix(state)
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
