internal import Glibc
internal import Postings

/// A file beside the generations of an index that can always be made anew: whoever reads the old one keeps it.
struct IndexSideFile {
  /// In the index folder.
  let name: String
  let folder: IndexFolder

  var path: [UInt8] { folder.path + Array("/\(name)".utf8) }

  /// Puts new content in place at once. A failure costs time, nothing else.
  func write(_ bytes: [UInt8]) {
    let temporary = path + Array(".\(getpid())".utf8)
    let descriptor = FileSystem.withCString(temporary) {
      open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    }
    guard descriptor >= 0 else { return }
    var written = 0
    bytes.withUnsafeBytes { bytes in
      while written < bytes.count, let start = bytes.baseAddress {
        let count = Glibc.write(descriptor, start + written, bytes.count - written)
        guard count > 0 else { break }
        written += count
      }
    }
    close(descriptor)
    let isWhole = written == bytes.count
    let code = FileSystem.withCString(temporary) { from in
      FileSystem.withCString(path) { to in isWhole ? rename(from, to) : -1 }
    }
    if code != 0 { FileSystem.withCString(temporary) { _ = unlink($0) } }
  }

  /// Takes away what processes left behind that ended while they wrote.
  func removeLeftovers() {
    for other in FileSystem.names(in: folder.path) where other.hasPrefix(name + ".") {
      guard let process = pid_t(other.dropFirst(name.utf8.count + 1)), process > 0,
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      FileSystem.withCString(folder.path + Array("/\(other)".utf8)) { _ = unlink($0) }
    }
  }
}
