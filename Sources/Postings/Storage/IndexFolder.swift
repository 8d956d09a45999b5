internal import Glibc

/// The folder that holds an index: its generations, the pointer to the current one, and the writer's lock.
///
///     .slovo/
///       current                  the name of the current generation, one line; replaced by rename
///       generation-0007.sqlite   a database; never renamed while it may be open
///       generation-0007.readers  locked (shared) by each process that reads the generation
///       sources                  what was given to index, so that a rebuild can read it again
///       lock                     locked by the one writer; holds its process ID and command
public struct IndexFolder: Sendable, Equatable {
  /// Bytes as the file system has them.
  public let path: [UInt8]

  /// The name of an index folder that is not named otherwise; walks pass over it.
  public static let defaultName = ".slovo"

  /// Looks at nothing yet; the folder may be missing.
  public init(path: [UInt8]) {
    self.path = path.count > 1 && path.last == UInt8(ascii: "/") ? Array(path.dropLast()) : path
  }

  /// The path for people; bytes that are not UTF-8 show as U+FFFD.
  public var displayPath: String { String(decoding: path, as: UTF8.self) }

  /// The path of a file in the folder.
  func file(_ name: String) -> [UInt8] { path + [UInt8(ascii: "/")] + Array(name.utf8) }

  /// Whether the folder has a pointer to a generation.
  public var exists: Bool { POSIX.exists(file("current")) }

  /// Makes the folder where it is missing.
  ///
  /// - Throws: ``IndexError/foreignFolder(path:file:)`` for a folder that holds other files: an index would mix with them.
  func create() throws {
    guard !POSIX.exists(path) else {
      guard !exists else { return }
      let known = [
        "acronyms", "config.toml", "lexicon.sqlite", "lock", "ranking", "sources", "vocabulary",
      ]
      // Under a name with a number behind it a file was being written.
      let begun = ["acronyms.", "generation-", "vocabulary."]
      let other = try POSIX.names(in: path).sorted().first { name in
        !name.hasPrefix(".") && !known.contains(name) && !name.hasSuffix(".new")
          && !begun.contains { name.hasPrefix($0) }
      }
      if let other {
        throw IndexError.foreignFolder(path: displayPath, file: other)
      }
      return
    }
    guard path.withCPath({ mkdir($0, 0o777) }) == 0 || errno == EEXIST else {
      throw POSIX.error("create the folder", path)
    }
  }

  // MARK: generations

  static func databaseName(_ generation: Int) -> String { base(generation) + ".sqlite" }
  static func readersName(_ generation: Int) -> String { base(generation) + ".readers" }
  private static func base(_ generation: Int) -> String {
    let digits = String(generation)
    return "generation-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The number of the current generation.
  ///
  /// - Throws: ``IndexError/noIndex(path:)``, ``IndexError/notAnIndex(path:reason:)``.
  public func currentGeneration() throws -> Int {
    let pointer = file("current")
    guard let bytes = try POSIX.read(pointer, limit: 256) else {
      throw IndexError.noIndex(path: displayPath)
    }
    let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    guard let number = Self.number(ofDatabase: line) else {
      throw IndexError.notAnIndex(
        path: String(decoding: pointer, as: UTF8.self),
        reason: "\"\(line.prefix(60))\" names no generation")
    }
    return number
  }

  /// Moves the pointer; at every instant a reader finds the old or the new generation whole.
  func setCurrent(_ generation: Int) throws {
    let line = Array((Self.databaseName(generation) + "\n").utf8)
    try POSIX.replace(file("current"), with: line)
    try POSIX.sync(path)
  }

  /// The numbers of the generations that have a database, rising.
  func generations() throws -> [Int] {
    try POSIX.names(in: path).compactMap(Self.number(ofDatabase:)).sorted()
  }

  private static func number(ofDatabase name: String) -> Int? {
    guard name.hasPrefix("generation-"), name.hasSuffix(".sqlite") else { return nil }
    return Int(name.dropFirst("generation-".count).dropLast(".sqlite".count))
  }

  /// Removes generations that are not current and have no reader. The caller holds the writer's lock.
  ///
  /// Where the pointer is lost, any generation that was finished may be the one in use, and stays.
  func removeStaleGenerations() throws {
    let current = try? currentGeneration()
    for generation in try generations() where generation != current {
      if current == nil, isFinished(generation) { continue }
      guard let hold = try GenerationHold(folder: self, generation: generation, exclusive: true)
      else { continue }
      removeGeneration(generation)
      hold.release()
      Self.remove(file(Self.readersName(generation)))
    }
  }

  /// Whether a build came to the end of a generation.
  private func isFinished(_ generation: Int) -> Bool {
    guard
      let connection = try? IndexConnection(folder: self, generation: generation, access: .read)
    else { return false }
    return (try? connection.perform { try Meta.get(.built, in: $0) }) != nil
  }

  /// Removes the files of a generation.
  func removeGeneration(_ generation: Int) {
    for suffix in ["-wal", "-shm", "-journal", ""] {
      Self.remove(file(Self.databaseName(generation) + suffix))
    }
  }

  private static func remove(_ path: [UInt8]) { _ = path.withCPath { unlink($0) } }

  // MARK: discovery

  /// The folder named `.slovo` in `directory` or in the nearest folder above that has one.
  public static func find(upwardFrom directory: [UInt8]) -> IndexFolder? {
    var base = directory
    while true {
      let slash: [UInt8] = base.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]
      let candidate = IndexFolder(path: base + slash + Array(defaultName.utf8))
      if candidate.exists { return candidate }
      guard let cut = base.lastIndex(of: UInt8(ascii: "/")), base.count > 1 else { return nil }
      base = cut == 0 ? [UInt8(ascii: "/")] : Array(base[..<cut])
    }
  }
}
