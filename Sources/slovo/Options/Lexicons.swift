internal import Lexicon
internal import Postings

/// The lexicons that a search uses: the one beside the index, and the user's own.
enum Lexicons {
  /// Those that are there; one that cannot be used is named on standard error and left out.
  ///
  /// - Parameter named: A lexicon to use instead.
  static func open(besides folder: IndexFolder, named: String? = nil) -> [LexiconDatabase] {
    if let named { return [open(ArgumentBytes.absolutePath(named))].compactMap { $0 } }
    let beside = folder.path + Array("/\(LexiconOptions.fileName)".utf8)
    return [beside, LexiconOptions.userFile()].compactMap { $0 }.compactMap { path in
      FileSystem.exists(path) ? open(path) : nil
    }
  }

  private static func open(_ path: [UInt8]) -> LexiconDatabase? {
    do {
      return try LexiconDatabase(path: path)
    } catch {
      Output.printError("slovo: \(error)")
      return nil
    }
  }
}
