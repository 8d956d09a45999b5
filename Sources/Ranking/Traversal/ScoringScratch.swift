internal import Glibc

/// Memory that the cursors of a query share while they score.
final class ScoringScratch {
  private(set) var frequencies: UnsafeMutablePointer<Float>
  private(set) var lengths: UnsafeMutablePointer<Float>
  private var weighted: UnsafeMutablePointer<Float>
  private var part: UnsafeMutablePointer<Float>
  private(set) var sums: UnsafeMutablePointer<Float>
  private(set) var single: UnsafeMutablePointer<Float>
  /// Places in a block.
  let places: UnsafeMutablePointer<Int32>
  /// So many postings of a block are few.
  static let fewPostings = 16
  /// The documents of few postings, and what these score.
  let fewDocIDs: UnsafeMutablePointer<UInt32>
  let fewScores: UnsafeMutablePointer<Float>
  /// Where in a block a document stands, by the lowest bits of its ID; each a place of a block.
  var marks: UnsafeMutablePointer<UInt8> { knownMarks ?? makeMarks() }
  private var knownMarks: UnsafeMutablePointer<UInt8>?
  static let markCount = 1 << 13
  /// Of all of these, one behind the other.
  private var memory: UnsafeMutablePointer<Float>
  private var capacity = 512

  init() {
    memory = .allocate(capacity: 5 * capacity + 1)
    (frequencies, lengths, weighted) = (memory, memory + capacity, memory + 2 * capacity)
    (part, sums, single) = (memory + 3 * capacity, memory + 4 * capacity, memory + 5 * capacity)
    places = .allocate(capacity: PostingView.capacity)
    places.initialize(repeating: 0, count: PostingView.capacity)
    fewDocIDs = .allocate(capacity: Self.fewPostings)
    fewScores = .allocate(capacity: Self.fewPostings)
  }

  deinit {
    memory.deallocate()
    places.deallocate()
    fewDocIDs.deallocate()
    fewScores.deallocate()
    knownMarks?.deallocate()
  }

  /// Few queries need any.
  @inline(never)
  private func makeMarks() -> UnsafeMutablePointer<UInt8> {
    let marks = UnsafeMutablePointer<UInt8>.allocate(capacity: Self.markCount)
    memset(marks, 0, Self.markCount)
    knownMarks = marks
    return marks
  }

  private func reserve(_ count: Int) {
    guard count > capacity else { return }
    memory.deallocate()
    capacity = max(count, 2 * capacity)
    memory = .allocate(capacity: 5 * capacity + 1)
    (frequencies, lengths, weighted) = (memory, memory + capacity, memory + 2 * capacity)
    (part, sums, single) = (memory + 3 * capacity, memory + 4 * capacity, memory + 5 * capacity)
  }

  /// Scores ``frequencies`` and ``lengths``: the sum over the parts.
  @inline(__always)
  func score(
    _ count: Int, _ parts: [PostingCursor.Part], into scores: UnsafeMutablePointer<Float>
  ) {
    score(count, frequencies, lengths, parts, into: scores)
  }

  /// Scores postings: the sum over the parts.
  func score(
    _ count: Int, _ frequencies: UnsafePointer<Float>, _ lengths: UnsafePointer<Float>,
    _ parts: [PostingCursor.Part], into scores: UnsafeMutablePointer<Float>
  ) {
    if parts.isEmpty { scores.update(repeating: 0, count: count) }
    // Parts are used where they lie: copying one counts references, which takes longer than scoring a posting.
    for number in parts.indices {
      var input = frequencies
      let weight = parts[number].weight
      if weight != 1 {
        for index in 0..<count { weighted[index] = weight * frequencies[index] }
        input = UnsafePointer(weighted)
      }
      let output = number == 0 ? scores : self.part
      parts[number].scorer.score(
        frequencies: UnsafeBufferPointer(start: input, count: count),
        lengths: UnsafeBufferPointer(start: lengths, count: count),
        into: UnsafeMutableBufferPointer(start: output, count: count))
      if number > 0 { for index in 0..<count { scores[index] += output[index] } }
    }
  }

  /// The best score of each run, and how long its documents are at least.
  func bounds(
    of runs: PostingRuns, _ parts: [PostingCursor.Part], _ weights: FieldWeights,
    into bounds: UnsafeMutablePointer<Float>, _ shortest: UnsafeMutablePointer<Float>
  ) {
    score(runs, parts, weights)
    for run in 0..<runs.count {
      var bound: Float = 0
      var least = Float.infinity
      // Runs are parts of one sequence; the first may begin behind its start.
      for index in runs.starts[run]..<runs.starts[run + 1] {
        let place = Int(index &- runs.starts[0])
        bound = max(bound, sums[place])
        least = min(least, lengths[place])
      }
      bounds[run] = bound
      shortest[run] = least
    }
  }

  /// Occurrences that are looked at one after another.
  private static let mostTooFew = 8

  /// How many occurrences are too few for a score above `needed` in documents that have at least some length: no more
  /// than these do; 0 where one may be enough.
  func tooFew(for needed: Float, length: Float, _ parts: [PostingCursor.Part]) -> Float {
    guard needed > 0, length.isFinite else { return 0 }
    for index in 0..<Self.mostTooFew {
      frequencies[index] = Float(index &+ 1)
      lengths[index] = length
    }
    score(Self.mostTooFew, parts, into: sums)
    var count = 0
    while count < Self.mostTooFew, sums[count] <= needed { count &+= 1 }
    return Float(count)
  }

  /// The least score of the postings of a run; 0 where there are fewer than ten.
  func least(of runs: PostingRuns, _ parts: [PostingCursor.Part], _ weights: FieldWeights) -> Float
  {
    let count = runs.postingCount
    guard count >= 10 else { return 0 }
    score(runs, parts, weights)
    var least = Float.infinity
    for index in 0..<count { least = min(least, sums[index]) }
    return least
  }

  private func score(
    _ runs: PostingRuns, _ parts: [PostingCursor.Part], _ weights: FieldWeights
  ) {
    let start = Int(runs.starts[0])
    let count = runs.postingCount - start
    reserve(count)
    for index in 0..<count {
      frequencies[index] = weights.sum(
        runs.titleFrequencies[start + index], runs.bodyFrequencies[start + index])
      lengths[index] = weights.sum(
        runs.titleLengths[start + index], runs.bodyLengths[start + index])
    }
    score(count, parts, into: sums)
  }
}
