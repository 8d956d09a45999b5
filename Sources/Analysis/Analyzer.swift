/// Turns text into terms; the same for documents and queries.
///
/// Not thread-safe: it holds caches; make one a thread. They take at most some 48 MiB.
public final class Analyzer {
  /// What finds the words of a text.
  enum Segmentation {
    /// The table-driven scanner, with ICU for what it does not know.
    case scanner
    /// ICU alone: the oracle in tests.
    case icu
  }

  private let scanner = WordScanner()
  private let stemmer = WordStemmer()
  private let words: WordCache
  /// Apart, because most compounds are met once and would crowd the words out.
  private let compounds = TermCache(arenaLimit: 6 << 20, largest: 1 << 17)
  private let builder: TermBuilder
  private let compound = Compound()
  private let queue = WordQueue()
  private let buffer = PackingBuffer()
  private let segmentation: Segmentation

  /// What knows the lemmas of Russian words; without it there are none.
  public let morphology: LemmaDictionary?

  /// An analyzer with an empty cache.
  ///
  /// - Parameter morphology: A dictionary, for lemmas.
  public convenience init(morphology: LemmaDictionary? = nil) {
    self.init(segmentation: .scanner, morphology: morphology)
  }

  init(
    segmentation: Segmentation, words: WordCache = WordCache(), morphology: LemmaDictionary? = nil
  ) {
    self.segmentation = segmentation
    self.words = words
    self.morphology = morphology
    builder = TermBuilder(stemmer: stemmer, words: words, morphology: morphology)
  }

  /// Name, version and the versions of all that decides which terms a text yields, one line.
  ///
  /// An index stores it; an index of another identity must be rebuilt.
  public static var identity: String { AnalyzerIdentity.line }

  /// The same with a dictionary: its terms are those of an analyzer without one, and lemmas.
  public static func identity(with morphology: LemmaDictionary?) -> String {
    AnalyzerIdentity.line(morphology?.fingerprint)
  }

  /// The fingerprint of the dictionary that an identity was made with; nil without one.
  ///
  /// - Parameter identity: Of an analyzer that is this program's but for the dictionary; of others, nil.
  public static func morphologyFingerprint(in identity: String) -> String? {
    AnalyzerIdentity.morphologyFingerprint(in: identity)
  }

  /// Appends the terms of a text, packed for the index.
  ///
  /// - Parameter text: any bytes; ill-formed UTF-8 separates words.
  public func pack(_ text: UnsafeBufferPointer<UInt8>, into packed: inout PackedTerms) {
    buffer.removeAll()
    guard let sink = run(text, PackingSink(buffer)) else { return }
    packed.positionCount += sink.positions
    packed.bytes.append(
      contentsOf: UnsafeBufferPointer(start: UnsafePointer(buffer.bytes), count: buffer.count))
  }

  /// Hands over each term of a text in the order of ``pack(_:into:)``: its position, the bytes of
  /// the text that it stands for, and the term as the index stores it, kind byte first.
  ///
  /// Nothing is allocated a term: what highlighting runs over whole documents. The stored term is
  /// valid during its call; `body` must not use this analyzer.
  public func forEachTerm(
    in text: UnsafeBufferPointer<UInt8>,
    _ body: (_ position: Int, _ range: Range<Int>, _ storedTerm: UnsafeBufferPointer<UInt8>) -> Void
  ) {
    withoutActuallyEscaping(body) { body in
      _ = run(text, RecordSink { position, range, term, _ in body(position, range, term) })
    }
  }

  /// The tokens of a text with offsets and rules: what ``pack(_:into:)`` writes, for people and for
  /// highlighting.
  ///
  /// A compound comes before its parts; its token has the position of the first of them.
  public func tokens(_ text: UnsafeBufferPointer<UInt8>) -> [Token] {
    var tokens: [Token] = []
    _ = withoutActuallyEscaping(
      {
        (position: Int, range: Range<Int>, stored: UnsafeBufferPointer<UInt8>, rule: AnalysisRule)
        in
        guard let kind = stored.first.flatMap(TermKind.init(rawValue:)) else { return }
        let term = Term(kind, String(decoding: stored.dropFirst(), as: UTF8.self))
        let made = TokenTerm(term: term, rule: rule.name)
        if let last = tokens.last, last.position == position, last.range == range {
          tokens[tokens.count - 1].terms.append(made)
        } else {
          tokens.append(Token(range: range, position: position, terms: [made]))
        }
      }, do: { run(text, RecordSink($0)) })
    return tokens
  }

  /// The words of a query text, compounds whole.
  public func queryWords(_ text: String) -> [QueryWord] {
    var text = text
    return text.withUTF8 { bytes in
      guard let start = bytes.baseAddress else { return [] }
      var assembler = CompoundAssembler(
        bytes, start, scanner: scanner, compound: compound,
        sink: QuerySink(start, builder: QueryWordBuilder(stemmer: stemmer, morphology: morphology)))
      scanner.scan(bytes, into: &assembler)
      assembler.finish()
      return assembler.sink.words
    }
  }

  /// Sends a text through the whole way; nil when it is empty.
  @inline(__always)
  private func run<Sink: TermSink>(_ text: UnsafeBufferPointer<UInt8>, _ sink: Sink) -> Sink? {
    guard let start = text.baseAddress else { return nil }
    let producer = TermProducer(
      start, words: words, compounds: compounds, builder: builder, queue: queue, sink: sink)
    var assembler = CompoundAssembler(
      text, start, scanner: scanner, compound: compound, sink: producer)
    switch segmentation {
    case .scanner: scanner.scan(text, into: &assembler)
    case .icu: scanner.scanWithICU(text, into: &assembler)
    }
    assembler.finish()
    return assembler.sink.finish()
  }
}
