internal import Analysis
internal import ArgumentParser
internal import Glibc
internal import Postings

/// The dictionary of Russian forms that a command uses: a flag's, else that of `SLOVO_MORPHOLOGY`, else that of the
/// configuration, else the installed one.
struct MorphologyOptionGroup: ParsableArguments {
  @Option(
    name: .customLong("morphology"),
    help: ArgumentHelp(
      "The dictionary of Russian forms, in place of the installed one.", valueName: "file"))
  var path: String?

  @Flag(name: .customLong("no-morphology"), help: "Use no dictionary of Russian forms.")
  var isOff = false

  func validate() throws {
    guard path == nil || !isOff else {
      throw ValidationError("--morphology and --no-morphology: only one can be meant")
    }
  }

  /// The dictionary to write terms with; nil for none.
  ///
  /// - Throws: ``MorphologyError`` where it cannot be used.
  func morphology(_ settings: Settings? = nil) throws -> LemmaDictionary? {
    if isOff { return nil }
    if let path { return try LemmaDictionary(file: ArgumentBytes.absolutePath(path)) }
    return try Morphologies.chosen(settings)
  }

  /// The dictionary to search with; nil for none.
  ///
  /// - Throws: ``MorphologyError`` where the one that a flag names cannot be used.
  func toRead(_ settings: Settings? = nil) throws -> LemmaDictionary? {
    isOff || path != nil ? try morphology(settings) : Morphologies.toRead(settings)
  }

  /// Opens an index to search it.
  func reader(_ folder: IndexFolder, _ settings: Settings? = nil) throws -> IndexReader {
    let morphology = try toRead(settings)
    // Who wants none need not be told that it is not there.
    if isOff { return try IndexReader(folder: folder) }
    return try Morphologies.reader(folder, morphology)
  }
}

/// Dictionaries of Russian forms, and where the user's own is.
enum Morphologies {
  private static let name = "morphology/russian.forms"

  /// Where `slovo morphology add` puts the dictionary; nil where there is no place for the user's data.
  static func installedFile() -> [UInt8]? {
    guard let lexicon = LexiconOptions.userFile(),
      let slash = lexicon.lastIndex(of: UInt8(ascii: "/"))
    else { return nil }
    return lexicon[...slash] + Array(name.utf8)
  }

  /// The one of the environment, the configuration, or the installed one; nil where none is.
  ///
  /// - Throws: ``MorphologyError`` where it cannot be used.
  static func chosen(_ settings: Settings? = nil) throws -> LemmaDictionary? {
    if let named = Environment.value("SLOVO_MORPHOLOGY") {
      return named.isEmpty ? nil : try LemmaDictionary(file: ArgumentBytes.absolutePath(named))
    }
    switch try settings?.morphology ?? Settings.load().morphology {
    case .off: return nil
    case .file(let path): return try LemmaDictionary(file: ArgumentBytes.absolutePath(path))
    case nil:
      guard let file = installedFile(), FileSystem.exists(file) else { return nil }
      return try LemmaDictionary(file: file)
    }
  }

  /// The same to search with: without one that cannot be used searches go on, and standard error says why.
  static func toRead(_ settings: Settings? = nil) -> LemmaDictionary? {
    do {
      return try chosen(settings)
    } catch {
      Output.printError("slovo: \(error)")
      return nil
    }
  }

  /// Opens an index with a dictionary at hand; where the index was made with another one, standard error says what to
  /// do.
  static func reader(_ folder: IndexFolder, _ morphology: LemmaDictionary?) throws -> IndexReader {
    let reader = try IndexReader(folder: folder, morphology: morphology)
    if reader.lacksMorphology {
      let lack =
        morphology == nil
        ? "is not installed" : "is not the installed one"
      Output.printError(
        """
        slovo: the dictionary of Russian forms that the index was made with \(lack): words are found by their stems \
        alone; run "slovo rebuild", or "slovo morphology add" with that dictionary
        """)
    }
    return reader
  }

  /// Opens an index to search it, as the environment and the configuration say.
  static func reader(_ folder: IndexFolder, _ settings: Settings? = nil) throws -> IndexReader {
    try reader(folder, toRead(settings))
  }

  /// What is to be said of an index beside a dictionary; nil where they go together.
  static func advice(_ folder: IndexFolder, _ morphology: LemmaDictionary?) -> String? {
    guard
      let reader = try? IndexReader(
        folder: folder, checksAnalyzer: false, morphology: morphology)
    else { return nil }
    if reader.lacksMorphology {
      return morphology == nil
        ? """
        the index "\(folder.displayPath)" was made with a dictionary of Russian forms that is not there: its words are \
        found by their stems alone; run "slovo rebuild" to make it without one
        """
        : """
        the index "\(folder.displayPath)" was made with another dictionary of Russian forms; run "slovo rebuild"
        """
    }
    guard morphology != nil, reader.morphology == nil else { return nil }
    return """
      the index "\(folder.displayPath)" was made without a dictionary of Russian forms; run "slovo rebuild" to use it
      """
  }

  /// Puts a dictionary in its place, whole or not at all.
  static func write(_ bytes: [UInt8], to path: [UInt8]) throws {
    for (index, byte) in path.enumerated() where byte == UInt8(ascii: "/") && index > 0 {
      FileSystem.withCString(Array(path[..<index])) { _ = mkdir($0, 0o777) }
    }
    let name = String(decoding: path, as: UTF8.self)
    let temporary = path + Array(".\(getpid())".utf8)
    let descriptor = FileSystem.withCString(temporary) {
      open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    }
    guard descriptor >= 0 else {
      throw CommandError("cannot write \"\(name)\": \(FileSystem.systemMessage(errno))")
    }
    var failure: Int32 = 0
    var written = 0
    bytes.withUnsafeBytes { bytes in
      while written < bytes.count, let start = bytes.baseAddress {
        let count = Glibc.write(descriptor, start + written, bytes.count - written)
        guard count > 0 else { break }
        written += count
      }
    }
    if written < bytes.count || fsync(descriptor) != 0 { failure = errno }
    close(descriptor)
    if failure == 0 {
      let code = FileSystem.withCString(temporary) { from in
        FileSystem.withCString(path) { rename(from, $0) }
      }
      if code == 0 { return }
      failure = errno
    }
    FileSystem.withCString(temporary) { _ = unlink($0) }
    throw CommandError("cannot write \"\(name)\": \(FileSystem.systemMessage(failure))")
  }
}

/// What a configuration says of dictionaries of forms.
enum MorphologySetting: Equatable {
  case off
  case file(String)
}
