internal import Lexicon
internal import Postings

/// The lexicons that a search uses: the one beside the index, and the user's own.
enum Lexicons {
  /// Those that are there; one that cannot be used is named on standard error and left out.
  static func open(besides folder: IndexFolder) -> [LexiconDatabase] {
    let beside = folder.path + Array("/\(LexiconOptions.fileName)".utf8)
    return [beside, LexiconOptions.userFile()].compactMap { $0 }.compactMap { path in
      guard FileSystem.exists(path) else { return nil }
      do {
        return try LexiconDatabase(path: path)
      } catch {
        Output.printError("slovo: \(error)")
        return nil
      }
    }
  }
}
