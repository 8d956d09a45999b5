internal import Postings

/// Chooses what of a document to show.
///
/// Cost: an analysis of the text up to the limits of ``SnippetDefaults``.
struct SnippetBuilder {
  private let query: BoundQuery
  private let finder: MentionFinder
  private let isBoilerplate: (UnsafeBufferPointer<UInt8>) throws -> Bool

  init(
    query: BoundQuery, finder: OccurrenceFinder,
    isBoilerplate: @escaping (UnsafeBufferPointer<UInt8>) throws -> Bool
  ) {
    self.query = query
    self.finder = MentionFinder(query: query, finder: finder)
    self.isBoilerplate = isBoilerplate
  }

  /// A title with its matches.
  func title(_ title: String) -> Fragment {
    var title = title
    return title.withUTF8 { text in
      let mentions = finder.mentions(in: text, of: .title)
      return Fragment(of: text, in: 0..<text.count, highlights: Self.highlights(mentions[...]))
    }
  }

  /// The best part of a body; nil for an empty one.
  ///
  /// - Parameter title: Is not repeated where the body begins with it and nothing matched.
  func snippet(of stored: StoredText, title: String) throws -> Snippet? {
    try stored.body.withUnsafeBufferPointer { text in
      var mentions = finder.mentions(in: text, of: .body)
      try markBoilerplate(&mentions, in: text)
      let windows = windows(of: mentions, in: text)
      let bounds = FragmentBounds(text: text)
      guard let best = windows.max(by: { $0.value < $1.value }) else {
        return opening(of: text, title: title, stored.sourceLines)
      }
      let length = windows.count == 1 ? SnippetDefaults.length : SnippetDefaults.shortLength
      var ranges = windows.map { window in
        bounds.range(around: Self.extent(mentions[window.mentions]), length: length)
      }.sorted { $0.lowerBound < $1.lowerBound }
      if ranges.count == 2, ranges[1].lowerBound <= ranges[0].upperBound {
        ranges = [ranges[0].lowerBound..<max(ranges[0].upperBound, ranges[1].upperBound)]
      }
      return Snippet(
        fragments: ranges.map { range in
          let inside = mentions.filter { $0.extent.overlaps(range) }
          return Fragment(of: text, in: range, highlights: Self.highlights(inside[...]))
        },
        line: line(
          at: mentions[best.mentions.lowerBound].extent.lowerBound, in: text, stored.sourceLines))
    }
  }

  // MARK: Choice

  /// One window, or two where one does not show all that was found and two show more.
  private func windows(
    of mentions: [Mention], in text: UnsafeBufferPointer<UInt8>
  ) -> [MentionWindow] {
    let importance = query.leaves.map { max($0.importance, 0.001) }
    let starts = characterStarts(of: mentions, in: text)
    func best(_ length: Int, without shown: Set<Int> = []) -> MentionWindow? {
      MentionWindow.best(
        of: mentions, starts: starts, importance: importance, length: length, without: shown)
    }
    // A window may not fill its fragment: some words around it tell what it is about.
    guard let one = best(SnippetDefaults.length * 3 / 4) else { return [] }
    if one.leaves.count == Set(mentions.map(\.leaf)).count { return [one] }
    guard let first = best(SnippetDefaults.shortLength * 3 / 4),
      let second = best(SnippetDefaults.shortLength * 3 / 4, without: first.leaves),
      first.leaves.union(second.leaves).count > one.leaves.count
    else { return [one] }
    return [first, second]
  }

  private func characterStarts(
    of mentions: [Mention], in text: UnsafeBufferPointer<UInt8>
  ) -> [Int] {
    var byte = mentions.first?.extent.lowerBound ?? 0
    var characters = 0
    return mentions.map { mention in
      characters += UTF8Decoding.count(byte..<max(byte, mention.extent.lowerBound), of: text)
      byte = max(byte, mention.extent.lowerBound)
      return characters
    }
  }

  private func markBoilerplate(
    _ mentions: inout [Mention], in text: UnsafeBufferPointer<UInt8>
  ) throws {
    var line = 0..<0
    var isKnown = false
    var lookups = 0
    for index in mentions.indices {
      let start = mentions[index].extent.lowerBound
      if !line.contains(start) {
        guard lookups < SnippetDefaults.lineLimit else { return }
        lookups += 1
        line = text.lineRange(at: start)
        isKnown = try isBoilerplate(UnsafeBufferPointer(rebasing: text[line]))
      }
      mentions[index].isBoilerplate = isKnown
    }
  }

  private func opening(
    of text: UnsafeBufferPointer<UInt8>, title: String, _ sourceLines: [UInt32]?
  ) -> Snippet? {
    var start = Self.firstInk(in: text, from: 0)
    let title = Array(title.utf8)
    if !title.isEmpty, text[start...].starts(with: title) {
      let behind = Self.firstInk(in: text, from: start + title.count)
      if behind < text.count { start = behind }
    }
    guard start < text.count else { return nil }
    let range = FragmentBounds(text: text).range(
      around: start..<start, length: SnippetDefaults.length)
    let shown = start..<max(start, range.upperBound)
    return Snippet(
      fragments: [Fragment(of: text, in: shown, highlights: [])],
      line: line(at: start, in: text, sourceLines))
  }

  // MARK: Places

  private static func firstInk(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = min(start, text.count)
    while index < text.count, text[index] <= 0x20 { index += 1 }
    return index
  }

  private static func extent(_ mentions: ArraySlice<Mention>) -> Range<Int> {
    let start = mentions.map(\.extent.lowerBound).min() ?? 0
    return start..<max(start, mentions.map(\.extent.upperBound).max() ?? 0)
  }

  /// The words of mentions, rising, overlapping ones (a compound and its parts) as one.
  private static func highlights(_ mentions: ArraySlice<Mention>) -> [Range<Int>] {
    let ranges = mentions.flatMap(\.ranges).filter { !$0.isEmpty }.sorted {
      $0.lowerBound < $1.lowerBound
    }
    var merged: [Range<Int>] = []
    for range in ranges {
      if let last = merged.last, range.lowerBound < last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }

  private func line(
    at index: Int, in text: UnsafeBufferPointer<UInt8>, _ sourceLines: [UInt32]?
  ) -> Int {
    var line = 1
    for byte in text[..<index] where byte == UInt8(ascii: "\n") { line &+= 1 }
    guard let sourceLines else { return line }
    return sourceLines.indices.contains(line - 1) ? Int(sourceLines[line - 1]) : line
  }
}
