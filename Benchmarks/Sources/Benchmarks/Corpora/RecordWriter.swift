internal import Glibc

/// Writes a file of JSON Lines, `{"id": …, "title": "", "text": …}`, through a buffer; it takes its
/// name when whole.
final class RecordWriter {
  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var number = 0

  init(_ path: String) throws {
    self.path = path
    descriptor = open(path + ".part", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { throw BenchmarkError("cannot write \(path)") }
    buffer.reserveCapacity(2 << 20)
  }

  /// Adds a record with the next number as its ID.
  func add(_ text: some Collection<UInt8>) throws {
    number += 1
    buffer += #"{"id": "\#(number)", "title": "", "text": ""#.utf8
    for byte in text {
      switch byte {
      case 0x22, 0x5C: buffer += [0x5C, byte]
      case 0x0A: buffer += [0x5C, 0x6E]
      case 0..<0x20, 0x7F: buffer.append(0x20)
      default: buffer.append(byte)
      }
    }
    buffer += [0x22, 0x7D, 0x0A]
    if buffer.count >= 1 << 20 { try flush() }
  }

  func finish() throws {
    try flush()
    guard close(descriptor) == 0 else { throw BenchmarkError("cannot write \(path)") }
    try Files.rename(path + ".part", to: path)
  }

  private func flush() throws {
    var done = 0
    while done < buffer.count {
      let count = buffer[done...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw BenchmarkError("cannot write \(path)") }
      done += count
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
