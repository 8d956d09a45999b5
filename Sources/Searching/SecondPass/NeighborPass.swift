/// Draws the scores of documents to those of the documents that are most like them: what is relevant is
/// alike, and a document among others that score well is better than it looks alone.
///
///     score += weight · (Σ likeness · score of neighbors ÷ Σ likeness - score)
///
/// over the nearest of the documents that are looked at (Fernando Diaz: Regularizing Ad Hoc Retrieval
/// Scores, CIKM 2005, one step of it; that what is relevant clusters is C. J. van Rijsbergen's
/// hypothesis of 1979). Texts that are more alike than a limit are no neighbors: pages made after one
/// pattern say of each other what the pattern says.
struct NeighborPass {
  /// Bytes of a text that are looked at: what it is about it says in the beginning.
  private static let scanLimit = 1 << 13

  /// Of documents of fewer, a language is not among them.
  private static let languageShare = 0.1

  private let weight: Double
  private let count: Int
  private let limit: Float
  private let titleWeight: Float
  /// Where the query was translated, whether a document is of another language than it.
  private var isForeign: ((Int64) -> Bool)?
  /// Of the texts that were looked at; nil before it has begun.
  private var likeness: TextLikeness?
  /// For each text of ``likeness`` which document it is of.
  private var documents: [Int] = []

  /// Nil where it is switched off.
  init?(_ ranking: RankingConfiguration) {
    weight = ranking[.neighborWeight]
    count = Int(ranking[.neighborCount])
    limit = ranking.number(.neighborLikeness)
    titleWeight = ranking.number(.titleWeight)
    guard weight > 0, ranking.depth > 0 else { return nil }
  }

  /// The pass over some documents, whose texts it is to look at next; nil where it would add nothing.
  ///
  /// - Parameter isForeign: Where the query was translated, whether a document is of another language
  ///   than it. Each language has neighbors of its own, and where it scores less they draw its best
  ///   down by more: so it gains by what its mean is behind the other's. With documents of one language
  ///   alone nothing is added: their scores by translations are too rough, known items lose.
  func begun(_ docIDs: [Int64], _ isForeign: ((Int64) -> Bool)?) -> NeighborPass? {
    if let isForeign {
      let foreignCount = docIDs.count(where: isForeign)
      let least = min(foreignCount, docIDs.count - foreignCount)
      guard Double(least) >= Self.languageShare * Double(docIDs.count) else { return nil }
    }
    guard docIDs.count > 1 else { return nil }
    var pass = self
    pass.isForeign = isForeign
    pass.likeness = TextLikeness()
    return pass
  }

  /// Looks at a document's text.
  ///
  /// - Parameter document: Its index among the parts.
  mutating func look(at document: Int, title: String, body: UnsafeBufferPointer<UInt8>) {
    guard let likeness else { return }
    documents.append(document)
    likeness.beginText()
    var title = title
    title.withUTF8 { likeness.count($0, weight: titleWeight) }
    likeness.count(UnsafeBufferPointer(rebasing: body.prefix(Self.scanLimit)))
  }

  /// Adds the parts of all documents that were looked at.
  func add(to parts: inout [DocumentParts]) {
    guard let likeness else { return }
    let groups = documents.map { isForeign?(parts[$0].docID) == true ? 1 : 0 }
    let matrix = likeness.matrix()
    let scores = documents.map { parts[$0].beforePriors }
    let means = [0, 1].map { group -> Double in
      let own = scores.indices.filter { groups[$0] == group }.map { scores[$0] }
      return own.isEmpty ? 0 : own.reduce(0, +) / Double(own.count)
    }
    let gains = means.map { (means.max() ?? 0) - $0 }
    for (text, document) in documents.enumerated() {
      let row = matrix[text * documents.count..<(text + 1) * documents.count]
      var sum = 0.0
      var total = 0.0
      for (neighbor, likeness) in nearest(row) {
        sum += Double(likeness) * scores[neighbor]
        total += Double(likeness)
      }
      let mean = total > 0 ? sum / total : scores[text]
      parts[document].neighbors = weight * (mean - scores[text] + gains[groups[text]])
    }
  }

  /// The most alike within the limit, by falling likeness.
  private func nearest(_ row: ArraySlice<Float>) -> [(text: Int, likeness: Float)] {
    var nearest: [(text: Int, likeness: Float)] = []
    nearest.reserveCapacity(count + 1)
    row.withUnsafeBufferPointer { row in
      // What it takes to be among them.
      var least: Float = 0
      for text in row.indices where row[text] > least && row[text] <= limit {
        let place = nearest.firstIndex { $0.likeness < row[text] } ?? nearest.count
        nearest.insert((text, row[text]), at: place)
        guard nearest.count >= count else { continue }
        if nearest.count > count { nearest.removeLast() }
        least = nearest.last?.likeness ?? 0
      }
    }
    return nearest
  }
}
