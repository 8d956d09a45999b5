import Analysis
import Testing

/// The terms of a text as one line: positions between bars, terms as the index stores them.
func analyzed(_ text: String) -> String {
  var positions: [[String]] = []
  var text = text
  text.withUTF8 { bytes in
    Analyzer().forEachTerm(in: bytes) { position, _, term in
      if position == positions.count { positions.append([]) }
      positions[position].append(String(decoding: term, as: UTF8.self))
    }
  }
  return positions.map { $0.joined(separator: " ") }.joined(separator: " | ")
}

/// Asserts which terms a text yields.
func assertAnalyzes(
  _ text: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(analyzed(text) == expected, "\(text)", sourceLocation: sourceLocation)
}

/// Whether a query finds a text: by its stems, or by its parts as a phrase.
func finds(_ query: String, in text: String) -> Bool {
  let analyzer = Analyzer()
  var positions: [Set<[UInt8]>] = []
  var text = text
  text.withUTF8 { bytes in
    analyzer.forEachTerm(in: bytes) { position, _, term in
      if position == positions.count { positions.append([]) }
      positions[position].insert(Array(term))
    }
  }
  func matches(_ word: QueryWord, _ position: Int) -> Bool {
    position < positions.count && word.stems.contains { positions[position].contains($0.stored) }
  }
  return analyzer.queryWords(query).allSatisfy { word in
    positions.indices.contains { start in
      matches(word, start)
        || (!word.parts.isEmpty
          && word.parts.indices.allSatisfy { matches(word.parts[$0], start + $0) })
    }
  }
}

/// The text of a query word's terms.
func texts(_ terms: [Term]) -> [String] {
  terms.map { String(decoding: $0.stored, as: UTF8.self) }
}
