public import Analysis
internal import Documents
internal import Foundation
public import Postings
internal import SystemPackage

/// The way in: makes, updates and rebuilds an index.
public struct Indexer: Sendable {
  /// Where the index is or will be.
  public let folder: IndexFolder
  /// Asked between two pieces of work.
  public var cancellation = Cancellation()
  /// Wait for another writer instead of refusing.
  public var waits = false
  /// A dictionary of forms: what is built anew takes it up; an index that is there has the one that it was made with.
  public var morphology: LemmaDictionary?
  /// Called often, on the thread that writes.
  public var progress: @Sendable (BuildProgress) -> Void = { _ in }
  /// Told of each file or record that gave no document.
  public var skipped: @Sendable (_ path: String, _ reason: String) -> Void = { _, _ in }
  /// Shown the text of each document that is read, on the threads that analyze.
  public var reads: @Sendable (UnsafeBufferPointer<UInt8>) -> Void = { _ in }

  /// Told of every stored term of a new index, in the order of bytes, and of how many documents hold it; called on the
  /// thread that writes, when all documents have been read. An update does not call it.
  public var visitTerm: @Sendable (_ storedTerm: [UInt8], _ documentFrequency: Int) -> Void = {
    _, _ in
  }

  /// Keeps only the first term of each position: not an index to search, a yardstick for benchmarks.
  @_spi(Benchmarks) public var keepsOneTermAPosition = false

  /// What is under way between reading and writing, bytes of the sources; their terms take a few times as much.
  private static let pipeBytes = 16 << 20
  /// An update commits after so many bytes of sources: less is lost by an interruption, more is written twice.
  public var commitBytes: Int64 = 64 << 20

  /// Works with the defaults; change the properties to say otherwise.
  public init(folder: IndexFolder) { self.folder = folder }

  // MARK: the two ways

  /// Creates the index or brings it up to date: new and changed files are read, vanished ones leave.
  ///
  /// - Parameters:
  ///   - requests: What to look at; empty for all that was given before.
  ///   - storesText: Of a new index; one that is there keeps what it has.
  /// - Throws: ``IndexError``.
  public func index(_ requests: [SourceRequest], storesText: Bool = true) throws -> BuildReport {
    if !folder.exists {
      guard !requests.isEmpty else { throw IndexError.noIndex(path: folder.displayPath) }
      let writer = try IndexWriter(
        folder: folder, mode: .bulk(storesText: storesText), waits: waits, morphology: morphology)
      // Another process may have made the index while this one waited for the lock.
      if !folder.exists { return try build(requests, writer) }
      writer.abandon()
    }
    let writer = try IndexWriter(
      folder: folder, mode: .update, waits: waits, morphology: morphology)
    let started = Date()
    do {
      var vanished = try requests.map(\.path).filter { try isVanished($0, writer) }
      let before = try keptSources()
      let sources = requests.isEmpty ? try before + sourcesOfOldIndex() : requests
      if requests.isEmpty {
        // A file that is gone leaves; a folder that is gone may be a disk that is not mounted, so it stays.
        vanished = try sources.map(\.path).filter {
          try !Self.isThere($0) && writer.file(at: $0) != nil && $0 != StandardInput.path
        }
      }
      let present = sources.filter { !vanished.contains($0.path) }
      try folder.update(
        sources: present.filter(\.isKept).map(\.entry), removingThoseBelow: vanished)
      var plan = try plan(present) { try writer.file(at: $0) }
      // Files that are to be read in another way than before are read again, changed or not.
      let otherwise = present.filter { source in
        source.isKept && before.contains { $0.path == source.path && $0.options != source.options }
      }
      if !otherwise.isEmpty {
        plan = try self.plan(present) { path in
          var entry = try writer.file(at: path)
          if otherwise.contains(where: { Plan.isBelow(path, $0.path) }) {
            entry?.size = FileJob.unfinishedSize
          }
          return entry
        }
      }
      var report = try run(plan, writer).report
      try keepMalformed(plan, vanished, &report)
      if !report.interrupted {
        try removeVanished(plan, writer, &report)
        for file in try vanished.flatMap({ try writer.files(below: $0) }) {
          report.removed += try writer.removeFile(file.id)
        }
      }
      return try finish(&report, writer, started)
    } catch {
      writer.abandon()
      throw error
    }
  }

  /// Reads everything again into a new generation; readers keep the old one until it is whole.
  ///
  /// - Parameter storesText: nil to keep it as it is.
  public func rebuild(storesText: Bool? = nil) throws -> BuildReport {
    // Whether text is stored never changes within a generation, so it may be asked before the lock is taken.
    let asBefore = (try? IndexReader(folder: folder, checksAnalyzer: false))?.storesText ?? true
    let writer = try IndexWriter(
      folder: folder, mode: .bulk(storesText: storesText ?? asBefore), waits: waits,
      morphology: morphology)
    do {
      return try rebuild(with: writer)
    } catch {
      writer.abandon()
      throw error
    }
  }

  private func rebuild(with writer: IndexWriter) throws -> BuildReport {
    let sources = try keptSources() + sourcesOfOldIndex()
    let missing = try missingSources(sources)
    guard missing.isEmpty else { throw IndexError.missingSources(missing) }
    return try build(sources, writer, carries: true)
  }

  /// Sources whose documents a rebuild would lose: folders that are not there now, and what came through standard input
  /// where no text is stored.
  private func missingSources(_ sources: [SourceRequest]) throws -> [[UInt8]] {
    let absent = sources.filter { $0.isKept && !Self.isThere($0.path) }.map(\.path)
    guard let old = try? IndexReader(folder: folder, checksAnalyzer: false) else { return absent }
    // A file that is gone leaves.
    var missing = try absent.filter { try old.file(at: $0) == nil }
    if try !old.storesText && !old.docIDs(ofFile: StandardInput.path).isEmpty {
      missing.append(StandardInput.path)
    }
    return missing
  }

  /// What came by a list or through standard input is known by the old index alone. One that cannot be read has nothing
  /// more to tell, and the sources heal it.
  private func sourcesOfOldIndex() throws -> [SourceRequest] {
    let kept = try keptSources().map(\.path)
    guard let old = try? IndexReader(folder: folder, checksAnalyzer: false) else {
      guard !kept.isEmpty else { throw IndexError.noIndex(path: folder.displayPath) }
      return []
    }
    return try old.filePaths(outside: kept).filter { $0 != StandardInput.path }.map {
      SourceRequest(path: $0, options: SourceOptions(), isKept: false)
    }
  }

  /// - Parameter carries: Take over what the index holds of standard input.
  private func build(
    _ sources: [SourceRequest], _ writer: IndexWriter, carries: Bool = false
  ) throws -> BuildReport {
    let started = Date()
    do {
      let plan = try plan(sources) { _ in nil }
      let results = try run(plan, writer)
      var report = results.report
      if carries { try carryStandardInput(to: writer, &report) }
      // A new index keeps what was done so far; an old one stays until the new one is whole.
      if report.interrupted, folder.exists || report.added == 0 {
        writer.abandon()
        return report
      }
      try folder.update(sources: sources.filter(\.isKept).map(\.entry))
      _ = try finish(&report, writer, started)
      if !results.superseded.docIDs.isEmpty {
        try results.superseded.remove(
          from: folder, morphology: writer.morphology, &report)
      }
      report.seconds = Date().timeIntervalSince(started)
      return report
    } catch {
      writer.abandon()
      throw error
    }
  }

  /// What a build would read, without writing anything.
  public func dryRun(_ requests: [SourceRequest]) throws -> Plan {
    guard folder.exists else { return try plan(requests) { _ in nil } }
    let reader = try IndexReader(folder: folder, morphology: morphology)
    let sources = requests.isEmpty ? try keptSources() + sourcesOfOldIndex() : requests
    return try plan(sources) { try reader.file(at: $0) }
  }

  // MARK: steps

  private func keptSources() throws -> [SourceRequest] {
    try folder.sources().map {
      SourceRequest(path: $0.path, options: SourceOptions(encoded: $0.options))
    }
  }

  /// Whether a path is not there any more though the index knows it or files below it.
  private func isVanished(_ path: [UInt8], _ writer: IndexWriter) throws -> Bool {
    guard path != StandardInput.path, !Self.isThere(path) else { return false }
    return try !writer.files(below: path).isEmpty || folder.sources().contains { $0.path == path }
  }

  /// Only a clear absence counts: a path that cannot be looked at may be there.
  private static func isThere(_ path: [UInt8]) -> Bool {
    var status = stat()
    let code = FilePath(platformBytes: path).withPlatformString { stat($0, &status) }
    return code == 0 || (errno != ENOENT && errno != ENOTDIR)
  }

  private func plan(
    _ sources: [SourceRequest], known: (_ path: [UInt8]) throws -> FileEntry?
  ) throws -> Plan {
    var state = BuildProgress(phase: .listing)
    progress(state)
    return try Plan(
      sources: sources, leavingOut: folder.path, cancellation: cancellation, known: known
    ) {
      state.files = $0
      progress(state)
    }
  }

  /// One thread reads, others analyze, this one writes.
  private func run(_ plan: Plan, _ writer: IndexWriter) throws -> ResultWriter {
    let pipe = JobProducer.Pipe(weightLimit: Self.pipeBytes)
    let producer = JobProducer(plan: plan, pipe: pipe, cancellation: cancellation)
    let preparing = DocumentPreparer.Options(
      storesText: writer.storesText, morphology: writer.morphology, reads: reads,
      keepsOneTermAPosition: keepsOneTermAPosition)
    Thread.detachNewThread {
      var producer = producer
      producer.run()
    }
    for _ in 0..<max(1, ProcessInfo.processInfo.activeProcessorCount - 1) {
      Thread.detachNewThread {
        let worker = BatchWorker(sources: plan.sources, preparing: preparing)
        pipe.work { worker($0) }
      }
    }
    defer { pipe.abort() }
    var results = ResultWriter(writer: writer, skipped: skipped)
    var state = BuildProgress(phase: .indexing)
    state.bytesTotal = plan.bytes
    var committed: Int64 = 0
    while let batch = pipe.take(isCancelled: { cancellation.isCancelled }) {
      // Results come in order, so a stop between any two leaves nothing half done.
      if cancellation.isCancelled { break }
      for result in batch { try results.write(result) }
      state.bytesDone = results.bytesDone
      state.documents = results.report.added + results.report.updated
      progress(state)
      if results.bytesDone - committed >= commitBytes {
        committed = results.bytesDone
        try writer.commit()
      }
    }
    results.report.interrupted = cancellation.isCancelled
    results.report.unchanged += plan.unchanged.count
    for failure in plan.failures {
      let path = String(decoding: failure.path, as: UTF8.self)
      results.report.skip(path, failure.reason, kind: "unreadable", isFailure: true)
      skipped(path, failure.reason)
    }
    return results
  }

  /// Takes over from the report of the last run which records could not be read, of files that this run left alone.
  private func keepMalformed(
    _ plan: Plan, _ vanished: [[UInt8]], _ report: inout BuildReport
  ) throws {
    let reader = try IndexReader(folder: folder, checksAnalyzer: false)
    guard let last = BuildReport(json: try reader.lastReport()) else { return }
    for record in last.malformed ?? [] {
      let name = record.path.utf8
      let path = Array(name[..<(name.lastIndex(of: UInt8(ascii: ":")) ?? name.endIndex)])
      guard !plan.isPlanned(path), !vanished.contains(where: { Plan.isBelow(path, $0) }) else {
        continue
      }
      guard try reader.file(at: path) != nil else { continue }
      report.noteMalformed(record.path, record.reason)
    }
  }

  /// Takes out the files below the sources that are not there any more.
  private func removeVanished(
    _ plan: Plan, _ writer: IndexWriter, _ report: inout BuildReport
  ) throws {
    for source in plan.sources where source.path != StandardInput.path {
      for file in try writer.files(below: source.path)
      where !plan.seen.contains(file.id) && !plan.isUncertain(file.path) {
        // A file that this run added has no place in the plan's list of known ones.
        guard !plan.isPlanned(file.path) else { continue }
        report.removed += try writer.removeFile(file.id)
      }
    }
  }

  /// Copies what came through standard input, which cannot be read again. The old generation is held no longer than
  /// this takes, so that it can go when the new one is there.
  private func carryStandardInput(
    to writer: IndexWriter, _ report: inout BuildReport
  ) throws {
    guard let old = try? IndexReader(folder: folder, checksAnalyzer: false) else { return }
    let docIDs = try old.docIDs(ofFile: StandardInput.path)
    guard !docIDs.isEmpty else { return }
    let preparer = DocumentPreparer(
      .init(storesText: writer.storesText, morphology: writer.morphology, reads: reads))
    let file = try writer.recordFile(
      id: nil, path: StandardInput.path, size: FileJob.unfinishedSize, modified: 0, skipped: nil)
    for docID in docIDs {
      guard let record = try old.records([docID]).first, let text = try old.text(docID) else {
        continue
      }
      let document = Document(
        identifier: record.identifier, title: record.title, body: text.body, date: record.date,
        format: .json, encoding: record.encoding, sourceLines: text.sourceLines)
      try writer.add(
        preparer.prepare(document, path: StandardInput.path, modified: record.date), file: file)
      report.added += 1
    }
  }

  private func finish(
    _ report: inout BuildReport, _ writer: IndexWriter, _ started: Date
  ) throws -> BuildReport {
    var state = BuildProgress(phase: .finishing)
    state.documents = report.added + report.updated
    progress(state)
    report.documents = try writer.documentCount()
    report.seconds = Date().timeIntervalSince(started)
    writer.visitTerm = visitTerm
    try writer.finish(report: report.json)
    report.seconds = Date().timeIntervalSince(started)
    return report
  }
}

extension SourceRequest {
  var entry: SourceEntry { SourceEntry(path: path, options: options.encoded) }
}
