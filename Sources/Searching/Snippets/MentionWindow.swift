/// A run of mentions that fits a fragment, and how telling it is.
struct MentionWindow {
  /// Indices of mentions.
  var mentions: Range<Int>
  var value: Float
  /// The leaves that it mentions.
  var leaves: Set<Int>

  /// The most telling run of mentions within some characters of a text; of equals the first.
  ///
  /// Its value is the importance of the distinct leaves that it mentions, with a little for each
  /// further mention.
  ///
  /// - Parameters:
  ///   - starts: For each mention the characters before it.
  ///   - without: Leaves that count as if they were nothing.
  static func best(
    of mentions: [Mention], starts: [Int], importance: [Float], length: Int,
    without shown: Set<Int> = []
  ) -> MentionWindow? {
    var counts: [Int: (clean: Int, boilerplate: Int)] = [:]
    var value: Float = 0
    var best: (range: Range<Int>, value: Float)?
    func worth(_ leaf: Int) -> Float {
      guard !shown.contains(leaf), let count = counts[leaf] else { return 0 }
      let weight =
        count.clean > 0 ? 1 : count.boilerplate > 0 ? RankingDefaults.boilerplateWeight : 0
      let repetitions = Float(max(0, min(count.clean, 8) - 1))
      return importance[leaf] * (weight + SnippetDefaults.repetitionWeight * repetitions)
    }
    func change(_ mention: Mention, by step: Int) {
      value -= worth(mention.leaf)
      var count = counts[mention.leaf] ?? (0, 0)
      if mention.isBoilerplate { count.boilerplate += step } else { count.clean += step }
      counts[mention.leaf] = count
      value += worth(mention.leaf)
    }
    var first = 0
    for index in mentions.indices {
      change(mentions[index], by: 1)
      while first < index, starts[index] - starts[first] > length {
        change(mentions[first], by: -1)
        first += 1
      }
      if value > (best?.value ?? 0) * 1.0001 { best = (first..<index + 1, value) }
    }
    guard let best else { return nil }
    return MentionWindow(
      mentions: best.range, value: best.value,
      leaves: Set(mentions[best.range].map(\.leaf)).subtracting(shown))
  }
}
