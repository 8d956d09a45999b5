/// What a word may stand for, packed: for each target its kind, the probability in 1/65535, the form to show
/// with its length, and the same for the stem.
enum TargetList {
  struct Target: Sendable, Equatable {
    enum Kind: UInt8, Sendable {
      case translation = 0
      case acronym = 1
      case synonym = 2
    }

    var kind: Kind
    var stem: String
    /// The form that sources have most.
    var form: String
    /// 0…1
    var probability: Double
  }

  static func pack(_ targets: [Target]) -> [UInt8] {
    var bytes: [UInt8] = []
    for target in targets {
      let p = UInt16(max(0, min(65535, (target.probability * 65535).rounded())))
      bytes += [target.kind.rawValue, UInt8(p >> 8), UInt8(p & 0xFF)]
      for text in [target.form, target.stem] {
        let letters = text.utf8.prefix(255)
        bytes.append(UInt8(letters.count))
        bytes += letters
      }
    }
    return bytes
  }

  /// What can be read of damaged bytes.
  static func unpack(_ bytes: [UInt8]) -> [Target] {
    var targets: [Target] = []
    var at = 0
    func text() -> String? {
      guard at < bytes.count, Int(bytes[at]) <= bytes.count - at - 1 else { return nil }
      let end = at + 1 + Int(bytes[at])
      defer { at = end }
      return String(decoding: bytes[at + 1..<end], as: UTF8.self)
    }
    while at + 3 < bytes.count, let kind = Target.Kind(rawValue: bytes[at]) {
      let p = Int(bytes[at + 1]) << 8 | Int(bytes[at + 2])
      at += 3
      guard let form = text(), let stem = text() else { break }
      targets.append(
        Target(kind: kind, stem: stem, form: form, probability: Double(p) / 65535))
    }
    return targets
  }
}
