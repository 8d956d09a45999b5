internal import Documents
internal import Glibc
internal import Postings
internal import SystemPackage

/// Something to index: a path and how to read what is there.
public struct SourceRequest: Sendable, Equatable {
  /// Absolute; bytes as the file system has them.
  public var path: [UInt8]
  /// How what is there is read.
  public var options: SourceOptions
  /// Whether a rebuild and an update of everything shall read it again; paths from a list are known by their files.
  public var isKept: Bool

  /// A path and how it is read.
  public init(path: [UInt8], options: SourceOptions, isKept: Bool = true) {
    self.path = path
    self.options = options
    self.isKept = isKept
  }
}

/// What a build will do, found out before anything is read.
public struct Plan: Sendable {
  /// A path that could not be looked at.
  public struct Failure: Sendable, Equatable {
    /// Bytes as the file system has them.
    public var path: [UInt8]
    /// Why, in words.
    public var reason: String
  }

  /// Files to read.
  var jobs: [FileJob] = []
  var sources: [SourceRequest]
  /// The paths of the jobs.
  private var planned: Set<[UInt8]> = []
  /// Files of the index that are as before.
  var unchanged: Set<Int64> = []
  /// Files of the index that were seen, changed or not.
  var seen: Set<Int64> = []
  /// Paths that could not be looked at.
  public private(set) var failures: [Failure] = []
  /// Bytes that will be read.
  public private(set) var bytes: Int64 = 0

  /// The paths that will be read, with their sizes in bytes.
  public var files: [(path: [UInt8], size: Int64)] { jobs.map { ($0.path, $0.size) } }
  /// Files that need no reading.
  public var unchangedCount: Int { unchanged.count }

  /// Lists the sources.
  ///
  /// - Parameters:
  ///   - own: A folder that is passed over: the index itself; empty for none.
  ///   - known: What the index knows of a file.
  ///   - progress: Takes the number of files found so far.
  init(
    sources: [SourceRequest], leavingOut own: [UInt8] = [], cancellation: Cancellation,
    known: (_ path: [UInt8]) throws -> FileEntry?, progress: (Int) -> Void
  ) throws {
    self.sources = sources
    var count = 0
    for (index, source) in sources.enumerated() {
      guard !cancellation.isCancelled else { return }
      if source.path == StandardInput.path {
        jobs.append(
          FileJob(
            path: source.path, size: 0, modified: Int64(time(nil)) * 1_000_000_000, changed: 0,
            knownID: try known(source.path)?.id, source: index, isRecords: true))
        continue
      }
      var found: [WalkedFile] = []
      let visit = { (file: WalkedFile) -> Bool in
        found.append(file)
        count += 1
        if count % 1000 == 0 { progress(count) }
        return !cancellation.isCancelled
      }
      var failed: [Failure] = []
      FileWalker(options: source.options.walk).walk(
        FilePath(platformBytes: source.path), visit: visit,
        failed: { failed.append(Failure(path: $0.byteArray, reason: String(describing: $1))) })
      failures += failed
      for file in found where own.isEmpty || !Self.isBelow(file.path.byteArray, own) {
        try add(file, index, known)
      }
    }
  }

  private mutating func add(
    _ file: WalkedFile, _ source: Int, _ known: (_ path: [UInt8]) throws -> FileEntry?
  ) throws {
    let path = file.path.byteArray
    let entry = try known(path)
    if let entry {
      guard seen.insert(entry.id).inserted else { return }
      if entry.size == file.size, entry.modified == file.changed {
        unchanged.insert(entry.id)
        return
      }
    }
    let isNamed = path == sources[source].path
    let options = sources[source].options
    let name = DocumentPreparer.fileExtension(path)
    // A path that two sources reach is read once.
    guard planned.insert(path).inserted else { return }
    jobs.append(
      FileJob(
        path: path, size: file.size, modified: file.modified, changed: file.changed,
        knownID: entry?.id, source: source,
        isRecords: (isNamed && options.format == .jsonl) || name == "jsonl" || name == "ndjson"))
    bytes += file.size
  }

  /// Whether this build reads the file.
  func isPlanned(_ path: [UInt8]) -> Bool { planned.contains(path) }

  /// Whether a file lies in a folder that could not be read, so that its absence says nothing.
  func isUncertain(_ path: [UInt8]) -> Bool {
    failures.contains { Self.isBelow(path, $0.path) }
  }

  /// Whether a path is `root` or lies below it.
  static func isBelow(_ path: [UInt8], _ root: [UInt8]) -> Bool {
    let slash = UInt8(ascii: "/")
    return path.starts(with: root)
      && (path.count == root.count || root.last == slash || path[root.count] == slash)
  }
}

/// Records that come through standard input: they cannot be read again.
public enum StandardInput {
  /// Bytes as the file system has them.
  public static let path = Array("/dev/stdin".utf8)
}

extension FilePath {
  /// The bytes of the path.
  var byteArray: [UInt8] {
    withPlatformString { start in
      Array(UnsafeBufferPointer(start: start, count: strlen(start))).map { UInt8(bitPattern: $0) }
    }
  }
}
