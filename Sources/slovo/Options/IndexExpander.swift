internal import Analysis
internal import Lexicon
internal import Postings
internal import Searching

/// What the lexicons and the vocabulary of an index know of query words, as searching asks for it.
///
/// Lexicons are opened for the first word, the vocabulary where similar words are looked for.
final class IndexExpander: QueryExpanding {
  private let reader: IndexReader
  private let analyzer: Analyzer?
  private let lexicon: String?
  private lazy var expander = QueryExpander(
    lexicons: Lexicons.open(besides: reader.folder, named: lexicon),
    vocabulary: IndexVocabulary.open(reader),
    analyzer: analyzer ?? Analyzer(morphology: reader.morphology))

  /// - Parameters:
  ///   - analyzer: That of the searcher it helps; else one of its own.
  ///   - lexicon: The one to use instead of the user's and the index's.
  init(_ reader: IndexReader, analyzer: Analyzer? = nil, lexicon: String? = nil) {
    self.reader = reader
    self.analyzer = analyzer
    self.lexicon = lexicon
  }

  /// A query with words of the index for those that it does not hold; nil where there are none.
  func suggestion(for text: String) -> String? {
    expander.options.mends = true
    expander.options.translates = true
    return expander.suggestion(forQuery: text)
  }

  func alternatives(
    for word: QueryWord, typed: String, wishes: ExpansionWishes
  ) -> [WordAlternative] {
    expander.options.translates = wishes.translates
    expander.options.mends = wishes.mends
    return expander.alternatives(for: word, typed: typed).map(WordAlternative.init)
  }

  func layoutReading(of text: String) -> String? {
    expander.options.mends = true
    return expander.layoutReading(ofQuery: text)?.text
  }
}

extension WordAlternative {
  fileprivate init(_ other: Alternative) {
    self.init(
      stems: other.terms, lemmas: other.lemmas, exacts: other.exacts,
      probability: other.probability,
      kind: Kind(other.kind), text: other.text, replaces: other.replaces,
      isStopword: other.isStopword)
  }
}

extension WordAlternative.Kind {
  fileprivate init(_ kind: Alternative.Kind) {
    switch kind {
    case .acronym: self = .acronym
    case .homoglyphs: self = .homoglyphs
    case .layout: self = .layout
    case .spelling: self = .spelling
    case .synonym: self = .synonym
    case .translation: self = .translation
    case .transliteration: self = .transliteration
    }
  }
}
