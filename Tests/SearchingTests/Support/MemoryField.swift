import Analysis

/// The terms of one field of one document by position: postings in their plainest form.
struct MemoryField {
  /// For each position the stored terms that stand there.
  private(set) var positions: [Set<[UInt8]>] = []

  init(_ text: String, _ analyzer: Analyzer) {
    var text = text
    var positions: [Set<[UInt8]>] = []
    text.withUTF8 { bytes in
      analyzer.forEachTerm(in: bytes) { position, _, term in
        while positions.count <= position { positions.append([]) }
        positions[position].insert(Array(term))
      }
    }
    self.positions = positions
  }

  func count(_ terms: [Term]) -> Int { starts([terms]).count }

  func prefixCount(_ terms: [Term]) -> Int {
    positions.count { stored in
      terms.contains { term in stored.contains { $0.starts(with: term.stored) } }
    }
  }

  /// Positions where a phrase begins.
  func starts(_ phrase: [[Term]]) -> [Int] {
    guard !phrase.isEmpty, phrase.count <= positions.count else { return [] }
    return (0...(positions.count - phrase.count)).filter { start in
      phrase.indices.allSatisfy { offset in
        phrase[offset].contains { positions[start + offset].contains($0.stored) }
      }
    }
  }

  /// How many places of the first phrase have one of each other phrase around them such that no
  /// two neighbours are farther apart than the distance.
  func nearCount(_ phrases: [[[Term]]], distance: Int) -> Int {
    let places = phrases.map { phrase in
      starts(phrase).map { $0..<$0 + phrase.count }
    }
    func exists(_ chosen: [Range<Int>], _ rest: ArraySlice<[Range<Int>]>) -> Bool {
      guard let next = rest.first else {
        let sorted = chosen.sorted { $0.lowerBound < $1.lowerBound }
        return zip(sorted, sorted.dropFirst()).allSatisfy {
          $1.lowerBound - $0.upperBound <= distance
        }
      }
      return next.contains { exists(chosen + [$0], rest.dropFirst()) }
    }
    return (places.first ?? []).count { exists([$0], places.dropFirst()) }
  }
}
