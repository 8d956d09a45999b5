/// Reads one source of any format. What is broken is reported and passed over.
struct SourceReader {
  let path: [UInt8]
  let format: SourceFormat
  let take: (LexiconItem) throws -> Void
  let report: (LexiconFailure) -> Void

  var name: String { String(decoding: path, as: UTF8.self) }

  func fail(_ line: Int, _ reason: String) {
    report(LexiconFailure(file: name, line: line, reason: reason))
  }

  /// - Throws: ``LexiconError`` where nothing can be read at all, and what `take` throws.
  func read() throws {
    switch format {
    case .dictd: try readDictd()
    case .dsl: try readDSL()
    case .mo: try readMO()
    case .po: try readPO()
    case .stardict: try readStarDict()
    case .tmx: try readTMX()
    case .tsv: try readTSV()
    }
  }

  /// A file beside the source whose name ends otherwise, the first that exists.
  func sibling(replacing suffixes: [String], by others: [String]) -> [UInt8]? {
    for suffix in suffixes where path.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) {
      let stem = path.dropLast(suffix.utf8.count)
      for other in others {
        let sibling = stem + Array(other.utf8)
        if SourceFile.exists(Array(sibling)) { return Array(sibling) }
      }
    }
    return nil
  }

  // MARK: rows

  /// Two columns, or three: a weight after them, or a name of the row's origin before them. `#`
  /// begins a comment. Rows of one language are synonyms. A file whose rows are sentences is aligned
  /// text.
  private func readTSV() throws {
    let text = SourceFile.text(try SourceFile.contents(of: path))
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let sample = lines.prefix(2000)
    let words = sample.reduce(0) { $0 + $1.utf8.count { $0 == 0x20 } }
    let isAligned = words > sample.count * 6
    for (index, line) in lines.enumerated() {
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      var columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      var weight = 1.0
      if columns.count == 3, let number = Double(columns[2]) {
        guard number > 0, number.isFinite else {
          fail(index + 1, "illegal weight: \(columns[2].prefix(20)), must be above 0")
          continue
        }
        weight = min(number, 10)
        columns.removeLast()
      } else if columns.count == 3 {
        columns.removeFirst()
      }
      guard columns.count == 2 else {
        fail(index + 1, "not two columns, separated by a tab")
        continue
      }
      let isSegment = isAligned && line.utf8.count { $0 == 0x20 } > 2
      if let item = LexiconItem.translation(
        columns[0], columns[1], weight: weight, isSegment: isSegment)
      {
        try take(item)
      } else if Script(of: columns[0]) != nil, Script(of: columns[0]) == Script(of: columns[1]),
        columns[0] != columns[1], !isAligned
      {
        try take(.synonyms(columns[0], columns[1]))
      }
    }
  }
}
