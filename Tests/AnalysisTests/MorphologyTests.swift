import TestSupport
import Testing

@testable import Analysis

/// Dictionaries of forms: made, read, damaged.
@Suite struct MorphologyTests {
  private let folder = TemporaryFolder()

  private func bytes(_ dictionary: SmallDictionary) throws -> [UInt8] {
    let files = dictionary.files
    let read = try OpenCorporaDictionary(path: "test") { files[$0] }
    var builder = MorphologyBuilder()
    try read.add(to: &builder)
    return builder.file(source: read.source)
  }

  private func open(_ bytes: [UInt8]) throws(MorphologyError) -> LemmaDictionary {
    folder.write("forms", bytes)
    return try LemmaDictionary(file: Array(folder("forms").utf8))
  }

  private func example() throws -> LemmaDictionary { try open(try bytes(.example)) }

  @Test(arguments: [
    ("шел", ["идти"]), ("шедший", ["идти"]), ("идти", ["идти"]), ("шли", ["идти", "слать"]),
    ("люди", ["человек"]), ("елок", ["елка"]), ("елка", ["елка"]),
    ("вина", ["вино"]), ("вину", ["вина", "вино"]), ("наилучший", ["хороший"]),
    ("получше", ["хороший"]), ("все", ["все"]), ("всего", ["все"]), ("норов", []), ("шелк", []),
    ("ше", []), ("", []), ("word", []), ("ш", []), ("шёл", []),
  ])
  func `a form has the lemmas of its lexemes, ё as е`(_ form: String, _ lemmas: [String]) throws {
    #expect(try example().lemmas(of: form).sorted() == lemmas.sorted())
    if lemmas.count > 1, form == "вину" {
      #expect(try example().lemmas(of: form) == lemmas, "the likeliest first")
    }
  }

  @Test func `a dictionary says what it is`() throws {
    let morphology = try example()
    #expect(morphology.source == "test revision 7, 2026-01-02; CC BY-SA 3.0")
    #expect(morphology.lemmaCount == 11)
    #expect(morphology.isSound())
    #expect(morphology.fingerprint.count == 16)
    let other = try open(try bytes(SmallDictionary([["идти", "шёл"]])))
    #expect(other.fingerprint != morphology.fingerprint)
    #expect(Analyzer.identity(with: nil) == Analyzer.identity)
    #expect(
      Analyzer.identity(with: other) == Analyzer.identity + "; morphology \(other.fingerprint)")
    #expect(
      Analyzer.morphologyFingerprint(in: Analyzer.identity(with: other)) == other.fingerprint)
    #expect(Analyzer.morphologyFingerprint(in: Analyzer.identity) == nil)
    #expect(Analyzer.morphologyFingerprint(in: "other; morphology 7") == nil)
  }

  @Test func `all forms of a random dictionary are found, and nothing else`() throws {
    let seed: UInt64 = 11
    var generator = SeededGenerator(seed: seed)
    var builder = MorphologyBuilder()
    var known: [String: Set<String>] = [:]
    func word() -> String {
      let letters = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
        "абвгеий".randomElement(using: &generator) ?? "а"
      }
      return String(letters)
    }
    for _ in 0..<3_000 {
      let (form, lemma) = (word(), word())
      guard (known[form]?.count ?? 0) < 4 else { continue }
      known[form, default: []].insert(lemma)
      builder.add(form: form.utf8, lemmas: [(lemma: Array(lemma.utf8), weight: 0)])
    }
    let morphology = try open(builder.file(source: "random"))
    #expect(morphology.formCount == known.count)
    for _ in 0..<3_000 {
      let form = word()
      #expect(
        Set(morphology.lemmas(of: form)) == known[form] ?? [], "seed \(seed), \(form)")
    }
    for (form, lemmas) in known {
      #expect(Set(morphology.lemmas(of: form)) == lemmas, "seed \(seed), \(form)")
    }
  }

  @Test func `a cut or foreign file is refused in words`() throws {
    let whole = try bytes(.example)
    #expect(throws: MorphologyError.foreign(path: folder("forms"))) { try open([]) }
    #expect(throws: MorphologyError.foreign(path: folder("forms"))) {
      try open(Array("no dictionary at all, but a text that is long enough to be one.....".utf8))
    }
    for count in stride(from: 64, to: whole.count, by: 97) {
      #expect(
        throws: MorphologyError.damaged(
          path: folder("forms"), reason: "it has \(count) bytes of \(whole.count)")
      ) { try open(Array(whole[..<count])) }
    }
    var newer = whole
    newer[8] = 2
    #expect(
      throws: MorphologyError.newerFormat(path: folder("forms"), found: 2, supported: 1)
    ) { try open(newer) }
    #expect(throws: MorphologyError.self) {
      try LemmaDictionary(file: Array(folder("absent").utf8))
    }
    #expect(throws: MorphologyError.foreign(path: folder.path)) {
      try LemmaDictionary(file: Array(folder.path.utf8))
    }
  }

  @Test func `damage within is told by the check, and never traps`() throws {
    let seed: UInt64 = 5
    var generator = SeededGenerator(seed: seed)
    let whole = try bytes(.example)
    for _ in 0..<400 {
      var broken = whole
      for _ in 0..<Int.random(in: 1...20, using: &generator) {
        let at = Int.random(in: 0..<whole.count, using: &generator)
        broken[at] = UInt8.random(in: 0...255, using: &generator)
      }
      guard broken != whole, let morphology = try? open(broken) else { continue }
      #expect(!morphology.isSound(), "seed \(seed)")
      for forms in SmallDictionary.example.lexemes {
        for form in forms { _ = morphology.lemmas(of: form) }
      }
      let analyzer = Analyzer(morphology: morphology)
      _ = analyzer.queryWords("шёл люди по-русски")
      Array("Шёл, люди; чело-век ёлки".utf8).withUnsafeBufferPointer { _ = analyzer.tokens($0) }
    }
  }

  @Test func `damaged sources are refused in words, and never trap`() throws {
    let seed: UInt64 = 6
    var generator = SeededGenerator(seed: seed)
    let files = SmallDictionary.example.files
    for part in OpenCorporaDictionary.parts {
      #expect(throws: MorphologyError.missing(path: "test", part: part)) {
        try OpenCorporaDictionary(path: "test") { $0 == part ? nil : files[$0] }
      }
      for _ in 0..<60 {
        var broken = files
        var bytes = files[part] ?? []
        if Bool.random(using: &generator) {
          bytes = Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &generator)))
        } else {
          for _ in 0..<3 {
            bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(
              in: 0...255, using: &generator)
          }
        }
        broken[part] = bytes
        do {
          let read = try OpenCorporaDictionary(path: "test") { broken[$0] }
          var builder = MorphologyBuilder()
          try read.add(to: &builder)
          _ = builder.file(source: read.source)
        } catch is MorphologyError {
          // In words, whatever it was.
        }
      }
    }
  }

  // MARK: terms

  private func terms(_ text: String, _ analyzer: Analyzer) -> [[String]] {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      analyzer.tokens(bytes).map { token in
        token.terms.map { "\(Character(Unicode.Scalar($0.term.kind.rawValue)))\($0.term.text)" }
      }
    }
  }

  @Test func `a word has its lemmas behind its form and stem, but those that it is itself`() throws
  {
    let analyzer = Analyzer(morphology: try example())
    #expect(
      terms("Шёл шли идти людей ёлка вина word", analyzer) == [
        ["Bшел", "Lидти"], ["Bшли", "Lидти", "Lслать"], ["Eидти", "Sидт"],
        ["Eлюдей", "Sлюд", "Lчеловек"], ["Eелка", "Sелк"], ["Eвина", "Sвин", "Lвино"], ["Bword"],
      ])
    let rules = Array("людей".utf8).withUnsafeBufferPointer {
      analyzer.tokens($0).flatMap { $0.terms.map(\.rule) }
    }
    #expect(rules == ["form", "stem", "lemma"])
  }

  @Test func `parts of compounds and mended words have lemmas too`() throws {
    let analyzer = Analyzer(morphology: try example())
    #expect(
      terms("люди-города", analyzer) == [
        ["Bлюдигород"], ["Eлюди", "Sлюд", "Lчеловек"], ["Eгорода", "Sгород", "Lгород"],
      ] || terms("люди-города", analyzer).flatMap { $0 }.contains("Lчеловек"))
    #expect(terms("люди-города", analyzer).flatMap { $0 }.contains("Lгород"))
    // The first letters are Latin.
    #expect(terms("гoрода", analyzer).flatMap { $0 }.contains("Lгород"))
  }

  @Test func `a query looks for the likeliest lemma, written or the form itself`() throws {
    let analyzer = Analyzer(morphology: try example())
    let words = analyzer.queryWords("шёл вину норов word")
    #expect(words[0].lemmas == [Term(.lemma, "идти"), Term(.exact, "идти"), Term(.both, "идти")])
    #expect(words[1].lemmas.map(\.text) == ["вина", "вина", "вина"])
    #expect(words[2].lemmas.isEmpty)
    #expect(words[3].lemmas.isEmpty)
    let plain = Analyzer().queryWords("шёл вину норов word")
    #expect(words.map(\.stems) == plain.map(\.stems))
    #expect(words.map(\.exacts) == plain.map(\.exacts))
  }

  @Test func `but for lemmas the terms are those without a dictionary`() throws {
    let seed: UInt64 = 9
    var generator = SeededGenerator(seed: seed)
    let with = Analyzer(morphology: try example())
    let without = Analyzer()
    let words =
      SmallDictionary.example.lexemes.flatMap { $0 } + [
        "Норов", "city", "гoрод", "3.14", "ёлоч\nка",
      ]
    let joints = [" ", " ", "-", "-\n", "/", ", ", "_"]
    for _ in 0..<2_000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        text += words.randomElement(using: &generator) ?? ""
        text += joints.randomElement(using: &generator) ?? " "
      }
      let bytes = Array(text.utf8)
      var seen: Set<[UInt8]> = []
      var terms: [(Int, [UInt8])] = []
      bytes.withUnsafeBufferPointer { bytes in
        with.forEachTerm(in: bytes) { position, _, term in
          let key = Array("\(position) ".utf8) + term
          #expect(seen.insert(key).inserted, "seed \(seed): twice in \(text.debugDescription)")
          if term.first != TermKind.lemma.rawValue { terms.append((position, Array(term))) }
        }
        var plain: [(Int, [UInt8])] = []
        without.forEachTerm(in: bytes) { position, _, term in plain.append((position, Array(term)))
        }
        #expect(
          terms.map(\.0) == plain.map(\.0) && terms.map(\.1) == plain.map(\.1),
          "seed \(seed): \(text.debugDescription)")
      }
    }
  }
}
