internal import ArgumentParser
internal import Indexing
internal import Postings

/// `slovo status`: what the index is like.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract:
      "Show what the index holds: documents, words, sizes, languages, encodings, last build.")

  @Flag(help: "One JSON object.")
  var json = false

  @OptionGroup var location: IndexOptions

  func run() throws {
    let folder = try location.existingFolder()
    let status = try IndexReader(folder: folder, checksAnalyzer: false).status()
    json ? printJSON(status, folder) : try printLines(status, folder)
  }

  private func printLines(_ status: IndexStatus, _ folder: IndexFolder) throws {
    let parts = status.parts.map { "\($0.name) \(Format.bytes($0.bytes))" }
    let size = status.parts.reduce(0) { $0 + $1.bytes }
    Output.print("index:      \(folder.displayPath), generation \(status.generation)")
    for source in try folder.sources() {
      Output.print("source:     \(String(decoding: source.path, as: UTF8.self))")
    }
    Output.print(
      """
      documents:  \(status.documents) of \(ReportText.count(status.files, "file")), \
      \(status.skippedFiles) skipped
      text:       \(Format.bytes(status.textBytes)), \(status.positions) words, \
      \(status.distinctTerms) distinct terms
      size:       \(Format.bytes(size)) (\(parts.joined(separator: ", ")))
      languages:  \(list(status.languages))
      encodings:  \(list(status.encodings))
      formats:    \(list(status.formats))
      analyzer:   \(status.analyzer)
      last build: \(Format.day(status.built))
      """)
    if let report = BuildReport(json: status.report) {
      Output.print(
        """
                    \(report.added) added, \(report.updated) updated, \(report.removed) removed, \
        \(report.unchanged) unchanged in \(Format.decimal(report.seconds, 1)) s
        """)
    }
  }

  private func list(_ counts: [(name: String, documents: Int)]) -> String {
    ReportText.list(counts.map { ($0.name, $0.documents) })
  }

  private func printJSON(_ status: IndexStatus, _ folder: IndexFolder) {
    func counts(_ counts: [(name: String, documents: Int)]) -> JSONText {
      .object(counts.map { ($0.name, .number($0.documents)) })
    }
    Output.print(
      JSONText.object([
        ("version", .number(1)), ("index", .path(folder.path)),
        ("generation", .number(status.generation)), ("documents", .number(status.documents)),
        ("files", .number(status.files)), ("skipped", .number(status.skippedFiles)),
        ("text_bytes", .number(Int(status.textBytes))), ("words", .number(status.positions)),
        ("terms", .number(status.distinctTerms)),
        ("bytes", .object(status.parts.map { ($0.name, .number(Int($0.bytes))) })),
        ("languages", counts(status.languages)), ("encodings", counts(status.encodings)),
        ("formats", counts(status.formats)), ("analyzer", .string(status.analyzer)),
        ("stores_text", .bool(status.storesText)), ("built", .number(Int(status.built))),
      ]))
  }
}
