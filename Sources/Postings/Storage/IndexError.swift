internal import GRDB

/// Why an index could not be used. The description says what, why, and what to run next.
public enum IndexError: Error, Equatable, Sendable {
  /// The index was made by an analyzer whose terms differ from this program's.
  case analyzerMismatch(index: String, program: String)
  /// Only a rebuild from the sources helps.
  case beyondRepair(path: String, reason: String)
  case corrupt(path: String, reason: String)
  case diskFull(path: String)
  /// A folder named for a new index holds other files.
  case foreignFolder(path: String, file: String)
  /// Another process writes to the index; `holder` names it.
  case locked(path: String, holder: String)
  /// Sources that a rebuild cannot read; their paths as bytes.
  case missingSources([[UInt8]])
  case newerSchema(path: String, found: Int, supported: Int)
  case noIndex(path: String)
  case notAnIndex(path: String, reason: String)
  case readOnly(path: String)
  case system(call: String, path: String, reason: String)

  /// The error of a database call, told by its cause.
  static func wrapping(_ error: any Error, path: String) -> any Error {
    if error is RowDecodingError {
      return IndexError.corrupt(path: path, reason: "a value is of a wrong type")
    }
    guard let error = error as? DatabaseError else { return error }
    // SQLite tells a full disk from other failures by ENOSPC alone; a limit on file sizes gives EFBIG.
    if error.extendedResultCode == .SQLITE_IOERR_WRITE {
      return IndexError.system(
        call: "write", path: path,
        reason: "disk I/O error, as by a limit on file sizes; what was committed is kept")
    }
    let reason = error.message ?? error.resultCode.description
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: return IndexError.locked(path: path, holder: "")
    case .SQLITE_CORRUPT: return IndexError.corrupt(path: path, reason: reason)
    case .SQLITE_FULL: return IndexError.diskFull(path: path)
    case .SQLITE_NOTADB: return IndexError.notAnIndex(path: path, reason: reason)
    case .SQLITE_READONLY: return IndexError.readOnly(path: path)
    default: return IndexError.system(call: "read or write", path: path, reason: reason)
    }
  }
}

extension IndexError: CustomStringConvertible {
  /// What could not be done, why, and what to run next.
  public var description: String {
    switch self {
    case .analyzerMismatch(let index, let program):
      return """
        cannot use the index: its words were made by analyzer "\(index)", this program has \
        "\(program)"; run "slovo rebuild"
        """
    case .beyondRepair(let path, let reason):
      return """
        cannot repair "\(path)": \(reason); run "slovo rebuild" to read the documents again
        """
    case .corrupt(let path, let reason):
      return """
        cannot read "\(path)": the database is damaged (\(reason)); run "slovo check --repair", \
        or "slovo rebuild" to read the documents again
        """
    case .diskFull(let path):
      return
        "cannot write \"\(path)\": no space left; make room and run the command again (what was committed before is kept)"
    case .foreignFolder(let path, let file):
      return """
        cannot make an index in "\(path)": it holds other files ("\(file)"); name an empty folder or a new one
        """
    case .locked(let path, let holder):
      let who = holder.isEmpty ? "another process" : holder
      return "cannot write to \"\(path)\": \(who) holds its lock; wait for it or pass --wait"
    case .missingSources(let paths):
      let names = paths.map { "\"\(String(decoding: $0, as: UTF8.self))\"" }
      return """
        cannot rebuild: \(names.joined(separator: ", ")) cannot be read, and documents would be \
        lost; bring it back, or run "slovo index" on it to let them leave
        """
    case .newerSchema(let path, let found, let supported):
      return """
        cannot open "\(path)": it has schema version \(found), and this program supports \
        \(supported) at most; use the newer slovo that made it, or "slovo rebuild"
        """
    case .noIndex(let path):
      return "no index at \"\(path)\"; run \"slovo index PATH\" to make one"
    case .notAnIndex(let path, let reason):
      return "cannot open \"\(path)\": not a Slovo index (\(reason)); run \"slovo rebuild\""
    case .readOnly(let path):
      return "cannot write to \"\(path)\": it is read-only"
    case .system(let call, let path, let reason):
      return "cannot \(call) \"\(path)\": \(reason)"
    }
  }
}
