import Ranking
import TestSupport

/// A collection of random lists, and the plain way to rank it.
struct RandomCollection {
  struct Posting {
    var docID: UInt32
    var title: UInt32
    var body: UInt32
  }

  var lengths: [(title: UInt32, body: UInt32)] = []
  var lists: [[Posting]] = []
  let weights = FieldWeights(title: 2, body: 1)

  init(_ generator: inout SeededGenerator, documentCount: Int, listCount: Int) {
    for _ in 0..<documentCount {
      lengths.append(
        (
          UInt32.random(in: 0...9, using: &generator),
          UInt32.random(in: 1...400, using: &generator)
        ))
    }
    for _ in 0..<listCount {
      // From words that every document holds to words in a handful.
      let share: Double = [1.0, 0.5, 0.1, 0.02, 0.003].randomElement(using: &generator) ?? 1
      var list: [Posting] = []
      for docID in 0..<documentCount where Double.random(in: 0..<1, using: &generator) < share {
        let title: UInt32 = UInt32.random(in: 0...9, using: &generator) == 0 ? 1 : 0
        let most: UInt32 = UInt32.random(in: 0...50, using: &generator) == 0 ? 300 : 3
        let body = UInt32.random(in: (title > 0 ? 0 : 1)...most, using: &generator)
        list.append(Posting(docID: UInt32(docID), title: title, body: body))
      }
      lists.append(list)
    }
  }

  /// - Parameter limit: Documents below it have bits.
  func postings(_ list: [Posting], hasBits: Bool, below limit: UInt32 = 5000)
    -> any BlockedPostings
  {
    let plain = postings(list)
    return hasBits ? PostingsWithBits(plain, Set(list.map(\.docID)), below: limit) : plain
  }

  func postings(_ list: [Posting]) -> ArrayPostings {
    ArrayPostings(
      docIDs: list.map(\.docID), titleFrequencies: list.map(\.title),
      bodyFrequencies: list.map(\.body),
      titleLengths: list.map { lengths[Int($0.docID)].title },
      bodyLengths: list.map { lengths[Int($0.docID)].body }, weights: weights)
  }

  private func find(_ docID: Int, in list: [Posting]) -> Posting? {
    var low = 0
    var high = list.count
    while low < high {
      let middle = (low + high) / 2
      if list[middle].docID < docID { low = middle + 1 } else { high = middle }
    }
    return low < list.count && list[low].docID == docID ? list[low] : nil
  }

  /// Scores every document, one after another.
  func plain(_ query: TopKQuery, limit: Int) throws -> [TopK.Entry] {
    var top = TopK(capacity: limit)
    for docID in lengths.indices {
      var score = 0.0
      var matchesAll = true
      var matchesAny = false
      for (number, leaf) in (query.required + query.optional).enumerated() {
        var isMatch = false
        var leafScore = 0.0
        for kind in leaf.kinds {
          var (title, body): (UInt32, UInt32) = (0, 0)
          var weighted: Float = 0
          for member in kind.members {
            guard let posting = find(docID, in: lists[member.list]) else {
              continue
            }
            isMatch = true
            if member.weight == 1 {
              title += posting.title
              body += posting.body
            } else {
              weighted += member.weight * (2 * Float(posting.title) + Float(posting.body))
            }
          }
          let frequency = 2 * Float(title) + Float(body) + weighted
          let length = 2 * Float(lengths[docID].title) + Float(lengths[docID].body)
          if frequency > 0 {
            leafScore += Double(kind.scorer.score(frequency: frequency, length: length))
          }
        }
        score += leafScore
        matchesAny = matchesAny || isMatch
        if number < query.required.count { matchesAll = matchesAll && isMatch }
      }
      guard query.required.isEmpty ? matchesAny : matchesAll else { continue }
      if let accepts = query.accepts, try !accepts(UInt32(docID)) { continue }
      top.insert(docID: Int64(docID), score: score)
    }
    return top.ranked()
  }
}
