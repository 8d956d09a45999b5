/// Random numbers whose whole sequence follows from a seed (SplitMix64: Steele, Lea, Flood 2014),
/// so that a p-value can be had again.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A number below `count`, which is above 0 and below 2³². Lemire's multiplication without its
  /// rejection: the bias is below `count` / 2³².
  mutating func index(below count: Int) -> Int {
    Int(((next() >> 32) &* UInt64(count)) >> 32)
  }
}
