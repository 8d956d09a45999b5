/// Where some words stand in a document: for each word its positions, rising, each once.
public struct TermPlaces: Sendable, Equatable {
  /// One list a word.
  public var titles: [[UInt32]]
  /// One list a word.
  public var bodies: [[UInt32]]

  /// Nowhere.
  public init(wordCount: Int) {
    titles = Array(repeating: [], count: wordCount)
    bodies = titles
  }

  /// Puts positions that came by several terms in order.
  mutating func sort(_ word: Int) {
    titles[word] = Self.distinct(titles[word])
    bodies[word] = Self.distinct(bodies[word])
  }

  private static func distinct(_ positions: [UInt32]) -> [UInt32] {
    var distinct: [UInt32] = []
    for position in positions.sorted() where distinct.last != position {
      distinct.append(position)
    }
    return distinct
  }
}
