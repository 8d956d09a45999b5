public import Glibc

/// A program under way, with its streams in files, so that nothing it prints can block it.
public final class RunningCommand: @unchecked Sendable {
  /// The process ID.
  public let processID: pid_t
  private let folder: TemporaryFolder
  private var input: Int32
  private var result: CommandResult?

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - program: Its path.
  ///   - arguments: Without its name; any bytes but NUL.
  ///   - environment: All of it.
  ///   - directory: The working directory.
  ///   - input: What it reads; nil keeps its standard input open for ``write(_:)``.
  public init(
    _ program: String, _ arguments: [[UInt8]], environment: [String: String], directory: String,
    input: [UInt8]? = []
  ) {
    folder = TemporaryFolder()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input {
      folder.write("in", input)
      self.input = -1
    } else {
      // A named pipe, opened for both ends so that nobody blocks; no other child can inherit the writing one.
      mkfifo(folder("in"), 0o600)
      self.input = open(folder("in"), O_RDWR | O_CLOEXEC)
    }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, folder("in"), O_RDONLY, 0)
    let flags = O_WRONLY | O_CREAT
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, folder("out"), flags, 0o600)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, folder("err"), flags, 0o600)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A test runner may ignore signals; the command must meet them as a shell would hand them on.
    var all = sigset_t()
    sigfillset(&all)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))

    // env changes the working directory and becomes the program.
    let prefix = ["env", "-C", directory, program].map { Array($0.utf8) }
    var words = (prefix + arguments).map { strdup(TemporaryFolder.cString($0)) }
    var variables = environment.map { strdup("\($0.key)=\($0.value)") }
    words.append(nil)
    variables.append(nil)
    defer { for pointer in words + variables { free(pointer) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, "/usr/bin/env", &actions, &attributes, words, variables)
    guard code == 0 else {
      fatalError("cannot start \(program): \(String(cString: strerror(code)))")
    }
    processID = process
  }

  deinit {
    if result == nil { _ = wait(seconds: 0) }
  }

  /// Writes to its standard input.
  public func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(input, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Ends its standard input.
  public func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// Sends it a signal.
  public func signal(_ number: Int32) {
    if result == nil { kill(processID, number) }
  }

  /// What it has printed on standard error so far.
  public var messageSoFar: String { String(decoding: folder.read("err") ?? [], as: UTF8.self) }

  /// What it has printed on standard output so far.
  public var textSoFar: String { String(decoding: folder.read("out") ?? [], as: UTF8.self) }

  /// Waits for its end, and kills it after so many seconds: a hang fails a test instead of blocking it.
  public func wait(seconds: Double = 120) -> CommandResult {
    if let result { return result }
    var found = CommandResult()
    var status: Int32 = 0
    let start = Self.now()
    while waitpid(processID, &status, WNOHANG) == 0 {
      if !found.isTimedOut, Self.now() - start > seconds {
        found.isTimedOut = true
        kill(-processID, SIGKILL)
        kill(processID, SIGKILL)
      }
      usleep(1000)
    }
    closeInput()
    let number = status & 0x7F
    if number == 0 { found.exitCode = (status >> 8) & 0xFF } else { found.signal = number }
    found.output = folder.read("out") ?? []
    found.error = folder.read("err") ?? []
    result = found
    return found
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
