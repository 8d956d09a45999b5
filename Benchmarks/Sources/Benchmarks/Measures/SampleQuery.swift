internal import Searching

/// How the words of a query belong together.
enum QueryKind: String, CaseIterable {
  case any
  case all
  case phrase
  case prefix
}

/// A query in both languages: ours and FTS5's.
struct SampleQuery {
  var kind: QueryKind
  var words: [String]

  /// Queries of one to four neighbouring words of random documents, the same in every run.
  static func make(_ kind: QueryKind, count: Int, from corpus: Corpus) -> [SampleQuery] {
    var random = MadeCorpus(seed: 11)
    var queries: [SampleQuery] = []
    var attempts = 0
    while queries.count < count, attempts < count * 100, !corpus.bodies.isEmpty {
      attempts += 1
      let text = corpus.bodies[random.next(below: corpus.bodies.count)]
      let words = words(text)
      let length = kind == .phrase ? 2 + random.next(below: 2) : 1 + random.next(below: 4)
      guard words.count > length else { continue }
      let start = random.next(below: words.count - length)
      var chosen = words[start..<start + length].map { String($0) }
      if kind == .prefix {
        guard chosen[0].count >= 4 else { continue }
        chosen = [String(chosen[0].prefix(4))]
      }
      queries.append(SampleQuery(kind: kind, words: chosen))
    }
    return queries
  }

  private static func words(_ text: [UInt8]) -> [Substring] {
    String(decoding: text.prefix(4000), as: UTF8.self).lowercased()
      .split { !($0 >= "a" && $0 <= "z") && !($0 >= "а" && $0 <= "я") }
      .filter { $0.count >= 3 }
  }

  func request(firstPassOnly: Bool = false) -> SearchRequest {
    var request = SearchRequest(
      kind == .phrase
        ? "\"" + words.joined(separator: " ") + "\""
        : kind == .prefix ? words[0] + "*" : words.joined(separator: " "))
    request.matchesAll = kind == .all
    request.hasSnippets = false
    if firstPassOnly {
      request.foldsCopies = false
      request.discountsBoilerplate = false
    }
    return request
  }

  /// For MATCH.
  var match: String {
    switch kind {
    case .any: words.map { "\"\($0)\"" }.joined(separator: " OR ")
    case .all: words.map { "\"\($0)\"" }.joined(separator: " ")
    case .phrase: "\"" + words.joined(separator: " ") + "\""
    case .prefix: "\"\(words[0])\"*"
    }
  }
}
