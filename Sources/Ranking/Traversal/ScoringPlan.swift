/// How a query scores a document: its leaves, kinds and members one behind the other, so that no reference is counted
/// where a document is scored.
final class ScoringPlan {
  private struct Member {
    var list: Int
    var weight: Float
  }

  private struct Kind {
    /// Behind its last member.
    var memberEnd: Int
    /// Whether it is the last of its leaf.
    var endsLeaf: Bool
    /// What its scorer gives, where that is known; else the scorer is asked.
    var saturated: SaturatedScore?
  }

  private let members: UnsafeMutableBufferPointer<Member>
  private let kinds: UnsafeMutableBufferPointer<Kind>
  private let scorers: [any SimilarityScorer]

  init(_ query: TopKQuery) {
    var members: [Member] = []
    var kinds: [Kind] = []
    var scorers: [any SimilarityScorer] = []
    for leaf in query.required + query.optional {
      for (number, kind) in leaf.kinds.enumerated() {
        members += kind.members.map { Member(list: $0.list, weight: $0.weight) }
        kinds.append(
          Kind(
            memberEnd: members.count, endsLeaf: number == leaf.kinds.count - 1,
            saturated: SaturatedScore(kind.scorer)))
        scorers.append(kind.scorer)
      }
    }
    self.members = .allocate(capacity: members.count)
    _ = self.members.initialize(from: members)
    self.kinds = .allocate(capacity: kinds.count)
    _ = self.kinds.initialize(from: kinds)
    self.scorers = scorers
  }

  deinit {
    members.deallocate()
    kinds.deallocate()
  }

  /// The score of a document by its frequency and its length in each list; summed in the order of the query.
  func score(
    _ frequencies: UnsafePointer<Float>, _ lengths: UnsafePointer<Float>
  ) -> Double {
    var sum = 0.0
    var leaf = 0.0
    var member = 0
    for number in kinds.indices {
      var frequency: Float = 0
      var length: Float = 0
      let end = kinds[number].memberEnd
      while member < end {
        let (list, weight) = (members[member].list, members[member].weight)
        if frequencies[list] > 0 {
          frequency += weight * frequencies[list]
          length = lengths[list]
        }
        member &+= 1
      }
      if frequency > 0 {
        if let saturated = kinds[number].saturated {
          leaf += Double(saturated.score(frequency, length))
        } else {
          leaf += Double(scorers[number].score(frequency: frequency, length: length))
        }
      }
      if kinds[number].endsLeaf {
        sum += leaf
        leaf = 0
      }
    }
    return sum
  }
}
