internal import Glibc

/// The ignore files that hold at a place of a walk, from the top folder down.
struct IgnoreLevels {
  /// The files of one folder.
  private struct Level {
    /// Where a path relative to the folder begins in the absolute path.
    let base: Int
    let isRepository: Bool
    /// By kind, as ``fileNames``; the last is the repository's own exclude file.
    let rules: [IgnoreRules?]
  }

  /// By rank, the highest first.
  static let fileNames: [StaticString] = [".slovoignore", ".ignore", ".gitignore"]
  private static let sizeLimit = 1 << 20
  private var levels: [Level] = []

  var count: Int { levels.count }

  /// Forgets the levels below a count.
  mutating func keep(_ count: Int) { levels.removeLast(levels.count - count) }

  /// Adds the ignore files of an open folder.
  ///
  /// - Parameters:
  ///   - descriptor: The folder.
  ///   - base: Where a path relative to the folder begins in the absolute path.
  ///   - has: Whether the folder has a name, where that is known already.
  ///   - failed: Takes the name of a file that could not be read.
  mutating func add(
    folder descriptor: Int32, base: Int, has: (StaticString) -> Bool,
    failed: (StaticString, DocumentError) -> Void
  ) {
    var rules: [IgnoreRules?] = []
    for name in Self.fileNames {
      guard has(name) else {
        rules.append(nil)
        continue
      }
      switch Self.read(name, in: descriptor) {
      case .success(let bytes): rules.append(bytes.map { IgnoreRules($0) })
      case .failure(let error):
        rules.append(nil)
        failed(name, error)
      }
    }
    let isRepository = has(".git")
    let own = isRepository ? try? Self.read(".git/info/exclude", in: descriptor).get() : nil
    rules.append(own.map { IgnoreRules($0) })
    guard isRepository || rules.contains(where: { $0?.isEmpty == false }) else { return }
    levels.append(Level(base: base, isRepository: isRepository, rules: rules))
  }

  /// Whether an ignore file hides a path: of each kind the deepest file that says anything decides.
  func hide(_ path: UnsafeBufferPointer<UInt8>, nameLength: Int, isFolder: Bool) -> Bool {
    guard !levels.isEmpty else { return false }
    let name = UnsafeBufferPointer(rebasing: path[(path.count - nameLength)...])
    for kind in 0...Self.fileNames.count {
      for level in levels.reversed() {
        if let rules = level.rules[kind] {
          let relative = UnsafeBufferPointer(rebasing: path[level.base...])
          if let verdict = rules.verdict(relative, name: name, isFolder: isFolder) {
            return verdict == .ignored
          }
        }
        // What lies above a repository says nothing of it, as far as git's own files go.
        if level.isRepository, kind >= 2 { break }
      }
    }
    return false
  }

  /// The bytes of a small regular file; nil where there is none.
  private static func read(
    _ name: StaticString, in folder: Int32
  ) -> Result<[UInt8]?, DocumentError> {
    let descriptor = name.withUTF8Buffer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { chars in
        chars.baseAddress.map { openat(folder, $0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) } ?? -1
      }
    }
    guard descriptor >= 0 else {
      return errno == ENOENT || errno == ENOTDIR
        ? .success(nil) : .failure(.system(call: "open", errno: errno))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      return .failure(.system(call: "read", errno: errno))
    }
    if let kind = FileContents.kind(of: status.st_mode) {
      return .failure(.notRegularFile(kind))
    }
    guard status.st_size <= sizeLimit else {
      return .failure(.tooLarge(size: Int64(status.st_size), limit: Int64(sizeLimit)))
    }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
      while count < buffer.count {
        let got = Glibc.read(
          descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
        if got > 0 {
          count += got
        } else if got == 0 || errno != EINTR {
          failure = got == 0 ? 0 : errno
          break
        }
      }
    }
    return failure == 0 ? .success(bytes) : .failure(.system(call: "read", errno: failure))
  }
}
