internal import Glibc

/// Standard output and standard error of the one thread that prints. Output is gathered into large writes; a closed
/// pipe ends the program quietly.
enum Output {
  nonisolated(unsafe) private static var buffer: [UInt8] = []
  private static let capacity = 1 << 16

  /// A line on standard output.
  static func print(_ line: String) {
    write(line)
    write("\n")
  }

  static func write(_ text: String) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= capacity { flush() }
  }

  static func write(_ bytes: [UInt8]) {
    buffer += bytes
    if buffer.count >= capacity { flush() }
  }

  /// A line on standard error, at once.
  static func printError(_ line: String) {
    flush()
    writeError(line + "\n")
  }

  /// Text on standard error as it is.
  static func writeError(_ text: String) { _ = writeAll(Array(text.utf8), to: STDERR_FILENO) }

  static func flush() {
    guard !buffer.isEmpty else { return }
    let bytes = buffer
    buffer.removeAll(keepingCapacity: true)
    let code = writeAll(bytes, to: STDOUT_FILENO)
    guard code != 0 else { return }
    if code != EPIPE {
      writeError("slovo: cannot write to standard output: \(String(cString: strerror(code)))\n")
    }
    Glibc.exit(ExitStatus.failure)
  }

  /// The error number, or 0.
  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { bytes in
      var offset = 0
      while offset < bytes.count {
        let count = Glibc.write(
          descriptor, bytes.baseAddress.map { $0 + offset }, bytes.count - offset)
        if count > 0 {
          offset += count
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }

  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
