internal import Analysis
internal import Postings

/// One parse: a stack of open parentheses, so that no input can exhaust the call stack.
struct QueryParserRun {
  private struct Frame {
    var list: ClauseList
    var modifiers = QueryToken.Modifiers()
  }

  private let matchesAll: Bool
  private let words: (String) -> [QueryWord]
  private var lexer: QueryLexer
  private var frames: [Frame]
  /// Parentheses beyond the depth limit that are still open.
  private var ignoredDepth = 0
  private var distinctWords: Set<String> = []
  private var clauseCount = 0
  private var isFull = false
  private var hasBareStar = false
  private var notes: [QueryNote] = []

  init(
    text: [UInt8], matchesAll: Bool, field: Field?, words: @escaping (String) -> [QueryWord]
  ) {
    self.matchesAll = matchesAll
    self.words = words
    lexer = QueryLexer(text)
    frames = [
      Frame(
        list: ClauseList(requiresAll: matchesAll), modifiers: QueryToken.Modifiers(field: field))
    ]
  }

  mutating func parse() -> ParsedQuery {
    while !isFull, let token = lexer.next() { take(token) }
    if lexer.isQuoteUnclosed { note(.unclosedQuote) }
    if !isFull, frames.count > 1 || ignoredDepth > 0 { note(.unclosedParenthesis) }
    while frames.count > 1 { close() }
    keepDanglingOperator()
    let query = frames[0].list.finish()
    return ParsedQuery(query: listed(query), notes: notes)
  }

  private mutating func listed(_ query: Query?) -> Query {
    guard let query else { return queryOfNothing() }
    if case .clauses(let clauses) = query, clauses.scoring.isEmpty { note(.onlyExclusions) }
    return query
  }

  private mutating func queryOfNothing() -> Query {
    guard hasBareStar else { return .nothing }
    notes = [.everything]
    return .everything
  }

  // MARK: Tokens

  private mutating func take(_ token: QueryToken) {
    switch token {
    case .chunk(let modifiers, let range): takeChunk(modifiers, range)
    case .close: takeClose()
    case .condition(let modifiers, let name, let value, let range):
      switch ConditionParser.parse(name: name, value: value) {
      case .success(let filter): append(.filter(filter), modifiers.occurrence)
      case .failure(let rejection):
        note(rejection.note)
        takeChunk(modifiers, range)
      }
    case .operator(let op, let range): takeOperator(op, range)
    case .open(let modifiers): takeOpen(modifiers)
    case .phrase(let modifiers, let content, let distance):
      takePhrase(modifiers, content, distance)
    }
  }

  private mutating func takeOpen(_ modifiers: QueryToken.Modifiers) {
    guard frames.count < RankingDefaults.maximumDepth else {
      ignoredDepth += 1
      note(.tooDeep(limit: RankingDefaults.maximumDepth))
      return
    }
    var inner = modifiers
    inner.field = modifiers.field ?? frames[frames.count - 1].modifiers.field
    frames.append(Frame(list: ClauseList(requiresAll: matchesAll), modifiers: inner))
  }

  private mutating func takeClose() {
    if ignoredDepth > 0 {
      ignoredDepth -= 1
    } else if frames.count > 1 {
      close()
    } else {
      note(.unopenedParenthesis)
    }
  }

  private mutating func close() {
    keepDanglingOperator()
    var frame = frames.removeLast()
    if let query = frame.list.finish() {
      frames[frames.count - 1].list.append(query, frame.modifiers.occurrence)
    }
  }

  private mutating func takeOperator(_ op: QueryToken.Operator, _ range: Range<Int>) {
    let isJoinable =
      op == .not
      ? !frames[frames.count - 1].list.isNegationPending : frames[frames.count - 1].list.canJoin
    if isJoinable {
      lastOperator = range
      frames[frames.count - 1].list.join(with: op)
    } else {
      takeDangling(range)
    }
  }

  /// Where the operator stands that waits for its right side.
  private var lastOperator = 0..<0

  private mutating func keepDanglingOperator() {
    if frames[frames.count - 1].list.dropPending() { takeDangling(lastOperator) }
  }

  private mutating func takeDangling(_ range: Range<Int>) {
    let text = string(range)
    guard text.utf8.first != UInt8(ascii: "|") else { return }
    note(.danglingOperator(text))
    appendWords(of: text, QueryToken.Modifiers(), at: range)
  }

  private mutating func takePhrase(
    _ modifiers: QueryToken.Modifiers, _ content: Range<Int>, _ distance: Int?
  ) {
    let text = string(content)
    var found = words(text).map { $0.shifted(by: content.lowerBound) }
    if found.count > RankingDefaults.maximumPhraseWords {
      found.removeSubrange(RankingDefaults.maximumPhraseWords...)
      note(.tooLong(words: RankingDefaults.maximumPhraseWords))
    }
    if found.isEmpty { return note(.noWord("\"\(text)\"")) }
    for word in found { distinctWords.insert(word.form) }
    append(
      phrase(of: found, modifiers, distance: distance), modifiers.occurrence)
  }

  // MARK: Words

  private mutating func takeChunk(_ modifiers: QueryToken.Modifiers, _ range: Range<Int>) {
    let text = string(range)
    noteOddities(of: text)
    let star = text.utf8.firstIndex(of: UInt8(ascii: "*"))
    guard let star else { return appendWords(of: text, modifiers, at: range) }
    let stem = text[..<star]
    let isBegin = text[star...].utf8.allSatisfy { $0 == UInt8(ascii: "*") }
    if isBegin, let last = words(String(stem)).last, last.range.upperBound == stem.utf8.count,
      !last.exacts.isEmpty
    {
      return appendWords(of: String(stem), modifiers, at: range, endsInStar: true)
    }
    if stem.isEmpty, isBegin, modifiers == QueryToken.Modifiers() {
      hasBareStar = true
    } else {
      note(.strayStar(text))
    }
    appendWords(of: text, modifiers, at: range)
  }

  private mutating func noteOddities(of text: String) {
    switch text {
    case "И": note(.russianOperator(text, meant: "AND"))
    case "ИЛИ": note(.russianOperator(text, meant: "OR"))
    case "НЕ": note(.russianOperator(text, meant: "NOT or -"))
    default: break
    }
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return }
    let name = text[..<colon]
    let value = text[text.utf8.index(after: colon)...].utf8
    let isNameLike =
      name.utf8.count > 1 && name.utf8.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }
    // Not for addresses (`http://…`), nor for a colon that ends a word.
    if isNameLike, !QueryLexer.conditions.contains(String(name)), let first = value.first,
      first != UInt8(ascii: "/"), first != 0x3A
    {
      note(.notAField(String(name)))
    }
  }

  /// Appends the words of a piece of text; several that are excluded together are a phrase, so
  /// that `-foo/bar` takes no more away than it says.
  private mutating func appendWords(
    of text: String, _ modifiers: QueryToken.Modifiers, at range: Range<Int>,
    endsInStar: Bool = false
  ) {
    let found = words(text).map { $0.shifted(by: range.lowerBound) }
    if found.isEmpty { return note(.noWord(text)) }
    let isNegated =
      modifiers.occurrence == .excluded || frames[frames.count - 1].list.isNegationPending
    if isNegated, found.count > 1, !endsInStar {
      let words = Array(found.prefix(RankingDefaults.maximumPhraseWords))
      return append(phrase(of: words, modifiers, distance: nil), modifiers.occurrence)
    }
    let op = frames[frames.count - 1].list.pending
    for (index, word) in found.enumerated() where admits(word) {
      if op == .and, index > 0 { frames[frames.count - 1].list.join(with: .and) }
      let field = field(modifiers)
      if endsInStar, index == found.count - 1 {
        append(.prefix(PrefixQuery(word: word, field: field)), modifiers.occurrence)
      } else {
        append(
          .word(WordQuery(word: word, isExact: modifiers.isExact, field: field)),
          modifiers.occurrence)
      }
    }
  }

  private func phrase(
    of words: [QueryWord], _ modifiers: QueryToken.Modifiers, distance: Int?
  ) -> Query {
    let field = field(modifiers)
    guard words.count > 1 else {
      return .word(WordQuery(word: words[0], isExact: modifiers.isExact, field: field))
    }
    return .phrase(
      PhraseQuery(words: words, isExact: modifiers.isExact, distance: distance, field: field))
  }

  private func field(_ modifiers: QueryToken.Modifiers) -> Field? {
    modifiers.field ?? frames[frames.count - 1].modifiers.field
  }

  // MARK: Limits

  private mutating func admits(_ word: QueryWord) -> Bool {
    guard !isFull else { return false }
    if distinctWords.count >= RankingDefaults.maximumDistinctWords,
      !distinctWords.contains(word.form)
    {
      isFull = true
      note(.tooLong(words: distinctWords.count))
      return false
    }
    distinctWords.insert(word.form)
    return true
  }

  private mutating func append(
    _ query: Query, _ occurrence: QueryToken.Modifiers.Occurrence
  ) {
    guard clauseCount < RankingDefaults.maximumClauses else {
      if !isFull { note(.tooLong(words: clauseCount)) }
      isFull = true
      return
    }
    clauseCount += 1
    frames[frames.count - 1].list.append(query, occurrence)
  }

  private mutating func note(_ note: QueryNote) {
    guard notes.count < RankingDefaults.maximumNotes, !notes.contains(note) else { return }
    notes.append(note)
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: lexer.text[range], as: UTF8.self)
  }
}

extension QueryWord {
  /// The word with its range counted from the start of the whole query, and not too many parts.
  fileprivate func shifted(by offset: Int) -> QueryWord {
    var word = self
    word.range = range.lowerBound + offset..<range.upperBound + offset
    // A chain of thousands of joined words is no word; its beginning tells it well enough.
    word.parts = parts.prefix(RankingDefaults.maximumPhraseWords).map { $0.shifted(by: offset) }
    return word
  }
}
