internal import Postings
internal import Searching

/// Prints the hits of a search.
struct HitPrinter {
  enum Form {
    case count
    case json
    case paths(separator: String)
    case template(HitTemplate)
    case text

    /// Only what people read goes through a pager.
    var isPaged: Bool { if case .text = self { true } else { false } }
  }

  let form: Form
  let style: Style
  private let directory = ArgumentBytes.workingDirectory()

  init(form: Form, style: Style) {
    self.form = form
    self.style = style
  }

  var countsOnly: Bool { if case .count = form { true } else { false } }

  var showsSnippets: Bool {
    switch form {
    case .json, .text: true
    case .template(let template): template.needsSnippet
    case .count, .paths: false
    }
  }

  func print(_ result: SearchResult, query: String, offset: Int, showsQuery: Bool) {
    switch form {
    case .count: Output.print("\(result.totalMatches)")
    case .json: HitJSON(query: query).print(result, offset: offset)
    case .paths(let separator):
      var printed: Set<[UInt8]> = []
      for hit in result.hits where printed.insert(hit.record.path).inserted {
        Output.write(relative(hit.record.path))
        Output.write(separator)
      }
    case .template(let template):
      for (index, hit) in result.hits.enumerated() {
        Output.write(template.line(hit, rank: offset + index + 1, path: name(hit.record)))
      }
    case .text: printText(result, query: query, offset: offset, showsQuery: showsQuery)
    }
  }

  /// Ends the output; waits for the pager where there is one.
  func end() {
    Output.flush()
    Output.endPager()
  }

  private func printText(
    _ result: SearchResult, query: String, offset: Int, showsQuery: Bool
  ) {
    if showsQuery { Output.print(style.paint("== \(SafeText.line(query))", .bold)) }
    for (index, hit) in result.hits.enumerated() {
      if index > 0 || showsQuery { Output.print("") }
      printHit(hit)
    }
    let shown = result.hits.reduce(0) { $0 + 1 + $1.copies.count }
    guard Output.isTerminal || style.isColored else { return }
    if !result.hits.isEmpty, offset > 0 || shown < result.totalMatches {
      let total = "\(result.isTotalExact ? "" : "at least ")\(result.totalMatches) documents"
      Output.print("")
      Output.print(
        style.paint("\(offset + 1)–\(offset + result.hits.count) of \(total)", .dim))
    }
  }

  private func printHit(_ hit: Hit) {
    let record = hit.record
    var place = style.link(style.paint(name(record), .path), toFile: record.path)
    if let line = hit.line { place += ":" + style.paint("\(line)", .line) }
    Output.print(place)
    if !hit.title.text.isEmpty { Output.print("  " + highlighted(hit.title, .bold)) }
    var facts = [
      Format.day(record.date), record.languages, Format.decimal(hit.score, 2),
    ]
    if !hit.copies.isEmpty {
      facts.append("+ " + ReportText.count(hit.copies.count, "near-copy", "near-copies"))
    }
    Output.print("  " + style.paint(facts.joined(separator: "  "), .dim))
    for fragment in hit.snippet?.fragments ?? [] {
      Output.print("  " + highlighted(fragment, nil))
    }
  }

  /// The document's name as it is printed: its path from here, and its record.
  private func name(_ record: DocumentRecord) -> String {
    let path = SafeText.line(String(decoding: relative(record.path), as: UTF8.self))
    return record.identifier.map { "\(path)#\(SafeText.line($0))" } ?? path
  }

  /// A path from the working directory where it lies below it.
  private func relative(_ path: [UInt8]) -> [UInt8] {
    let slash = UInt8(ascii: "/")
    let prefix = directory.last == slash ? directory : directory + [slash]
    return path.starts(with: prefix) ? Array(path[prefix.count...]) : path
  }

  private func highlighted(_ fragment: Fragment, _ base: Style.Role?) -> String {
    let bytes = Array(fragment.text.utf8)
    var text = ""
    var start = 0
    func plain(_ range: Range<Int>) -> String {
      let part = String(decoding: bytes[range], as: UTF8.self)
      return base.map { style.paint(part, $0) } ?? part
    }
    for range in fragment.highlights
    where range.lowerBound >= start && range.upperBound <= bytes.count {
      text += plain(start..<range.lowerBound)
      text += style.paint(String(decoding: bytes[range], as: UTF8.self), .match)
      start = range.upperBound
    }
    return text + plain(start..<bytes.count)
  }
}

extension DocumentRecord {
  /// The languages that have at least a tenth of the letters: `en`, `ru`, `en+ru`, `–`.
  var languages: String {
    let names = [(englishShare, "en"), (russianShare, "ru")].filter { $0.0 >= 0.1 }.map(\.1)
    return names.isEmpty ? "–" : names.joined(separator: "+")
  }
}
