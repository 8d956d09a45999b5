/// Something about how a query was understood that its typist may not expect.
///
/// A query is never wrong; where it could not be taken as it stands, a note says how it was taken.
public enum QueryNote: Sendable, Equatable, CustomStringConvertible {
  /// An operator without something on both sides.
  case danglingOperator(String)
  /// `*` alone.
  case everything
  /// The text before the colon is no field.
  case notAField(String)
  /// What is kept for quick ranking cannot be used.
  case noBlocks(reason: String)
  case notADate(field: String, value: String)
  case notALanguage(String)
  /// Nothing but punctuation.
  case noWord(String)
  /// Exclusions and conditions alone: all other documents are listed.
  case onlyExclusions
  /// Operators are English words.
  case russianOperator(String, meant: String)
  /// A `*` that does not end a word.
  case strayStar(String)
  case tooDeep(limit: Int)
  case tooLong(words: Int)
  case unclosedParenthesis
  case unclosedQuote
  case unopenedParenthesis

  /// The note for people, one line, lower case, without a full stop.
  public var description: String {
    switch self {
    case .danglingOperator(let name): "\"\(name)\" joins nothing here: searched as a word"
    case .everything: "\"*\" alone: all documents"
    case .noBlocks(let reason):
      "searched slowly, every match was scored: \(reason); run \"slovo rebuild\""
    case .notAField(let name): "\"\(name):\" is not a field: searched as text"
    case .notADate(let field, let value):
      "\"\(field):\(value)\" is not a date like 2020, 2020-01 or 2020-01-31: searched as text"
    case .notALanguage(let value):
      "\"lang:\(value)\" is not a language known here (en, ru): searched as text"
    case .noWord(let text): "\"\(text)\" holds no word: passed over"
    case .onlyExclusions: "nothing but exclusions: all other documents"
    case .russianOperator(let word, let meant):
      "\"\(word)\" is searched as a word; the operator is \(meant)"
    case .strayStar(let text): "\"*\" counts only at the end of a word: ignored in \"\(text)\""
    case .tooDeep(let limit): "parentheses deeper than \(limit): passed over"
    case .tooLong(let words): "a long query: only its first \(words) words are searched"
    case .unclosedParenthesis: "a parenthesis is not closed: closed at the end"
    case .unclosedQuote: "a quotation mark is not closed: closed at the end"
    case .unopenedParenthesis: "a parenthesis closes nothing: passed over"
    }
  }
}
