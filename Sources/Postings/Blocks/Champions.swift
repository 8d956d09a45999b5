/// Ten postings of a term that score high: whatever similarity runs, no tenth-best score of the term is below the least
/// of theirs. They are chosen by BM25 with k1 1.2 and b 0.6, and any choice is sound.
struct Champions {
  struct Champion: Equatable {
    var title: UInt32
    var body: UInt32
    var titleLength: UInt32
    var bodyLength: UInt32
  }

  /// How many there are, of every term with blocks.
  static let count = 10

  private let averageLength: Float
  private var scores: [Float] = []
  private var champions: [Champion] = []

  init(averageLength: Float) { self.averageLength = max(averageLength, 1) }

  mutating func removeAll() {
    scores.removeAll(keepingCapacity: true)
    champions.removeAll(keepingCapacity: true)
  }

  mutating func insert(_ title: UInt32, _ body: UInt32, _ titleLength: UInt32, _ bodyLength: UInt32)
  {
    let frequency = 2 * Float(title) + Float(body)
    let length = 2 * Float(titleLength) + Float(bodyLength)
    let score = frequency / (frequency + 1.2 * (0.4 + 0.6 * length / averageLength))
    if scores.count == Self.count, score <= scores[Self.count - 1] { return }
    if scores.count == Self.count {
      scores.removeLast()
      champions.removeLast()
    }
    var index = scores.count
    while index > 0, scores[index - 1] < score { index -= 1 }
    scores.insert(score, at: index)
    champions.insert(
      Champion(title: title, body: body, titleLength: titleLength, bodyLength: bodyLength),
      at: index)
  }

  /// The number of champions, then of each its frequencies and lengths, as varints.
  func append(to bytes: inout [UInt8]) {
    bytes.append(UInt8(champions.count))
    for champion in champions {
      bytes += Varint.bytes([
        UInt64(champion.title), UInt64(champion.body), UInt64(champion.titleLength),
        UInt64(champion.bodyLength),
      ])
    }
  }
}
