import Postings
import TestSupport
import Testing

@testable import Searching

@Suite struct ExplanationTests {
  let index = MemoryIndex([
    MemoryDocument(
      title: "Умный город", body: "В умном городе всё решают датчики. Город растёт.",
      path: "city.txt", russianShare: 1),
    MemoryDocument(body: "Город на реке.", path: "river.txt", russianShare: 1),
    MemoryDocument(body: "The smart city is here.", path: "smart.txt", englishShare: 1),
  ])

  private func explain(
    _ text: String, _ docID: Int64, _ change: (inout SearchRequest) -> Void = { _ in }
  ) throws -> ScoreExplanation {
    var request = SearchRequest(text)
    change(&request)
    return try index.searcher.explain(request, index.records([docID])[0])
  }

  @Test func wordsTellWhichFormsTheyAreThereIn() throws {
    let explanation = try explain("умный городу", 1)
    #expect(explanation.rank == 1)
    #expect(explanation.words.map(\.text) == ["умный", "городу"])
    let kinds = explanation.words[1].kinds
    #expect(kinds.map(\.name) == [.anyForm], "городу itself is not there")
    #expect(kinds[0].forms.map(\.text) == ["Город", "город", "городе"])
    #expect(kinds[0].forms.map(\.title) == [0, 1, 0])
    #expect(kinds[0].documentFrequencies == [2])
    #expect(kinds[0].frequency == 4, "the title counts twice")
    #expect(explanation.passes.map(\.name) == [.ordered, .unordered, .window, .title])
  }

  @Test func aDocumentThatDoesNotMatchSaysWhy() throws {
    #expect(try explain("погода", 1).obstacles == [.lacks("погода")])
    #expect(try explain("погода ветер", 1).obstacles == [.lacksAll(["погода", "ветер"])])
    #expect(try explain("+река город", 1).obstacles == [.lacks("река")])
    #expect(try explain("город -умный", 1).obstacles == [.holds("умный")])
    #expect(try explain("город lang:en", 1).obstacles == [.conditions])
    #expect(
      try explain("город река", 1) { $0.matchesAll = true }.obstacles == [.lacks("река")])
    #expect(try explain("погода", 1).score == nil)
    #expect(try explain("город", 1).obstacles == [])
  }

  @Test(arguments: 0..<5)
  func partsAddUpToTheScoreOfTheSearch(seed: UInt64) throws {
    var corpus = RandomCorpus(seed: seed)
    let index = corpus.index()
    let settings: [[String: Double]] = [
      [:], ["ngrams.weight": 2], ["passes.depth": 2], ["feedback.words": 0],
      ["neighbors.weight": 0.7, "neighbors.likeness": 1],
    ]
    for setting in settings {
      for (name, value) in setting { try index.ranking.set(name, value) }
      for _ in 0..<3 {
        let text = corpus.query()
        let hits = try index.search(text) {
          $0.foldsCopies = false
          $0.hasSnippets = false
        }.hits
        for record in index.records(index.documents.indices.map { Int64($0 + 1) }) {
          let explanation = try index.searcher.explain(SearchRequest(text), record)
          let place = hits.firstIndex { $0.docID == record.docID }
          let comment = "seed \(seed), \(text.debugDescription), \(record.docID), \(setting)"
          #expect((explanation.score == nil) == (place == nil), "\(comment)")
          #expect((explanation.score == nil) == !explanation.obstacles.isEmpty, "\(comment)")
          guard let place, let score = explanation.score else { continue }
          #expect(explanation.rank == place + 1, "\(comment)")
          #expect(score == hits[place].score, "\(comment)")
          let sum = explanation.parts.reduce(0, +) * explanation.tailFactor
          #expect(abs(sum - score) <= 1e-9 * max(1, score), "\(comment): \(sum), not \(score)")
        }
      }
    }
  }

  @Test func similarDocumentsShareTellingWords() throws {
    let index = MemoryIndex(
      "Посол Афганистана прибыл в Бишкек.", "Посол уехал из Бишкека.", "Погода в Бишкеке хороша.",
      "Шахматы любят все.", "Ветер и дождь.")
    let similar = try index.searcher.similar(to: index.records([1])[0], limit: 10)
    #expect(similar?.map(\.docID) == [2, 3])
    #expect(try index.searcher.similar(to: index.records([4])[0], limit: 10) == nil)
  }
}
