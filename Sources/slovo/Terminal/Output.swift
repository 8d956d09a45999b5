internal import Glibc

/// Standard output and standard error of the one thread that prints. Output is gathered into large writes; a closed
/// pipe ends the program quietly.
enum Output {
  nonisolated(unsafe) private static var buffer: [UInt8] = []
  private static let capacity = 1 << 16
  nonisolated(unsafe) private static var descriptor = STDOUT_FILENO
  nonisolated(unsafe) private static var pager: pid_t = 0

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
    writeError(ArgumentBytes.display(line) + "\n")
  }

  /// Text on standard error as it is.
  static func writeError(_ text: String) { _ = writeAll(Array(text.utf8), to: STDERR_FILENO) }

  static func flush() {
    guard !buffer.isEmpty else { return }
    let bytes = buffer
    buffer.removeAll(keepingCapacity: true)
    let code = writeAll(bytes, to: descriptor)
    guard code != 0 else { return }
    if code == EPIPE { endPager() }
    if code != EPIPE {
      writeError("slovo: cannot write to standard output: \(FileSystem.systemMessage(code))\n")
    }
    Glibc.exit(ExitStatus.failure)
  }

  /// Takes the places of standard descriptors that came closed, before a file of the index gets one of them and output
  /// goes there: input is empty, and writing to output fails.
  static func occupyStandardDescriptors() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", descriptor == STDERR_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  // MARK: the pager

  /// Sends standard output through `$PAGER` (else `less`, where it is installed) until ``endPager()``.
  static func startPager() {
    let named = getenv("PAGER").map { String(cString: $0) } ?? ""
    let command = named.isEmpty ? "command -v less >/dev/null && exec less || exec cat" : named
    // less: quit where all fits on the screen, keep colours, leave the text on the screen.
    setenv("LESS", "FRX", 0)
    setenv("LESSCHARSET", "utf-8", 0)
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return }
    // The pager must not hold the writing end of its own input, or it never sees the end.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      close(ends[0])
    }
    var arguments: [UnsafeMutablePointer<CChar>?] = ["sh", "-c", command].map { $0.copiedCString }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    guard posix_spawn(&pager, "/bin/sh", &actions, nil, &arguments, environ) == 0 else {
      pager = 0
      close(ends[1])
      return
    }
    // A pager that is left early closes the pipe; that is no error.
    signal(SIGPIPE, SIG_IGN)
    descriptor = ends[1]
  }

  /// Waits for the reader to leave the pager.
  static func endPager() {
    guard pager > 0 else { return }
    close(descriptor)
    descriptor = STDOUT_FILENO
    var status: Int32 = 0
    while waitpid(pager, &status, 0) < 0, errno == EINTR {}
    pager = 0
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

extension String {
  /// A C string of its own; the caller frees it.
  fileprivate var copiedCString: UnsafeMutablePointer<CChar>? { strdup(self) }
}
