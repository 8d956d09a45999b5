internal import Glibc

/// The lock that makes a process the one writer of an index; the system drops it with the process.
final class WriterLock {
  private var descriptor: Int32

  /// - Parameter waits: Wait for another writer to finish instead of refusing.
  /// - Throws: ``IndexError/locked(path:holder:)`` naming the process that holds it.
  init(folder: IndexFolder, waits: Bool) throws {
    let path = folder.file("lock")
    descriptor = path.withCPath { open($0, O_RDWR | O_CREAT | O_CLOEXEC, 0o666) }
    guard descriptor >= 0 else { throw POSIX.error("write", path) }
    guard flock(descriptor, waits ? LOCK_EX : LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(descriptor)
      descriptor = -1
      guard code == EWOULDBLOCK else { throw POSIX.error("lock", path, code) }
      let holder = try POSIX.read(path, limit: 512) ?? []
      throw IndexError.locked(
        path: folder.displayPath,
        holder: String(decoding: holder, as: UTF8.self).split(separator: "\n").joined())
    }
    let command = CommandLine.arguments.prefix(4).joined(separator: " ")
    let line = Array("process \(getpid()) (\(command.prefix(200)))\n".utf8)
    _ = ftruncate(descriptor, 0)
    _ = pwrite(descriptor, line, line.count, 0)
  }

  func release() {
    guard descriptor >= 0 else { return }
    _ = ftruncate(descriptor, 0)
    close(descriptor)
    descriptor = -1
  }

  deinit { release() }
}
