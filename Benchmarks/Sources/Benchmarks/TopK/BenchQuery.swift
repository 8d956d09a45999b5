/// A query of plain words, in no engine's language.
struct BenchQuery {
  var set: QuerySet
  /// Words; of a prefix query the prefix; of a group query groups of words joined by commas.
  let words: [String]
  /// The words of each group; of other queries each word alone.
  let groups: [[String]]

  init(set: QuerySet, words: [String]) {
    self.set = set
    self.words = words
    groups = words.map { $0.split(separator: ",").map(String.init) }
  }

  /// Reads a file of queries: set, number of words and words, a tab between each; words are joined
  /// by blanks.
  static func read(_ path: String) throws -> [BenchQuery] {
    try String(decoding: Files.read(path), as: UTF8.self).split(separator: "\n").map { line in
      let fields = line.split(separator: "\t")
      guard fields.count == 3, let set = QuerySet(rawValue: String(fields[0])) else {
        throw BenchmarkError("\(path) has a line that is no query: \"\(line)\"")
      }
      return BenchQuery(set: set, words: fields[2].split(separator: " ").map(String.init))
    }
  }

  /// Writes such a file.
  static func write(_ queries: [BenchQuery], to path: String) throws {
    let lines = queries.map {
      "\($0.set.rawValue)\t\($0.words.count)\t\($0.words.joined(separator: " "))\n"
    }
    try Files.write(Array(lines.joined().utf8), to: path)
  }
}

/// How queries are drawn from a corpus.
enum QuerySet: String, CaseIterable {
  /// One to five words of one language whose document frequencies are spread evenly over orders of
  /// magnitude.
  case logUniform = "log-uniform"
  /// One to five random words of one document: mostly frequent ones.
  case natural
  /// Two or three neighbouring words of one document.
  case phrase
  /// The first three or four letters of a word of one document.
  case prefix
  /// As natural, each word with seven rarer ones that stand for it, as translations would.
  case group

  /// The ways in which these queries are asked.
  var modes: [QueryMode] {
    switch self {
    case .logUniform, .natural: [.any, .all]
    case .phrase: [.phrase]
    case .prefix: [.prefix, .prefixUnscored]
    case .group: [.firstWords, .group, .translations]
    }
  }
}

/// What a document must hold to be an answer, and how it scores.
enum QueryMode: String, CaseIterable {
  /// One of the words; the score is a sum over words.
  case any
  /// All of the words.
  case all
  /// The words, one after the other.
  case phrase
  /// A word that starts so; all such words count as one, their frequencies summed.
  case prefix
  /// The same matches without scores, the first ones best: what Lucene does when it is not told
  /// otherwise.
  case prefixUnscored = "prefix-unscored"
  /// The first word of any group, as if there were no others: what groups are held against.
  case firstWords = "first-words"
  /// A word of any group; the words of a group count as one, their frequencies summed.
  case group
  /// The same, each word of a group with its weight, as translations have probabilities.
  case translations

  /// How much the words of a group count, by their places: 1, 1/2, 1/4, 1/6 and so on, or all alike.
  func weight(at place: Int) -> Float {
    self == .translations && place > 0 ? 1 / Float(2 * place) : 1
  }
}
