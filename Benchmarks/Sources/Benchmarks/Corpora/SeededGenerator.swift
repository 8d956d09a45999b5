internal import Glibc

/// Random numbers that are the same from the same seed: SplitMix64 (Steele, Lea, Flood, "Fast
/// splittable pseudorandom number generators", 2014).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// In 0..<bound, or 0.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

  /// In 0..<1.
  mutating func share() -> Double { Double(next() >> 11) / Double(1 << 53) }

  /// Lognormal: the logarithm is normal with the median's as mean and this deviation (Box and
  /// Muller 1958).
  mutating func lognormal(median: Double, deviation: Double) -> Double {
    let radius = sqrt(-2 * log(1 - share()))
    return median * exp(deviation * radius * cos(2 * .pi * share()))
  }
}
