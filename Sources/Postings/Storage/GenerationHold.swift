internal import Glibc

/// A lock on the readers' file of a generation: shared while it is read, exclusive while it is removed.
///
/// It is a file of its own because closing any descriptor of an SQLite database drops SQLite's locks on it.
final class GenerationHold {
  private var descriptor: Int32

  /// Nil where an exclusive hold is refused because the generation has readers, or where the folder cannot be
  /// written (nothing can be removed from it then, so no hold is needed).
  init?(folder: IndexFolder, generation: Int, exclusive: Bool) throws {
    let path = folder.file(IndexFolder.readersName(generation))
    descriptor = path.withCPath { open($0, O_RDWR | O_CREAT | O_CLOEXEC, 0o666) }
    if descriptor < 0 { descriptor = path.withCPath { open($0, O_RDONLY | O_CLOEXEC) } }
    guard descriptor >= 0 else { return nil }
    guard flock(descriptor, exclusive ? LOCK_EX | LOCK_NB : LOCK_SH) == 0 else {
      close(descriptor)
      descriptor = -1
      return nil
    }
  }

  func release() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }

  deinit { release() }
}
