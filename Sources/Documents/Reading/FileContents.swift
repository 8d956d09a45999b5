internal import Glibc
internal import SystemPackage

/// Reads whole files, and refuses what is none before it could block or fill the memory.
enum FileContents {
  /// The bytes of a regular file.
  ///
  /// The type and the size are looked at before the file is opened: opening a FIFO can block for
  /// ever, and opening a device can act on it. A file of size 0 is read to its end all the same, as
  /// those of procfs say 0. Of a large file that is no text only the beginning is read.
  ///
  /// - Parameter refusesBinary: Whether to stop where the bytes are no text.
  /// - Throws: ``DocumentError``.
  static func read(
    _ path: FilePath, limit: Int64, refusesBinary: Bool = false
  ) throws(DocumentError) -> [UInt8] {
    var status = stat()
    if path.withPlatformString({ stat($0, &status) }) != 0, errno != ENAMETOOLONG {
      throw .system(call: "read", errno: errno)
    } else if errno != ENAMETOOLONG {
      try check(status, limit: limit)
    }
    let descriptor = LongPath.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw .system(call: "open", errno: errno) }
    defer { close(descriptor) }
    guard fstat(descriptor, &status) == 0 else { throw .system(call: "read", errno: errno) }
    try check(status, limit: limit)
    let size = Int(status.st_size)
    if refusesBinary, size > pieceSize { try checkBeginning(descriptor, size: size) }
    let bytes = try read(descriptor, expecting: size, limit: Int(limit))
    var after = stat()
    guard fstat(descriptor, &after) == 0 else { throw .system(call: "read", errno: errno) }
    guard
      after.st_size == status.st_size, after.st_mtim.tv_sec == status.st_mtim.tv_sec,
      after.st_mtim.tv_nsec == status.st_mtim.tv_nsec,
      status.st_size == 0 || bytes.count == Int(status.st_size)
    else { throw .changed }
    return bytes
  }

  /// Files beyond this many bytes are looked at in pieces of as many before they are read.
  private static let pieceSize = 1 << 20

  /// Reads pieces until they cannot be the beginning of a binary file any more; the place in the file stays.
  private static func checkBeginning(
    _ descriptor: Int32, size: Int
  ) throws(DocumentError) {
    var piece = [UInt8](repeating: 0, count: pieceSize)
    var nulCount = 0
    var offset = 0
    while offset < size {
      let got = piece.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress, $0.count, off_t(offset))
      }
      guard got > 0 else { return }
      piece.removeLast(piece.count - got)
      if offset == 0 {
        if let name = BinarySignature.name(of: piece) { throw .binary(name) }
        if WideTextRecognition.isLikely(piece) { return }
      }
      let nulsBefore = nulCount
      nulCount += BinaryRecognition.nulCount(in: piece)
      if BinaryRecognition.isBinary(nulCount: nulCount, size: size) { throw .binary("NUL bytes") }
      // Text goes on as it begins; what comes later is found when all of it is there.
      guard nulCount > nulsBefore, got == pieceSize else { return }
      offset += got
    }
  }

  private static func check(_ status: stat, limit: Int64) throws(DocumentError) {
    if let kind = kind(of: status.st_mode) { throw .notRegularFile(kind) }
    let size = Int64(status.st_size)
    guard size <= limit else { throw .tooLarge(size: size, limit: limit) }
  }

  /// What a mode says a file is, or nil for a regular file.
  static func kind(of mode: mode_t) -> String? {
    switch mode & S_IFMT {
    case S_IFREG: nil
    case S_IFDIR: "folder"
    case S_IFIFO: "named pipe"
    case S_IFSOCK: "socket"
    case S_IFBLK, S_IFCHR: "device"
    case S_IFLNK: "symbolic link"
    default: "unknown kind"
    }
  }

  /// Reads to the end of the file, at most one byte more than expected: that byte shows that it
  /// grew.
  private static func read(
    _ descriptor: Int32, expecting size: Int, limit: Int
  ) throws(DocumentError) -> [UInt8] {
    // Nothing is known of a size of 0, so such a file is read in growing steps.
    var capacity = size > 0 ? size + 1 : 4096
    var bytes: [UInt8] = []
    while true {
      var failure: Int32 = 0
      let kept = bytes.count
      let more = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        while count < buffer.count {
          let got = Glibc.read(
            descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
          if got > 0 {
            count += got
          } else if got == 0 {
            break
          } else if errno != EINTR {
            failure = errno
            break
          }
        }
      }
      guard failure == 0 else { throw .system(call: "read", errno: failure) }
      bytes = kept == 0 ? more : bytes + more
      if more.count < capacity || size > 0 { return bytes }
      guard bytes.count <= limit else {
        throw .tooLarge(size: Int64(bytes.count), limit: Int64(limit))
      }
      capacity = min(bytes.count * 2, limit - bytes.count + 1)
    }
  }
}
