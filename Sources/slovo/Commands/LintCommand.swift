internal import ArgumentParser
internal import Documents
internal import Indexing
internal import Postings

/// `slovo lint`: what in the documents keeps them from being found.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract:
      "List what keeps documents from being found: mixed alphabets, mojibake, skipped files, copies.",
    discussion:
      "Without a flag all of it is listed. Exit status: 0 something listed, 1 nothing to say, 2 error."
  )

  @Flag(help: "Words spelled with letters of both alphabets.")
  var homoglyphs = false

  @Flag(help: "Lines that were decoded wrongly once, and undecodable bytes.")
  var mojibake = false

  @Flag(help: "Files and records that hold no document, and why.")
  var skipped = false

  @Flag(help: "Documents that are copies of one another.")
  var copies = false

  @Option(
    name: [.customShort("n", allowingJoined: true), .customLong("limit")],
    help: "At most so many of each.")
  var limit = 100

  @Flag(help: "One JSON object a finding.")
  var json = false

  @OptionGroup var location: IndexOptions

  func run() throws {
    let reader = try IndexReader(folder: try location.existingFolder())
    let all = !(homoglyphs || mojibake || skipped || copies)
    var count = 0
    if all || homoglyphs { count += try listHomoglyphs(reader) }
    if all || mojibake { count += try listMojibake(reader) }
    if all || skipped { count += try listSkipped(reader) }
    if all || copies { count += try listCopies(reader) }
    if count == 0 {
      if !json { Output.print("nothing to say") }
      throw ExitCode(ExitStatus.nothingFound)
    }
  }

  func validate() throws {
    guard limit > 0 else {
      throw ValidationError("illegal limit: \(limit), must be at least 1")
    }
  }

  private func listHomoglyphs(_ reader: IndexReader) throws -> Int {
    let words = try reader.mixedScriptWords(limit: limit)
    for word in words {
      let docIDs = try reader.docIDs(ofMixedScriptWord: word.form, limit: 3)
      let paths = try reader.records(docIDs).map(name)
      emit(
        "mixed alphabets", subject: word.form,
        detail: "\(ReportText.count(word.documentCount, "document")): "
          + paths.joined(separator: ", "))
    }
    return words.count
  }

  private func listMojibake(_ reader: IndexReader) throws -> Int {
    let flawed = try reader.flawedDocuments(limit: limit)
    for flaw in flawed {
      var details: [String] = []
      if flaw.mojibakeLines > 0 {
        details.append("\(ReportText.count(flaw.mojibakeLines, "line")) decoded wrongly once")
        if let repair = try repair(flaw.record.docID, reader) { details.append(repair) }
      }
      if flaw.replacements > 0 {
        details.append("\(ReportText.count(flaw.replacements, "undecodable sequence"))")
      }
      emit("mojibake", subject: name(flaw.record), detail: details.joined(separator: "; "))
    }
    return flawed.count
  }

  /// The first line that can be mended, before and after.
  private func repair(_ docID: Int64, _ reader: IndexReader) throws -> String? {
    guard let text = try reader.text(docID) else { return nil }
    let decoder = try TextDecoder()
    for line in text.body.split(separator: UInt8(ascii: "\n")) {
      let line = String(decoding: line, as: UTF8.self)
      if let mended = decoder.repairMojibake(line) {
        return "\"\(line.prefix(40))\" reads \"\(mended.prefix(40))\""
      }
    }
    return nil
  }

  private func listSkipped(_ reader: IndexReader) throws -> Int {
    let files = try reader.skippedFiles(limit: limit)
    for file in files {
      emit(
        "skipped", subject: String(decoding: file.path, as: UTF8.self), detail: file.skipped ?? "")
    }
    let records = (BuildReport(json: try reader.lastReport())?.malformed ?? []).prefix(limit)
    for record in records { emit("skipped", subject: record.path, detail: record.reason) }
    return files.count + records.count
  }

  private func listCopies(_ reader: IndexReader) throws -> Int {
    let groups = try reader.copies(limit: limit)
    for group in groups {
      let names = try reader.records(group).map(name)
      emit(
        "copies", subject: names.first ?? "", detail: names.dropFirst().joined(separator: ", "))
    }
    return groups.count
  }

  private func name(_ record: DocumentRecord) -> String {
    let path = String(decoding: record.path, as: UTF8.self)
    return record.identifier.map { "\(path)#\($0)" } ?? path
  }

  private func emit(_ kind: String, subject: String, detail: String) {
    json
      ? Output.print(
        JSONText.object([
          ("version", .number(1)), ("kind", .string(kind)), ("subject", .string(subject)),
          ("detail", .string(detail)),
        ])) : Output.print("\(kind): \(SafeText.line(subject)): \(SafeText.line(detail))")
  }
}
