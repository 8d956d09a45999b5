internal import Documents
internal import Postings

/// Writes what the analysis threads made, and keeps the report.
struct ResultWriter {
  let writer: IndexWriter
  var report = BuildReport()
  private(set) var bytesDone: Int64 = 0
  /// Told of each file or record that gave no document.
  let skipped: (_ path: String, _ reason: String) -> Void
  /// The records of the JSON Lines file under way that the index held before and that have not come again.
  private var former: [String?: [(docID: Int64, contentHash: UInt64)]] = [:]
  private var recordsFile: Int64 = 0
  /// The records of that file that have come in this run: a hash of the identifier, and the doc ID.
  private var written: [UInt64: Int64] = [:]
  private(set) var superseded = SupersededRecords()

  init(writer: IndexWriter, skipped: @escaping (_ path: String, _ reason: String) -> Void) {
    self.writer = writer
    self.skipped = skipped
  }

  mutating func write(_ result: WorkResult) throws {
    switch result {
    case .document(let job, let document): try write(document, job)
    case .skipped(let job, let error): try skip(job, error)
    case .recordsBegin(let job):
      former = try job.knownID.map { try writer.documents(ofFile: $0) } ?? [:]
      recordsFile = try writer.recordFile(
        id: job.knownID, path: job.path, size: FileJob.unfinishedSize, modified: job.changed,
        skipped: nil)
    case .records(let job, let records):
      for record in records { try write(record, job) }
    case .recordsEnd(let job, let error): try endRecords(job, error)
    }
  }

  // MARK: files

  private mutating func write(_ document: PreparedDocument, _ job: FileJob) throws {
    bytesDone += job.size
    let old = try job.knownID.map { try writer.documents(ofFile: $0) } ?? [:]
    count(document, bytes: job.size)
    let isSame = old.count == 1 && old[nil]?.map(\.contentHash) == [document.contentHash]
    if !isSame { for entry in old.values.joined() { try writer.remove(docID: entry.docID) } }
    let file = try writer.recordFile(
      id: job.knownID, path: job.path, size: job.size, modified: job.changed, skipped: nil)
    guard !isSame else {
      report.unchanged += 1
      return
    }
    try writer.add(document, file: file)
    if old.isEmpty { report.added += 1 } else { report.updated += 1 }
  }

  private mutating func skip(_ job: FileJob, _ error: DocumentError) throws {
    bytesDone += job.size
    let reason = String(describing: error)
    report.skip(job.displayPath, reason, kind: error.kind, isFailure: error.isFailure)
    skipped(job.displayPath, reason)
    if let id = job.knownID {
      for entry in try writer.documents(ofFile: id).values.joined() {
        try writer.remove(docID: entry.docID)
        report.removed += 1
      }
    }
    // A failure may pass, so the next run looks again; what is binary stays so until it changes.
    _ = try writer.recordFile(
      id: job.knownID, path: job.path, size: error.isFailure ? FileJob.unfinishedSize : job.size,
      modified: job.changed, skipped: reason)
  }

  // MARK: records

  private mutating func write(
    _ record: (line: Int, result: Result<PreparedDocument, DocumentError>), _ job: FileJob
  ) throws {
    switch record.result {
    case .failure(let error):
      let path = "\(job.displayPath):\(record.line)"
      let reason = String(describing: error)
      report.skip(path, reason, kind: error.kind, isFailure: true)
      report.noteMalformed(path, reason)
      skipped(path, reason)
    case .success(let document):
      bytesDone += document.size
      count(document, bytes: document.size)
      let key = ContentHash.hash(Array((document.identifier ?? "").utf8))
      if let earlier = written[key] {
        written[key] = try replace(earlier, by: document, line: record.line, job)
        return
      }
      guard var old = former[document.identifier], let entry = old.popLast() else {
        written[key] = try writer.add(document, file: recordsFile)
        report.added += 1
        return
      }
      former[document.identifier] = old.isEmpty ? nil : old
      written[key] = entry.docID
      guard entry.contentHash != document.contentHash else {
        report.unchanged += 1
        return
      }
      try writer.remove(docID: entry.docID)
      written[key] = try writer.add(document, file: recordsFile)
      report.updated += 1
    }
  }

  /// Of records with one identifier the last counts. A bulk build cannot take a document out again, so that the earlier
  /// ones leave when it is done.
  private mutating func replace(
    _ earlier: Int64, by document: PreparedDocument, line: Int, _ job: FileJob
  ) throws -> Int64 {
    let path = "\(job.displayPath):\(line)"
    let reason = "replaces an earlier record \"\(document.identifier ?? "")\""
    report.skip(path, reason, kind: "replaced by a later record", isFailure: false)
    skipped(path, reason)
    if writer.mode == .update {
      try writer.remove(docID: earlier)
    } else {
      superseded.docIDs.append(earlier)
      superseded.isInOpenFile = true
    }
    return try writer.add(document, file: recordsFile)
  }

  private mutating func endRecords(_ job: FileJob, _ error: DocumentError?) throws {
    defer {
      former = [:]
      written = [:]
      superseded.isInOpenFile = false
    }
    if let error {
      let reason = String(describing: error)
      report.skip(job.displayPath, reason, kind: error.kind, isFailure: true)
      skipped(job.displayPath, reason)
      return
    }
    // Standard input brings records; what came by it before stays.
    let gone = job.path == StandardInput.path ? [] : Array(former.values.joined())
    for entry in gone {
      try writer.remove(docID: entry.docID)
      report.removed += 1
    }
    // Until its superseded records are out, the file counts as unfinished.
    if superseded.isInOpenFile { superseded.files.append((recordsFile, job)) }
    _ = try writer.recordFile(
      id: recordsFile, path: job.path,
      size: superseded.isInOpenFile ? FileJob.unfinishedSize : job.size, modified: job.changed,
      skipped: nil)
  }

  // MARK: the report

  private mutating func count(_ document: PreparedDocument, bytes: Int64) {
    report.bytes += bytes
    report.encodings[document.encoding, default: 0] += 1
    report.languages[document.language, default: 0] += 1
    if document.replacedCount > 0 {
      report.replaced += document.replacedCount
      report.documentsWithReplacements += 1
    }
    if document.mojibakeLineCount > 0 { report.documentsWithMojibake += 1 }
  }
}

extension PreparedDocument {
  /// The languages that have at least a tenth of the letters.
  var language: String {
    switch (englishShare >= 0.1, russianShare >= 0.1) {
    case (true, true): return "en+ru"
    case (true, false): return "en"
    case (false, true): return "ru"
    case (false, false): return "other"
    }
  }
}

extension DocumentError {
  /// A few words that stand for all errors of a kind in a report.
  var kind: String {
    switch self {
    case .binary: return "binary"
    case .changed: return "changed while read"
    case .notRegularFile: return "not a regular file"
    case .tooLarge: return "too large"
    case .malformedRecord: return "malformed record"
    case .system: return "unreadable"
    case .unknownEncoding: return "unknown encoding"
    }
  }

  /// Whether the user should do something about it: the file could not be read as it is.
  var isFailure: Bool {
    switch self {
    case .changed, .malformedRecord, .system, .unknownEncoding: return true
    default: return false
    }
  }
}
