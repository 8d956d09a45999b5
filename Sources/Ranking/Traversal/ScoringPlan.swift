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
    var (kindCount, memberCount) = (0, 0)
    for index in 0..<query.leafCount {
      for kind in query.leaf(index).kinds {
        kindCount += 1
        memberCount += kind.members.count
      }
    }
    members = .allocate(capacity: memberCount)
    kinds = .allocate(capacity: kindCount)
    var scorers: [any SimilarityScorer] = []
    scorers.reserveCapacity(kindCount)
    var memberEnd = 0
    for index in 0..<query.leafCount {
      let leaf = query.leaf(index)
      for (number, kind) in leaf.kinds.enumerated() {
        for member in kind.members {
          members.initializeElement(
            at: memberEnd, to: Member(list: member.list, weight: member.weight))
          memberEnd += 1
        }
        kinds.initializeElement(
          at: scorers.count,
          to: Kind(
            memberEnd: memberEnd, endsLeaf: number == leaf.kinds.count - 1,
            saturated: SaturatedScore(kind.scorer)))
        scorers.append(kind.scorer)
      }
    }
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
