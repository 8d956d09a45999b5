internal import Glibc

/// The doclists of some documents on disk, by rising term: what did not fit in memory. Its file has no name and is
/// gone with the process.
///
/// A record: the counts of the term's and the doclist's bytes, first and last doc ID, term, doclist.
final class PostingRun {
  private struct Head {
    var firstDocID: Int64
    var lastDocID: Int64
    var termCount: UInt32
    var byteCount: UInt32
  }

  private static let bufferSize = 1 << 19
  private static let headSize = MemoryLayout<Head>.size

  private let descriptor: Int32
  private let folder: [UInt8]
  private var buffer: UnsafeMutableRawPointer
  private var capacity = bufferSize
  private var start = 0
  private var end = 0
  private var offset: off_t = 0
  /// The record that was read last; valid until the next ``next()``.
  private(set) var doclist: Doclist?

  /// - Parameter folder: Where there is room.
  init(folder: [UInt8]) throws {
    self.folder = folder
    var path = folder + Array("/run-XXXXXX".utf8) + [0]
    descriptor = path.withUnsafeMutableBytes {
      guard let base = $0.baseAddress?.assumingMemoryBound(to: CChar.self) else { return -1 }
      let descriptor = mkstemp(base)
      guard descriptor >= 0 else { return -1 }
      unlink(base)
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      return descriptor
    }
    guard descriptor >= 0 else { throw POSIX.error("write", folder) }
    buffer = .allocate(byteCount: capacity, alignment: 16)
  }

  deinit {
    buffer.deallocate()
    close(descriptor)
  }

  // MARK: out of memory

  /// Writes a doclist behind the others.
  func append(_ doclist: Doclist) throws {
    var head = Head(
      firstDocID: doclist.firstDocID, lastDocID: doclist.lastDocID,
      termCount: UInt32(truncatingIfNeeded: doclist.term.count),
      byteCount: UInt32(truncatingIfNeeded: doclist.bytes.count))
    try withUnsafeBytes(of: &head) { try append($0) }
    try append(UnsafeRawBufferPointer(doclist.term))
    try append(UnsafeRawBufferPointer(doclist.bytes))
  }

  private func append(_ bytes: UnsafeRawBufferPointer) throws {
    if end + bytes.count > capacity { try flush() }
    guard bytes.count <= capacity else { return try write(bytes) }
    guard let base = bytes.baseAddress else { return }
    memcpy(buffer + end, base, bytes.count)
    end += bytes.count
  }

  /// Ends the writing; the records can be read from the first on.
  func rewind() throws {
    try flush()
    offset = 0
  }

  private func flush() throws {
    try write(UnsafeRawBufferPointer(start: buffer, count: end))
    end = 0
  }

  private func write(_ bytes: UnsafeRawBufferPointer) throws {
    var done = 0
    while done < bytes.count {
      let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw POSIX.error("write", folder) }
      done += count
    }
  }

  // MARK: back into memory

  /// Reads the next record; false at the end.
  func next() throws -> Bool {
    doclist = nil
    guard try fill(Self.headSize) else { return false }
    let head = (buffer + start).loadUnaligned(as: Head.self)
    let size = Int(head.termCount) + Int(head.byteCount)
    guard try fill(Self.headSize + size) else { return false }
    let term = (buffer + start + Self.headSize).assumingMemoryBound(to: UInt8.self)
    doclist = Doclist(
      term: UnsafeBufferPointer(start: term, count: Int(head.termCount)),
      firstDocID: head.firstDocID, lastDocID: head.lastDocID,
      bytes: UnsafeBufferPointer(start: term + Int(head.termCount), count: Int(head.byteCount)))
    start += Self.headSize + size
    return true
  }

  /// Brings so many bytes into the buffer; false where the file ends before.
  private func fill(_ count: Int) throws -> Bool {
    if end - start >= count { return true }
    if count > capacity {
      capacity = count
      let grown = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
      memcpy(grown, buffer + start, end - start)
      buffer.deallocate()
      buffer = grown
    } else {
      memmove(buffer, buffer + start, end - start)
    }
    end -= start
    start = 0
    while end < count {
      let got = pread(descriptor, buffer + end, capacity - end, offset)
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw POSIX.error("read", folder) }
      if got == 0 { return false }
      end += got
      offset += off_t(got)
    }
    return true
  }
}
