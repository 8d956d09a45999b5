internal import Glibc

/// A folder in which the real command runs with an environment of its own: no configuration of the user, no index but
/// those made here.
public struct CommandSandbox: Sendable {
  /// Working directory, home and documents.
  public let folder: TemporaryFolder
  /// Added to the clean environment.
  public var environment: [String: String] = [:]
  /// The working directory; the folder itself unless set.
  public var directory: String
  /// A run that takes longer is killed.
  public var timeLimit = 120.0

  /// A fresh folder and a clean environment.
  public init() {
    folder = TemporaryFolder()
    directory = folder.path
  }

  /// The command beside the running tests, or where `SLOVO_BINARY` says.
  public static let binary: String = {
    if let named = getenv("SLOVO_BINARY") { return String(cString: named) }
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = max(0, readlink("/proc/self/exe", &buffer, buffer.count))
    let path = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return parts.joined(separator: "/") + "/slovo"
  }()

  private var fullEnvironment: [String: String] {
    var all = [
      "HOME": folder.path, "LANG": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin",
      "TZ": "UTC", "XDG_CONFIG_HOME": folder("config"), "XDG_CACHE_HOME": folder("cache"),
      "XDG_DATA_HOME": folder("data"), "XDG_STATE_HOME": folder("state"),
    ]
    // The libraries of the toolchain, where the tests are run with a path to them.
    if let path = getenv("LD_LIBRARY_PATH") { all["LD_LIBRARY_PATH"] = String(cString: path) }
    return all.merging(environment) { $1 }
  }

  /// Starts the command; `input` nil keeps its standard input open.
  public func start(_ arguments: [[UInt8]], input: [UInt8]? = []) -> RunningCommand {
    RunningCommand(
      Self.binary, arguments, environment: fullEnvironment, directory: directory, input: input)
  }

  /// Starts the command; `input` nil keeps its standard input open.
  public func start(_ arguments: String..., input: [UInt8]? = []) -> RunningCommand {
    start(arguments.map { Array($0.utf8) }, input: input)
  }

  /// Runs the command to its end.
  public func callAsFunction(_ arguments: String..., input: String = "") -> CommandResult {
    run(arguments.map { Array($0.utf8) }, input: Array(input.utf8))
  }

  /// Runs the command to its end with arguments of any bytes.
  public func run(_ arguments: [[UInt8]], input: [UInt8] = []) -> CommandResult {
    start(arguments, input: input).wait(seconds: timeLimit)
  }

  /// Runs a line of the shell, in which `$SLOVO` is the command.
  public func shell(_ line: String) -> CommandResult {
    var variables = fullEnvironment
    variables["SLOVO"] = Self.binary
    return RunningCommand(
      "/bin/sh", ["-c", line].map { Array($0.utf8) }, environment: variables, directory: directory
    ).wait(seconds: timeLimit)
  }
}
