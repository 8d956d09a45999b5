internal import Glibc

extension [UInt8] {
  /// Hands on the bytes as a C string.
  func withCPath<Result>(_ body: (UnsafePointer<CChar>) throws -> Result) rethrows -> Result {
    try (self + [0]).withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { preconditionFailure("never empty") }
      return try base.withMemoryRebound(to: CChar.self, capacity: bytes.count, body)
    }
  }
}

/// The few file system calls of the index folder, over paths that are bytes.
enum POSIX {
  static func exists(_ path: [UInt8]) -> Bool { path.withCPath { access($0, F_OK) } == 0 }

  static func isWritable(_ path: [UInt8]) -> Bool { path.withCPath { access($0, W_OK) } == 0 }

  static func error(_ call: String, _ path: [UInt8], _ code: Int32 = errno) -> IndexError {
    let path = String(decoding: path, as: UTF8.self)
    switch code {
    case ENOSPC, EFBIG, EDQUOT: return .diskFull(path: path)
    case EROFS: return .readOnly(path: path)
    default:
      let reason = String(cString: strerror(code))
      return .system(
        call: call, path: path, reason: reason.prefix(1).lowercased() + reason.dropFirst())
    }
  }

  /// The first bytes of a file, or nil when there is none.
  static func read(_ path: [UInt8], limit: Int) throws -> [UInt8]? {
    let descriptor = path.withCPath { open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else {
      guard errno == ENOENT || errno == ENOTDIR else { throw error("read", path) }
      return nil
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while bytes.count < limit {
      let got = Glibc.read(descriptor, &buffer, buffer.count)
      guard got >= 0 else { throw error("read", path) }
      if got == 0 { break }
      bytes += buffer[..<got]
    }
    return bytes
  }

  /// Writes a small file whole and syncs it.
  static func write(_ bytes: [UInt8], to path: [UInt8]) throws {
    let descriptor = path.withCPath { open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666) }
    guard descriptor >= 0 else { throw error("write", path) }
    defer { close(descriptor) }
    guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
      throw error("write", path)
    }
  }

  /// Puts new bytes in the place of a small file; at every instant it is the old or the new one whole.
  static func replace(_ path: [UInt8], with bytes: [UInt8]) throws {
    let temporary = path + Array(".new".utf8)
    try write(bytes, to: temporary)
    guard temporary.withCPath({ from in path.withCPath { rename(from, $0) } }) == 0 else {
      throw error("replace", path)
    }
  }

  /// Brings a file or the names of a folder to the disk.
  static func sync(_ path: [UInt8]) throws {
    let descriptor = path.withCPath { open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw error("sync", path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else {
      throw error("sync", path)
    }
  }

  /// The names in a folder, those that are UTF-8.
  static func names(in path: [UInt8]) throws -> [String] {
    guard let stream = path.withCPath({ opendir($0) }) else { throw error("list", path) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
      }
      if let name { names.append(name) }
    }
    return names
  }
}
