internal import CICU

/// All that decides which terms a text yields, in one line.
enum AnalyzerIdentity {
  /// Raised whenever a rule changes, so that indexes of other rules are rebuilt.
  static let version = 1

  static let line: String = {
    var icu = [CChar](repeating: 0, count: 24)
    var unicode = [CChar](repeating: 0, count: 24)
    cicu_versions(&icu, &unicode)
    return "slovo-analyzer \(version); icu \(text(icu)); unicode \(text(unicode)); "
      + "snowball \(String(stemFingerprint, radix: 16))"
  }()

  private static let morphologyKey = "; morphology "

  static func line(_ morphology: String?) -> String {
    morphology.map { line + morphologyKey + $0 } ?? line
  }

  static func morphologyFingerprint(in identity: String) -> String? {
    let known = line + morphologyKey
    return identity.hasPrefix(known) ? String(identity.dropFirst(known.count)) : nil
  }

  private static func text(_ characters: [CChar]) -> String {
    String(decoding: characters.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The Snowball library tells no version; words on which its versions have differed tell it
  /// instead.
  private static var stemFingerprint: UInt32 {
    let stemmer = WordStemmer()
    var hash: UInt32 = 0x811C_9DC5  // FNV-1a
    for word in probes {
      let bytes = Array(word.utf8)
      let alphabets: Alphabets = bytes.first.map { $0 < 0x80 } == true ? .latin : .cyrillic
      bytes.withUnsafeBufferPointer { buffer in
        guard let start = buffer.baseAddress else { return }
        let stem = stemmer.stem(start, buffer.count, alphabets)
        for index in 0..<stem.count { hash = (hash ^ UInt32(stem.bytes[index])) &* 0x0100_0193 }
        hash = (hash ^ 0x20) &* 0x0100_0193
      }
    }
    return hash
  }

  private static let probes = [
    "agreed", "analyses", "bluely", "conductors", "congeners", "dying", "early", "emigrate",
    "evening", "exceed", "generally", "goose", "hospital", "internal", "international", "inning",
    "lateral", "lying", "organization", "over", "paste", "past", "proceed", "skies", "sky",
    "succeed", "tying", "universal", "university", "yelled", "алкоголе", "бегавший", "важнейшего",
    "вышедшая", "действительность", "еще", "знание", "красивейшие", "людьми", "московская",
    "норовым", "организации", "пришедшими", "путешествующего", "совершенно", "судьбе", "умываться",
  ]
}
