import Foundation
import TestSupport

/// Set to run every test on all it has: `SLOVO_FULL_TESTS=1`.
let isFullRun = ProcessInfo.processInfo.environment["SLOVO_FULL_TESTS"] != nil

/// Text to test on that lies outside the tests.
enum Corpus {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Files beside the package, or where `SLOVO_SHARED` says.
  static func shared(_ path: String) -> URL? {
    let folder =
      ProcessInfo.processInfo.environment["SLOVO_SHARED"].map { URL(fileURLWithPath: $0) }
      ?? root.deletingLastPathComponent().appendingPathComponent("shared")
    let url = folder.appendingPathComponent(path)
    return FileManager.default.fileExists(atPath: url.path) ? url : nil
  }

  /// A file of the test fixtures.
  static func fixture(_ name: String) throws -> String {
    try String(
      contentsOf: root.appendingPathComponent("Tests/Fixtures").appendingPathComponent(name),
      encoding: .utf8)
  }

  /// Every file of the sample; nil: it has none.
  static let sample: [(path: String, bytes: [UInt8])]? = {
    let folder = root.appendingPathComponent("Index/Sample")
    guard let paths = FileManager.default.enumerator(atPath: folder.path) else { return nil }
    let files = paths.compactMap { $0 as? String }.sorted().compactMap { path in
      (try? Data(contentsOf: folder.appendingPathComponent(path))).map { (path, [UInt8]($0)) }
    }
    return files.isEmpty ? nil : files
  }()

  /// The bulk corpus: JSON Lines, compressed.
  static let bulk: BulkCorpus? = shared("corpora/bulk.jsonl.zst").flatMap(BulkCorpus.init)
}

/// Lines of a corpus that the `zstd` command unpacks.
struct BulkCorpus {
  private let url: URL

  init?(_ url: URL) {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/zstd") else { return nil }
    self.url = url
  }

  /// Gives about `count` lines from all over the corpus, as they are: JSON with its letters in
  /// UTF-8.
  func forEachLine(of count: Int, _ body: ([UInt8]) -> Void) throws {
    let lines = 48_099
    let stride = max(1, lines / count)
    let pipe = Pipe()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "zstd -dcq \"$0\" | awk \"NR % $1 == 0\"", url.path, String(stride),
    ]
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    for line in data.split(separator: 0x0A) { body([UInt8](line)) }
  }
}
