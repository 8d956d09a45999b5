public import Analysis
public import Postings

/// `begin*`: any word whose exact form begins so; stems would lose what the typist sees.
public struct PrefixQuery: Sendable, Equatable {
  /// What was typed before the star.
  public var word: QueryWord
  /// Where to look; nil for title and body.
  public var field: Field?

  /// Made of its parts.
  public init(word: QueryWord, field: Field? = nil) {
    self.word = word
    self.field = field
  }

  /// The beginnings of stored terms to look for. Every kind that holds exact forms is listed: a
  /// beginning that is its own stem may be that of a form that is not.
  var terms: [Term] {
    var texts: [String] = []
    for term in word.exacts where !texts.contains(term.text) { texts.append(term.text) }
    return texts.flatMap { [Term(.exact, $0), Term(.both, $0)] }
  }
}
