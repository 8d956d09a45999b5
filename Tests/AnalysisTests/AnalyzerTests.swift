import Analysis
import Testing

@Suite struct AnalyzerTests {
  @Test func `a form that is its own stem is stored once`() {
    assertAnalyzes("Cat", "Bcat")
    assertAnalyzes("Кот", "Bкот")
  }

  @Test func `each word yields its exact form and its stem at one position`() {
    assertAnalyzes("executives смартфоны", "Eexecutives Sexecut | Eсмартфоны Sсмартфон")
  }

  @Test func `the stemmer is chosen by the alphabet of each word`() {
    assertAnalyzes("running бегающий", "Erunning Srun | Eбегающий Sбега")
  }

  @Test func `words with digits are not stemmed`() {
    assertAnalyzes("mp3s 1990s версия2", "Bmp3s | B1990s | Bверсия2")
  }

  @Test func `other alphabets are words as they are`() {
    assertAnalyzes("Ελλάδα 東京", "Bελλάδα | B東京")
  }

  @Test(arguments: [
    ("Ёлка", "Елка"), ("ёж", "ЕЖ"), ("Мирзиёев", "Мирзиеев"),
    ("за\u{301}мок", "замок"), ("за\u{300}мок", "замок"), ("ѐ ѝ", "е и"),
    ("и\u{306}од", "йод"), ("е\u{308}ж", "еж"), ("мо\u{AD}локо", "молоко"),
    ("café", "cafe"), ("cafe\u{301}", "cafe"), ("Łódź", "lodz"), ("Æsir", "aesir"),
    ("ﬁne", "fine"), ("Ｗｉｄｅ", "wide"), ("don’t", "don't"), ("donʼt", "don't"),
    ("Straße", "strasse"), ("İstanbul", "istanbul"),
  ])
  func `folding makes equal`(typed: String, plain: String) {
    #expect(analyzed(typed) == analyzed(plain))
  }

  @Test(arguments: ["й и", "ї і", "ў у", "ґ г", "є е", "ќ к"])
  func `marks that make another letter are kept`(pair: String) {
    let terms = analyzed(pair).split(separator: " | ")
    #expect(terms.count == 2 && terms[0] != terms[1])
  }

  @Test func `surnames have the stem of their other cases beside their own`() {
    assertAnalyzes("Норов", "Bноров Sнор")
    assertAnalyzes("Норова", "Eнорова Sноров")
    assertAnalyzes("Соловьёв", "Bсоловьев Sсолов")
    assertAnalyzes("лев", "Bлев")
  }

  @Test(arguments: [
    ("John's", "John"), ("John’s", "John"), ("O'Brien's", "O'Brien"), ("it's", "it"),
  ])
  func `possessives lose their ending`(typed: String, plain: String) {
    #expect(analyzed(typed) == analyzed(plain))
  }

  @Test func `contractions are one word and keep their apostrophe`() {
    assertAnalyzes("don't we’re", "Bdon't | Ewe're Swe'r")
    #expect(!finds("were", in: "we're here"))
  }

  @Test func `words are cut at a character boundary`() {
    let long = String(repeating: "щ", count: 1000)
    let cut = "B" + String(repeating: "щ", count: 120)
    assertAnalyzes(long, cut)
    assertAnalyzes("1" + long, "B1" + String(repeating: "щ", count: 119))
  }

  @Test func `ill-formed bytes separate words`() {
    let bytes: [UInt8] = Array("мир".utf8) + [0xFF] + Array("труд".utf8) + [0xD0]
    var packed = PackedTerms()
    bytes.withUnsafeBufferPointer { Analyzer().pack($0, into: &packed) }
    #expect(packed.positionCount == 2)
  }

  @Test func `nothing yields nothing`() {
    assertAnalyzes("", "")
    assertAnalyzes(" \n-- … «» * \" @ ___", "")
  }

  @Test func `records are a flag, a length and the stored term`() {
    var packed = PackedTerms()
    var text = "Норов"
    text.withUTF8 { Analyzer().pack($0, into: &packed) }
    #expect(
      packed.bytes == [0, 11, 0] + Array("Bноров".utf8) + [1, 7, 0] + Array("Sнор".utf8))
    #expect(packed.positionCount == 1)
  }

  @Test func `packing appends`() {
    let analyzer = Analyzer()
    var packed = PackedTerms()
    var text = "one two"
    for _ in 0..<2 { text.withUTF8 { analyzer.pack($0, into: &packed) } }
    #expect(packed.positionCount == 4)
  }

  @Test func `words of all lengths and compounds keep their order`() {
    var text = ""
    var expected: [String] = []
    for number in 0..<300 {
      let word = "w\(number)" + String(repeating: "ы", count: number % 150)
      text += number % 7 == 0 ? "a-\(word) " : "\(word) "
      expected.append(word)
    }
    let tokens = text.withUTF8 { Analyzer().tokens($0) }
    let bytes = Array(text.utf8)
    // The part before the hyphen and the compound itself begin with it; of each word one token is left.
    let words = tokens.map { String(decoding: bytes[$0.range], as: UTF8.self) }
      .filter { $0.hasPrefix("w") }
    #expect(words == expected)
    #expect(tokens.map(\.position) == tokens.map(\.position).sorted())
  }

  @Test func `the identity names all that decides about terms in one line`() {
    #expect(Analyzer.identity.hasPrefix("slovo-analyzer 1; icu "))
    #expect(Analyzer.identity.contains("; unicode "))
    #expect(Analyzer.identity.contains("; snowball "))
    #expect(!Analyzer.identity.contains("\n"))
  }

  @Test func `tokens tell which rule made each term`() {
    var text = "Hopoв's e-books"
    let tokens = text.withUTF8 { Analyzer().tokens($0) }
    let lines = tokens.map { token in
      let terms = token.terms.map { "\($0.term.text) (\($0.rule))" }.joined(separator: ", ")
      return "\(token.position) \(token.range): \(terms)"
    }
    #expect(
      lines == [
        "0 0..<8: норов (clean twin), нор (stem), Hopoв (mixed script)",
        "1 9..<16: ebooks (joined), ebook (stem)",
        "1 9..<10: e (part)",
        "2 11..<16: books (part), book (stem)",
      ])
  }
}
