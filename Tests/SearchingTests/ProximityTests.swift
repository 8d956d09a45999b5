import Testing

@testable import Searching

@Suite struct ProximityTests {
  private func features(
    _ places: [[UInt32]], span: Int = 8, width: Int = 25
  ) -> ProximityFeatures {
    ProximityFeatures(
      places, idfs: [1, 2, 4].prefix(places.count).map { $0 }, span: span, width: width)
  }

  @Test func neighboursOfTheQueryThatFollowEachOtherAreOrderedPairs() {
    #expect(features([[3, 9, 20], [4, 8, 21]]).ordered == [2])
    #expect(features([[4], [3]]).ordered == [0])
    #expect(features([[], [1]]).ordered == [0])
    #expect(features([[1], [2], [3]]).ordered == [1, 1])
  }

  @Test func noOccurrenceIsInTwoNearPairs() {
    #expect(features([[1, 2], [3]]).unordered == [1])
    #expect(features([[1], [8]]).unordered == [1])
    #expect(features([[1], [9]]).unordered == [0])
    #expect(features([[10, 30], [5, 36]]).unordered == [2])
    #expect(features([[5], [5]]).unordered == [0], "two words at one place are one")
  }

  @Test func theBestWindowHoldsTheMostTellingWords() {
    #expect(features([[1], [2], [3]]).window == 7)
    #expect(features([[1], [25], [100]]).window == 4)
    #expect(features([[1], [26], [27]]).window == 6)
    #expect(features([[1], [26], [51]]).window == 4)
    #expect(features([[], [], []]).window == 0)
  }

  @Test func bothFieldsCount() {
    let body = features([[1], [2]])
    let title = features([[7], [8]])
    let joined = body.joined(title, weight: 2)
    #expect(joined.ordered == [3] && joined.unordered == [3] && joined.window == 3)
  }

  /// The same words: far from each other, and side by side.
  let index: MemoryIndex = {
    let others = (0..<30).map { "слово\($0)" }.joined(separator: " ")
    return MemoryIndex("Умный \(others) город", "\(others) умный город")
  }()

  @Test func wordsNearEachOtherRankFirst() throws {
    #expect(try index.find("умный город") == [2, 1])
    index.ranking = index.ranking.firstPassOnly
    #expect(try index.find("умный город") == [1, 2])
  }

  @Test func oneWordHasNoNeighbours() throws {
    let result = try index.search("город")
    #expect(result.hits[0].score == result.hits[1].score)
  }

  @Test func stopwordsAreNoNeighbours() throws {
    let index = MemoryIndex("он в городе был", "в он был городе")
    let result = try index.search("в городе")
    #expect(result.hits[0].score == result.hits[1].score)
  }
}
