/// How near the words of a query are to each other in a document.
struct ProximityFeatures: Equatable {
  /// For each two neighbours of the query, how often they follow each other.
  var ordered: [Float]
  /// For each two neighbours, how often they are near each other, no occurrence counted twice.
  var unordered: [Float]
  /// The most that a window holds: the sum of the idf of its distinct words.
  var window: Float

  static func none(unitCount: Int) -> ProximityFeatures {
    let zeros = Array(repeating: Float(0), count: max(0, unitCount - 1))
    return ProximityFeatures(ordered: zeros, unordered: zeros, window: 0)
  }

  /// Looks at one field.
  ///
  /// - Parameters:
  ///   - places: For each word of the query its positions, rising.
  ///   - idfs: Of the words.
  ///   - span: Positions that both words of a near pair fit in.
  ///   - width: Positions of a window.
  init(_ places: [[UInt32]], idfs: [Float], span: Int, width: Int) {
    ordered = []
    unordered = []
    for index in places.indices.dropLast() {
      ordered.append(Self.adjacent(places[index], places[index + 1]))
      unordered.append(Self.near(places[index], places[index + 1], span: span))
    }
    window = Self.best(places, idfs, width: width)
  }

  private init(ordered: [Float], unordered: [Float], window: Float) {
    self.ordered = ordered
    self.unordered = unordered
    self.window = window
  }

  /// Pairs of both fields; the better window.
  func joined(_ other: ProximityFeatures, weight: Float) -> ProximityFeatures {
    ProximityFeatures(
      ordered: zip(ordered, other.ordered).map { $0 + weight * $1 },
      unordered: zip(unordered, other.unordered).map { $0 + weight * $1 },
      window: max(window, other.window))
  }

  private static func adjacent(_ first: [UInt32], _ second: [UInt32]) -> Float {
    var count = 0
    var index = 0
    for position in first {
      while index < second.count, second[index] <= position { index += 1 }
      guard index < second.count else { break }
      if second[index] == position &+ 1 { count += 1 }
    }
    return Float(count)
  }

  private static func near(_ first: [UInt32], _ second: [UInt32], span: Int) -> Float {
    var count = 0
    var (left, right) = (0, 0)
    while left < first.count, right < second.count {
      let distance = Int(first[left]) - Int(second[right])
      if distance == 0 {
        left += 1
        right += 1
      } else if abs(distance) < span {
        count += 1
        left += 1
        right += 1
      } else if distance < 0 {
        left += 1
      } else {
        right += 1
      }
    }
    return Float(count)
  }

  private static func best(_ places: [[UInt32]], _ idfs: [Float], width: Int) -> Float {
    var heads = Array(repeating: 0, count: places.count)
    var window: [(position: UInt32, word: Int)] = []
    var start = 0
    var counts = heads
    var best: Float = 0
    while true {
      // The next occurrence of any word.
      var next: (position: UInt32, word: Int)?
      for word in places.indices where heads[word] < places[word].count {
        let position = places[word][heads[word]]
        if next.map({ position < $0.position }) ?? true { next = (position, word) }
      }
      guard let next else { return best }
      heads[next.word] += 1
      window.append(next)
      while Int(next.position) - Int(window[start].position) >= width {
        let left = window[start].word
        counts[left] -= 1
        start += 1
      }
      counts[next.word] += 1
      if counts[next.word] == 1 {
        // One word alone is a window too: those that hold more are told from it by no leap.
        var sum: Float = 0
        for word in counts.indices where counts[word] > 0 { sum += idfs[word] }
        best = max(best, sum)
      }
    }
  }
}
