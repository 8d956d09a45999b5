/// What an extractor makes of a decoded text.
struct ExtractedText {
  var title = ""
  /// Well-formed UTF-8, lines ended by `\n`.
  var body: [UInt8] = []
  /// Seconds since 1970-01-01 UTC.
  var date: Int64?
  /// For each line of the body the line of the source, from 1; nil when they are the same.
  var sourceLines: [UInt32]?

  /// Drops the title where the body begins with it, however often, with the blank lines around.
  ///
  /// News and pages often say their title twice or more; the title has a field and a weight of its
  /// own, so that counting it again would favour documents for their template.
  mutating func dropLeadingTitle() {
    guard !title.isEmpty else { return }
    let wanted = TextLines.words(of: Array(title.utf8)[...])
    var lines = TextLines(body)
    var droppedBytes = 0
    var droppedLines = 0
    var read = 0
    while let line = lines.next() {
      read += 1
      let words = TextLines.words(of: body[line])
      if words.isEmpty { continue }
      guard words == wanted else { break }
      droppedBytes = lines.position
      droppedLines = read
    }
    guard droppedLines > 0 else { return }
    dropFirst(lines: droppedLines, bytes: droppedBytes)
    dropLeadingBlankLines()
  }

  /// Drops the blank lines that the body begins with.
  mutating func dropLeadingBlankLines() {
    var count = 0
    var bytes = 0
    while let length = TextLines.blankLine(in: body, at: bytes) {
      bytes += length
      count += 1
    }
    if count > 0 { dropFirst(lines: count, bytes: bytes) }
  }

  /// Takes lines away from the front and keeps the line numbers right.
  mutating func dropFirst(lines count: Int, bytes: Int) {
    let total = TextLines.count(in: body)
    if let old = sourceLines {
      sourceLines = Array(old.dropFirst(count))
    } else if count > 0 {
      sourceLines = total > count ? (UInt32(count) + 1...UInt32(total)).map { $0 } : []
    }
    body.removeFirst(min(bytes, body.count))
  }
}
