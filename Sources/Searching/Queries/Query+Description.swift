internal import Analysis
internal import Postings

extension Query: CustomStringConvertible {
  /// Query text that is understood as this query: words folded, operators spelled out.
  public var description: String {
    switch self {
    case .clauses(let clauses): clauses.description
    case .filter(let filter): filter.queryText
    case .nothing: ""
    case .phrase(let phrase): phrase.description
    case .prefix(let prefix): fieldText(prefix.field) + prefix.word.queryText + "*"
    case .word(let word):
      fieldText(word.field) + (word.isExact ? "=" : "") + word.word.queryText
    }
  }

  /// The text as an operand: in parentheses where it is more than one.
  fileprivate var operandText: String {
    switch self {
    case .clauses(let clauses): clauses.isEverything ? "*" : "(\(clauses))"
    case .filter(let filter): filter.conditionCount > 1 ? "(\(filter.queryText))" : description
    default: description
    }
  }

  fileprivate var isFilter: Bool {
    if case .filter = self { true } else { false }
  }
}

extension PhraseQuery: CustomStringConvertible {
  /// Query text that is understood as this.
  public var description: String {
    let words = words.map(\.queryText).joined(separator: " ")
    return fieldText(field) + (isExact ? "=" : "") + "\"\(words)\""
      + (distance.map { "~\($0)" } ?? "")
  }
}

extension Clauses: CustomStringConvertible {
  /// Query text that is understood as this.
  public var description: String {
    guard !isEverything else { return "*" }
    var parts = required.map { "+" + $0.operandText }
    // A condition among alternatives needs the OR: beside words it would be a condition on all.
    let separator = optional.contains(where: \.isFilter) ? " OR " : " "
    if !optional.isEmpty {
      parts.append(optional.map(\.operandText).joined(separator: separator))
    }
    parts += excluded.map { "-" + $0.operandText }
    if !filter.isEmpty { parts.append(filter.queryText) }
    return parts.joined(separator: " ")
  }

  fileprivate var isEverything: Bool { self == Clauses() }
}

private func fieldText(_ field: Field?) -> String {
  field.map { "\($0.rawValue):" } ?? ""
}

extension QueryWord {
  /// The folded form; of a compound its parts with hyphens between them, where that says the same.
  fileprivate var queryText: String {
    let parts = parts.map(\.form)
    return parts.joined() == form ? parts.joined(separator: "-") : form
  }
}
