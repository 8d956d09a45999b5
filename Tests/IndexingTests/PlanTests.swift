import TestSupport
import Testing

@testable import Indexing
@testable import Postings

@Suite("Plans and reports")
struct PlanTests {
  private let folder = TemporaryFolder()

  private func plan(
    _ names: [String], known: [String: FileEntry] = [:]
  ) throws -> Plan {
    let sources = names.map {
      SourceRequest(path: Array(folder($0).utf8), options: SourceOptions())
    }
    return try Plan(
      sources: sources, cancellation: Cancellation(),
      known: { path in known[String(decoding: path, as: UTF8.self)] }, progress: { _ in })
  }

  private func names(_ plan: Plan) -> [String] {
    plan.files.map {
      String(decoding: $0.path, as: UTF8.self).replacing(folder.path + "/", with: "")
    }
  }

  @Test("files below the sources, each once, in order")
  func files() throws {
    folder.write("d/a.txt", "а")
    folder.write("d/sub/b.txt", "бб")
    folder.write("e.txt", "е")
    let plan = try plan(["d", "d/sub", "e.txt", "d/a.txt"])
    #expect(names(plan) == ["d/a.txt", "d/sub/b.txt", "e.txt"])
    #expect(plan.bytes == 8)
    #expect(plan.failures.isEmpty)
  }

  @Test("a known file of the same size and time is not read")
  func unchanged() throws {
    folder.write("d/a.txt", "а")
    folder.write("d/b.txt", "б")
    let first = try plan(["d"])
    let job = try #require(first.jobs.first)
    var entry = FileEntry(
      id: 7, path: job.path, size: job.size, modified: job.changed, skipped: nil)
    let path = String(decoding: job.path, as: UTF8.self)
    #expect(names(try plan(["d"], known: [path: entry])) == ["d/b.txt"])
    #expect(try plan(["d"], known: [path: entry]).unchangedCount == 1)
    entry.modified -= 1
    let changed = try plan(["d"], known: [path: entry])
    #expect(names(changed) == ["d/a.txt", "d/b.txt"])
    #expect(changed.jobs.first?.knownID == 7)
  }

  @Test("a path that is not there fails, and what lies below it is uncertain")
  func failures() throws {
    let plan = try plan(["gone"])
    #expect(plan.failures.map(\.reason) == ["cannot read: no such file or directory"])
    #expect(plan.isUncertain(Array(folder("gone/a.txt").utf8)))
    #expect(plan.isUncertain(Array(folder("gone").utf8)))
    #expect(!plan.isUncertain(Array(folder("goner").utf8)))
  }

  @Test("JSON Lines by name or by format")
  func records() throws {
    folder.write("a.jsonl", "{}")
    folder.write("b.NDJSON", "{}")
    folder.write("c.json", "{}")
    #expect(
      try plan(["a.jsonl", "b.NDJSON", "c.json"]).jobs.map(\.isRecords) == [true, true, false])
  }

  @Test("a cancelled listing stops")
  func cancelled() throws {
    folder.write("d/a.txt", "а")
    let cancellation = Cancellation()
    cancellation.cancel()
    let plan = try Plan(
      sources: [SourceRequest(path: Array(folder("d").utf8), options: SourceOptions())],
      cancellation: cancellation, known: { _ in nil }, progress: { _ in })
    #expect(plan.files.isEmpty)
  }

  @Test("a report comes back from its JSON; what is no report gives nothing")
  func report() {
    var report = BuildReport()
    report.added = 3
    report.languages = ["en+ru": 2, "ru": 1]
    report.seconds = 1.25
    report.skip("/d/б.bin", "not text: \"ELF\"", kind: "binary", isFailure: false)
    report.skip("/d/x", "cannot read: \u{1}", kind: "unreadable", isFailure: true)
    #expect(report.failures == 1)
    #expect(BuildReport(json: report.json) == report)
    #expect(BuildReport(json: "") == nil)
    #expect(BuildReport(json: "{}") == nil)
    #expect(BuildReport(json: "[1") == nil)
  }

  @Test("no more than a thousand skipped files are named, all are counted")
  func manySkipped() {
    var report = BuildReport()
    for number in 0..<1500 { report.skip("/\(number)", "x", kind: "binary", isFailure: false) }
    #expect(report.skipped.count == 1000)
    #expect(report.skippedCounts == ["binary": 1500])
  }

  @Test("source options come back from their line; nonsense gives the defaults")
  func options() {
    var options = SourceOptions(format: .jsonl)
    options.reading.encoding = "koi8-r"
    options.walk.exclude = ["*.ё", "a\tb"]
    #expect(SourceOptions(encoded: options.encoded) == options)
    #expect(SourceOptions(encoded: "nonsense") == SourceOptions())
  }
}
