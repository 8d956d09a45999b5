internal import ArgumentParser
internal import Glibc
internal import Lexicon

/// Where the lexicon is.
struct LexiconOptions: ParsableArguments {
  @Option(
    name: .customLong("lexicon"), help: ArgumentHelp("The lexicon itself.", valueName: "file"))
  var path: String?

  @Flag(name: .customLong("beside-index"), help: "The lexicon in the index folder.")
  var isBesideIndex = false

  @OptionGroup var location: IndexOptions

  static let fileName = "lexicon.sqlite"

  /// - Throws: ``CommandError`` without a place.
  func file() throws -> [UInt8] {
    if let path { return ArgumentBytes.absolutePath(path) }
    if isBesideIndex {
      return try location.existingFolder().path + Array("/\(Self.fileName)".utf8)
    }
    guard let file = Self.userFile() else {
      throw CommandError("no place for a lexicon: neither XDG_DATA_HOME nor HOME is set")
    }
    return file
  }

  static func userFile() -> [UInt8]? {
    if let base = Environment.value("XDG_DATA_HOME"), !base.isEmpty {
      return ArgumentBytes.absolutePath(base + "/slovo/" + fileName)
    }
    return Environment.value("HOME").map {
      ArgumentBytes.absolutePath($0 + "/.local/share/slovo/" + fileName)
    }
  }

  /// - Throws: ``CommandError`` where there is none.
  func existing() throws -> LexiconDatabase {
    let file = try file()
    guard FileSystem.exists(file) else {
      throw CommandError(
        """
        no lexicon at "\(String(decoding: file, as: UTF8.self))"; run "slovo lexicon add SOURCE" to \
        make one
        """)
    }
    return try LexiconDatabase(path: file)
  }

  /// The lexicon to write, with the folders above it.
  func writable() throws -> LexiconDatabase {
    let file = try file()
    for (index, byte) in file.enumerated() where byte == UInt8(ascii: "/") && index > 0 {
      mkdir(file[..<index].map { CChar(bitPattern: $0) } + [0], 0o777)
    }
    return try LexiconDatabase(path: file, isWritable: true)
  }
}
