internal import ArgumentParser
internal import Indexing
internal import Postings

/// `slovo show`: the text of a document as it was indexed.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print the text of a document as it was indexed.",
    discussion: """
      A document is named by its path, or the end of it, with #RECORD for a record
      of a JSON Lines file; or by its number, as --json of search gives it.
      """)

  @Argument(help: "The document.")
  var document: String

  @Flag(help: "Only what is known of the document, not its text.")
  var info = false

  @Flag(help: "One JSON object.")
  var json = false

  @OptionGroup var location: IndexOptions

  func run() throws {
    let folder = try location.existingFolder()
    let reader = try IndexReader(folder: folder, checksAnalyzer: false)
    let finder = DocumentFinder(reader: reader)
    let record = try finder.record(named: document)
    let text = try RereadingSource(reader).text(record.docID)
    if json { return printJSON(record, info ? nil : text) }
    if info { return printInfo(record) }
    guard let text else {
      throw CommandError(
        """
        cannot show "\(document)": the index stores no text, and the file is gone or cannot be read
        """)
    }
    // A terminal gets no control characters; a pipe gets the text as it is.
    if Output.isTerminal {
      if !record.title.isEmpty { Output.print(SafeText.line(record.title) + "\n") }
      Output.write(SafeText.lines(String(decoding: text.body, as: UTF8.self)))
    } else {
      if !record.title.isEmpty { Output.print(record.title + "\n") }
      Output.write(text.body)
    }
    if let last = text.body.last, last != UInt8(ascii: "\n") { Output.write("\n") }
  }

  private func printInfo(_ record: DocumentRecord) {
    Output.write("path:      ")
    Output.write(record.path)
    Output.write("\n")
    if let identifier = record.identifier {
      Output.print("record:    \(SafeText.line(identifier))")
    }
    Output.print(
      """
      title:     \(SafeText.line(record.title))
      number:    \(record.docID)
      date:      \(Format.day(record.date))
      size:      \(Format.bytes(record.size))
      format:    \(record.format)
      encoding:  \(record.encoding)
      languages: \(record.languages) (English \(Format.decimal(record.englishShare, 2)), \
      Russian \(Format.decimal(record.russianShare, 2)))
      """)
  }

  private func printJSON(_ record: DocumentRecord, _ text: StoredText?) {
    var members: [(String, JSONText)] = [
      ("version", .number(1)), ("doc", .number(Int(record.docID))), ("path", .path(record.path)),
      ("record", record.identifier.map { .string($0) } ?? .null),
      ("title", .string(record.title)), ("date", .string(Format.day(record.date))),
      ("time", .number(Int(record.date))), ("size", .number(Int(record.size))),
      ("format", .string(record.format)), ("encoding", .string(record.encoding)),
      ("english", .decimal(record.englishShare)), ("russian", .decimal(record.russianShare)),
    ]
    if let text { members.append(("text", .string(String(decoding: text.body, as: UTF8.self)))) }
    Output.print(JSONText.object(members))
  }
}
