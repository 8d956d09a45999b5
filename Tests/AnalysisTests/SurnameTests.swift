import Analysis
import Testing

/// The surnames in -ов, -ев and -ёв of OpenCorpora.
@Suite struct SurnameTests {
  /// What their cases add to the nominative: singular of both genders, and plural.
  private static let endings = ["", "а", "у", "ым", "е", "ой", "ою", "ы", "ых", "ыми"]

  @Test func `a query in any case finds the other cases of a surname`() throws {
    let names = try Corpus.fixture("surnames.txt").split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.flatMap { $0.split(separator: " ") }.map(String.init)
    #expect(names.count > 3_000)
    let analyzer = Analyzer()
    var pairs = 0
    var missed: [String] = []
    for name in names {
      let forms = Self.endings.map { name + $0 }
      let stored = forms.map { terms(of: $0, analyzer) }
      for (query, form) in forms.enumerated() {
        let stems = analyzer.queryWords(form).first?.stems.map(\.stored) ?? []
        for document in forms.indices where document != query {
          pairs += 1
          if !stems.contains(where: stored[document].contains) {
            missed.append("\(form) → \(forms[document])")
          }
        }
      }
    }
    #expect(Double(missed.count) <= 0.005 * Double(pairs), "\(missed.prefix(10))")
  }

  private func terms(of word: String, _ analyzer: Analyzer) -> Set<[UInt8]> {
    var terms: Set<[UInt8]> = []
    var word = word
    word.withUTF8 { analyzer.forEachTerm(in: $0) { _, _, term in terms.insert(Array(term)) } }
    return terms
  }
}
