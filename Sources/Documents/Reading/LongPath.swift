internal import Glibc
internal import SystemPackage

/// Opens files whose path is longer than the system takes at once.
enum LongPath {
  /// As `open`, and where that says that the path is too long, folder after folder.
  ///
  /// - Returns: A descriptor, or -1 with `errno` set.
  static func open(_ path: FilePath, _ flags: Int32) -> Int32 {
    let descriptor = path.withPlatformString { Glibc.open($0, flags) }
    guard descriptor < 0, errno == ENAMETOOLONG else { return descriptor }
    var folder = Glibc.open(path.isAbsolute ? "/" : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    var components = Array(path.components)
    guard let last = components.popLast() else { return -1 }
    for component in components where folder >= 0 {
      let next = component.withPlatformString {
        openat(folder, $0, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      }
      let failure = errno
      close(folder)
      errno = failure
      folder = next
    }
    guard folder >= 0 else { return -1 }
    let opened = last.withPlatformString { openat(folder, $0, flags) }
    let failure = errno
    close(folder)
    errno = failure
    return opened
  }
}
