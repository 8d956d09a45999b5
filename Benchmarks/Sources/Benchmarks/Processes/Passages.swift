internal import Documents
internal import SystemPackage

/// Passages as files of JSON Lines with a thousand records each, in a folder that can be indexed
/// and brought up to date.
struct Passages {
  static let perFile = 1000

  let folder: String
  let index: String
  let count: Int

  /// Writes the files of a corpus, and its index with the program `slovo`.
  init(_ count: Int, from corpus: String, scratch: String, slovo: String) throws {
    self.count = count
    folder = "\(scratch)/files-\(count)"
    index = "\(scratch)/index-\(count)"
    try Files.remove(folder)
    try Files.remove(index)
    try Files.makeFolder(folder)
    var records: [[UInt8]] = []
    var file = 0
    try JSONLinesReader().forEachRecord(in: FilePath(corpus)) { _, result in
      guard case .success(let document) = result else { return true }
      records.append(document.body)
      if records.count == Self.perFile {
        try write(records, file)
        records.removeAll(keepingCapacity: true)
        file += 1
      }
      return true
    }
    if !records.isEmpty { try write(records, file) }
    _ = try ChildProcess.run(
      [slovo, "index", "--no-progress", "--index", index, folder], log: index + ".log")
  }

  var fileCount: Int { (count + Self.perFile - 1) / Self.perFile }

  /// Adds a word to so many records, the same number in each of so many files that lie apart.
  func change(_ records: Int, in files: Int, adding word: String) throws {
    for file in 0..<files {
      let number = file * (fileCount / files)
      var texts: [[UInt8]] = []
      try JSONLinesReader().forEachRecord(in: FilePath(path(number))) { _, result in
        if case .success(let document) = result { texts.append(document.body) }
        return true
      }
      for record in 0..<records / files {
        texts[record * (texts.count / (records / files))] += " \(word)".utf8
      }
      try write(texts, number)
    }
  }

  private func path(_ file: Int) -> String { "\(folder)/\(file).jsonl" }

  private func write(_ records: [[UInt8]], _ file: Int) throws {
    let writer = try RecordWriter(path(file))
    for record in records { try writer.add(record) }
    try writer.finish()
  }
}
