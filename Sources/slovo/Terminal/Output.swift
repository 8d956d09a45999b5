internal import Glibc

/// Standard output and standard error, gathered into large writes. A closed pipe ends the program quietly (SIGPIPE).
enum Output {
  /// A line on standard output.
  static func print(_ line: String) {
    write(line)
    write("\n")
  }

  static func write(_ text: String) {
    var text = text
    text.withUTF8 { _ = fwrite($0.baseAddress, 1, $0.count, stdout) }
  }

  static func write(_ bytes: [UInt8]) { _ = fwrite(bytes, 1, bytes.count, stdout) }

  /// A line on standard error, at once.
  static func printError(_ line: String) {
    fflush(stdout)
    var text = line + "\n"
    text.withUTF8 { _ = fwrite($0.baseAddress, 1, $0.count, stderr) }
  }

  static func flush() {
    guard fflush(stdout) != 0 else { return }
    let reason = String(cString: strerror(errno))
    if errno != EPIPE { printError("slovo: cannot write to standard output: \(reason)") }
    Glibc.exit(ExitStatus.failure)
  }

  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
