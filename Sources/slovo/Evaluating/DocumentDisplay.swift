internal import Analysis
internal import Evaluation
internal import Postings
internal import Searching

/// Shows pooled documents to a judge: title and snippet for the query at hand.
final class DocumentDisplay {
  private let searcher: Searcher
  private let reader: IndexReader
  private let source: RereadingSource
  private let naming: DocumentNaming
  private var docIDs: [String: Int64]?

  /// Lines of a text shown whole, at most.
  private static let lineLimit = 40
  private static let lineLength = 400

  init(
    folder: IndexFolder, naming: DocumentNaming, dictionary: MorphologyOptionGroup
  ) throws {
    reader = try dictionary.reader(folder)
    source = RereadingSource(reader)
    searcher = Searcher(
      source: source, analyzer: Analyzer(morphology: reader.morphology),
      expander: IndexExpander(reader))
    self.naming = naming
  }

  /// The lines; of a document that the index does not have, that it has not.
  func lines(_ name: String, query: String, isWhole: Bool) throws -> [String] {
    guard let docID = try docID(name), let record = try reader.records([docID]).first else {
      return ["(not in this index)"]
    }
    var lines = record.title.isEmpty ? [] : [SafeText.line(record.title)]
    if isWhole { return lines + (try text(docID)) }
    // The search for this document alone makes its snippet.
    var request = SearchRequest(query)
    request.limit = 20
    request.foldsCopies = false
    request.filter.paths = [String(decoding: record.path, as: UTF8.self)]
    let hit = try searcher.search(request).hits.first { $0.docID == docID }
    let fragments = hit?.snippet?.fragments.map { SafeText.line($0.text) } ?? []
    lines += fragments.isEmpty ? Array(try text(docID).prefix(5)) : fragments
    return lines
  }

  private func text(_ docID: Int64) throws -> [String] {
    guard let text = try source.text(docID) else { return ["(no text)"] }
    return text.body.split(separator: UInt8(ascii: "\n")).prefix(Self.lineLimit).map {
      SafeText.shortLine(String(decoding: $0, as: UTF8.self), limit: Self.lineLength)
    }
  }

  private func docID(_ name: String) throws -> Int64? {
    if let docIDs { return docIDs[name] }
    var found: [String: Int64] = [:]
    let all = try reader.docIDs(passing: DocumentFilter())
    for start in stride(from: 0, to: all.count, by: 1000) {
      for record in try reader.records(Array(all[start..<min(start + 1000, all.count)])) {
        found[naming.name(record)] = found[naming.name(record)] ?? record.docID
      }
    }
    docIDs = found
    return found[name]
  }
}
