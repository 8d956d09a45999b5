internal import GRDB

/// Why a lexicon or a source could not be used. The description says what, why, and what to run next.
public enum LexiconError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The database is damaged, or none of ours.
  case notALexicon(path: String, reason: String)
  /// Made by a newer program.
  case newerSchema(path: String, found: Int, supported: Int)
  /// No source has such a name.
  case noSource(name: String, known: [String])
  /// A name that is taken by another file.
  case unknownFormat(path: String)
  /// A file cannot be read, or not as what it is called.
  case unreadable(path: String, reason: String)
  /// The database cannot be written.
  case unwritable(path: String, reason: String)

  /// What could not be done, why, and what to run next.
  public var description: String {
    switch self {
    case .notALexicon(let path, let reason):
      return """
        cannot open "\(path)": not a lexicon (\(reason)); move it away and run "slovo lexicon add"
        """
    case .newerSchema(let path, let found, let supported):
      return """
        cannot open "\(path)": it has schema version \(found), and this program supports \
        \(supported) at most; use the newer slovo that made it
        """
    case .noSource(let name, let known):
      let list = known.isEmpty ? "there is none" : "there are " + known.joined(separator: ", ")
      return "no source \"\(name)\" in the lexicon: \(list)"
    case .unknownFormat(let path):
      return """
        cannot read "\(path)": its name tells no format; there are .index, .dict.dz, .dsl, .ifo, .mo, \
        .po, .tmx and .tsv
        """
    case .unreadable(let path, let reason): return "cannot read \"\(path)\": \(reason)"
    case .unwritable(let path, let reason): return "cannot write \"\(path)\": \(reason)"
    }
  }

  /// The error of a database call, told by its cause.
  static func wrapping(_ error: any Error, path: String) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    let reason = error.message ?? error.resultCode.description
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      return LexiconError.notALexicon(path: path, reason: reason)
    default: return LexiconError.unwritable(path: path, reason: reason)
    }
  }
}
