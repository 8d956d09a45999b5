internal import GRDB
internal import GRDBSQLite
internal import Glibc

/// A connection to one generation's database, with the tokenizer and functions of Slovo.
final class IndexConnection {
  enum Access {
    /// A new database, made as fast as it can be and not safe against a crash: no journal.
    case bulk
    case read
    /// To read all of it: as ``read``, but no part of the file is mapped, for what is read of a map counts as memory.
    case scan
    case update
  }

  let queue: DatabaseQueue
  let tokenizer = TermTokenizer()
  let collector = PostingCollector()
  /// For messages.
  let displayPath: String
  private let access: Access
  /// Whether the file was opened as one that nobody changes, without locks.
  private let isUnlocked: Bool
  private let textFunction = StoredTextFunction()
  /// Keeps the folder reachable where its path is not UTF-8.
  private let folderDescriptor: Int32

  init(folder: IndexFolder, generation: Int, access: Access) throws {
    let name = IndexFolder.databaseName(generation)
    let bytes = folder.file(name)
    displayPath = String(decoding: bytes, as: UTF8.self)
    self.access = access
    if String(validating: bytes, as: UTF8.self) == nil {
      folderDescriptor = folder.path.withCPath { open($0, O_DIRECTORY | O_RDONLY | O_CLOEXEC) }
    } else {
      folderDescriptor = -1
    }
    if access != .bulk, !POSIX.exists(bytes) {
      throw IndexError.notAnIndex(path: displayPath, reason: "the database is missing")
    }
    var configuration = Configuration()
    configuration.readonly = access == .read || access == .scan
    configuration.foreignKeysEnabled = false
    configuration.allowsUnsafeTransactions = true
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { [tokenizer, collector, textFunction] db in
      try tokenizer.register(in: db)
      try collector.register(in: db)
      try textFunction.register(in: db)
      try Self.execute(Self.pragmas(access), in: db)
    }
    var path = displayPath
    if folderDescriptor >= 0 { path = "/proc/self/fd/\(folderDescriptor)/\(name)" }
    // A reader of a folder that cannot be written has no place for SQLite's shared memory file; nobody else can
    // write there either, so the database may be taken as unchanging.
    let isReadOnly = access == .read && !POSIX.isWritable(folder.path)
    if isReadOnly {
      path = "file:" + Self.percentEncoded(path) + "?immutable=1"
    }
    do {
      queue = try Self.openQueue(path, configuration, access, displayPath)
      isUnlocked = isReadOnly
    } catch let error as DatabaseError
      where access == .read && error.resultCode.primaryResultCode == .SQLITE_IOERR
      && !Self.hasLog(bytes)
    {
      // A full disk has no place for that file either; with no log beside it, or an empty one, the database is whole as it is.
      let unchanging = "file:" + Self.percentEncoded(path) + "?immutable=1"
      do {
        queue = try Self.openQueue(unchanging, configuration, access, displayPath)
        isUnlocked = true
      } catch {
        throw IndexError.wrapping(error, path: displayPath)
      }
    } catch {
      throw IndexError.wrapping(error, path: displayPath)
    }
  }

  /// Whether there are changes that are not in the database itself yet; yes where that cannot be told.
  static func hasLog(_ database: [UInt8]) -> Bool {
    do {
      return try !(POSIX.read(database + Array("-wal".utf8), limit: 1) ?? []).isEmpty
    } catch {
      return true
    }
  }

  /// The database in memory as the transaction under way sees it, which has read something already; nil where that
  /// cannot be had.
  func mapped(_ db: Database) -> MappedDatabase? {
    guard access == .read, !isUnlocked, db.isInsideTransaction else { return nil }
    return MappedDatabase(db, owner: self)
  }

  private static func openQueue(
    _ path: String, _ configuration: Configuration, _ access: Access, _ display: String
  ) throws -> DatabaseQueue {
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    if access != .bulk { try queue.inDatabase { try IndexSchema.validate($0, path: display) } }
    return queue
  }

  deinit { if folderDescriptor >= 0 { Glibc.close(folderDescriptor) } }

  /// Not by GRDB, which prepares each alone: that takes a search as long as to open the database.
  private static func execute(_ pragmas: [String], in db: Database) throws {
    let text = pragmas.map { "PRAGMA " + $0 + ";" }.joined()
    let code = sqlite3_exec(db.sqliteConnection, text, nil, nil, nil)
    guard code == SQLITE_OK else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage, sql: text)
    }
  }

  private static func pragmas(_ access: Access) -> [String] {
    switch access {
    case .bulk:
      return [
        "page_size = 16384", "journal_mode = OFF", "synchronous = OFF", "cache_size = -65536",
        "locking_mode = EXCLUSIVE", "secure_delete = OFF", "temp_store = MEMORY",
      ]
    case .read:
      return ["cache_size = -16384", "mmap_size = 1073741824", "temp_store = MEMORY"]
    case .scan: return ["cache_size = -16384", "mmap_size = 0", "temp_store = MEMORY"]
    case .update:
      return [
        "cache_size = -65536", "journal_mode = WAL", "synchronous = FULL",
        "secure_delete = OFF", "temp_store = MEMORY",
      ]
    }
  }

  /// A path as a part of an URI.
  private static func percentEncoded(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF")
    var result = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "_"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return result
  }

  /// Runs database work and tells its errors by their cause.
  func perform<Value>(_ body: (Database) throws -> Value) throws -> Value {
    do {
      return try queue.inDatabase(body)
    } catch {
      throw IndexError.wrapping(error, path: displayPath)
    }
  }
}

/// The SQL function `slovo_text`: a stored text, restored.
final class StoredTextFunction: @unchecked Sendable {
  private let compressor = TextCompressor()

  /// Makes the function known to a connection, which must not outlive it.
  func register(in db: Database) throws {
    let code = sqlite3_create_function_v2(
      db.sqliteConnection, "slovo_text", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
      Unmanaged.passUnretained(self).toOpaque(),
      { context, _, arguments in
        guard let data = sqlite3_user_data(context), let value = arguments?.pointee else { return }
        let this = Unmanaged<StoredTextFunction>.fromOpaque(data).takeUnretainedValue()
        let frame = UnsafeRawBufferPointer(
          start: sqlite3_value_blob(value), count: Int(sqlite3_value_bytes(value)))
        guard let text = this.compressor.decompress(frame) else {
          sqlite3_result_error(context, "stored text is damaged", -1)
          return
        }
        // SQLITE_TRANSIENT: the text is copied before the call returns.
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        // The added zero gives an empty text a place to point at.
        (text + [0]).withUnsafeBytes {
          sqlite3_result_text(
            context, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(text.count),
            transient)
        }
      }, nil, nil, nil)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }
}
