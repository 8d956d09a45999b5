internal import Glibc

/// Reads a stream in pieces that end with a separator, in memory that grows to the longest piece
/// and no further.
final class LineReader {
  /// A piece: where it lies in the buffer, without its separator.
  struct Line {
    fileprivate(set) var start: Int
    /// Bytes; of an overlong piece those that were passed over.
    fileprivate(set) var length: Int
    /// Longer than the limit: its bytes are gone.
    fileprivate(set) var isOverlong = false
    /// Whether the stream ended before its separator.
    fileprivate(set) var isLast = false
  }

  private let descriptor: Int32
  private let separator: UInt8
  private let lengthLimit: Int
  private var buffer: UnsafeMutableRawBufferPointer
  /// Bytes not handed on yet.
  private var pending = 0..<0
  private var isAtEnd = false

  init(descriptor: Int32, separator: UInt8 = 0x0A, lengthLimit: Int, capacity: Int = 1 << 20) {
    self.descriptor = descriptor
    self.separator = separator
    self.lengthLimit = lengthLimit
    buffer = .allocate(byteCount: capacity, alignment: 64)
    buffer.initializeMemory(as: UInt8.self, repeating: 0)
  }

  deinit { buffer.deallocate() }

  /// The next piece, or nil at the end of the stream. The bytes hold until the next call.
  func next() throws(DocumentError) -> Line? {
    var scanned = pending.lowerBound
    var dropped = 0
    while true {
      if let end = find(in: scanned..<pending.upperBound) {
        let line = Line(
          start: pending.lowerBound, length: end - pending.lowerBound + dropped,
          isOverlong: dropped > 0 || end - pending.lowerBound > lengthLimit)
        pending = (end + 1)..<pending.upperBound
        return line
      }
      if isAtEnd {
        guard !pending.isEmpty || dropped > 0 else { return nil }
        let line = Line(
          start: pending.lowerBound, length: pending.count + dropped,
          isOverlong: dropped > 0 || pending.count > lengthLimit, isLast: true)
        pending = pending.upperBound..<pending.upperBound
        return line
      }
      if pending.count > lengthLimit {
        dropped += pending.count
        pending = 0..<0
      }
      scanned = pending.count
      try fill()
    }
  }

  /// The bytes of the piece that was read last.
  func bytes(of line: Line) -> Slice<UnsafeRawBufferPointer> {
    UnsafeRawBufferPointer(buffer)[line.start..<(line.start + (line.isOverlong ? 0 : line.length))]
  }

  private func find(in range: Range<Int>) -> Int? {
    guard let base = buffer.baseAddress, !range.isEmpty,
      let found = memchr(base + range.lowerBound, Int32(separator), range.count)
    else { return nil }
    return UnsafeMutableRawPointer(found) - base
  }

  /// Moves what is pending to the front, makes room, and reads once.
  private func fill() throws(DocumentError) {
    if let base = buffer.baseAddress, pending.lowerBound > 0 {
      memmove(base, base + pending.lowerBound, pending.count)
      pending = 0..<pending.count
    }
    var capacity = buffer.count
    if capacity - pending.count < capacity / 4 {
      capacity *= 2
      let larger = UnsafeMutableRawBufferPointer.allocate(
        byteCount: capacity, alignment: 64)
      larger.initializeMemory(as: UInt8.self, repeating: 0)
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[..<pending.count]))
      buffer.deallocate()
      buffer = larger
    }
    while true {
      let got = read(
        descriptor, buffer.baseAddress?.advanced(by: pending.upperBound),
        capacity - pending.upperBound)
      if got >= 0 {
        pending = pending.lowerBound..<(pending.upperBound + got)
        isAtEnd = got == 0
        return
      }
      guard errno == EINTR else { throw .system(call: "read", errno: errno) }
    }
  }
}
