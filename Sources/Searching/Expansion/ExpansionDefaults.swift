internal import Glibc

/// The constants of what is looked for beside what was typed.
enum ExpansionDefaults {
  static func env(_ name: String, _ value: Double) -> Double {
    getenv(name).flatMap { Double(String(cString: $0)) } ?? value
  }
  static let mass = Float(env("SX_MASS", 2))
  static let boost = Float(env("SX_BOOST", 0.9))
  static let caps = env("SX_CAP", 0) != 0
  static let dfWeighted = env("SX_DFW", 1) != 0
  static let mendFull = env("SX_MENDFULL", 1) != 0
  static let partShare = env("SX_PART", 0)

  /// Words that are expanded; a query of more says enough by itself.
  static let maximumWords = 64
}
