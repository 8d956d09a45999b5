/// What became of a run of the command.
public struct CommandResult: Sendable {
  /// The exit code; nil where a signal ended the command.
  public var exitCode: Int32?
  /// The signal that ended it.
  public var signal: Int32?
  /// Whether it was killed for taking too long.
  public var isTimedOut = false
  /// Standard output.
  public var output: [UInt8] = []
  /// Standard error.
  public var error: [UInt8] = []

  /// Nothing yet.
  public init() {}

  /// Standard output; bytes that are not UTF-8 show as U+FFFD.
  public var text: String { String(decoding: output, as: UTF8.self) }

  /// Standard error; bytes that are not UTF-8 show as U+FFFD.
  public var message: String { String(decoding: error, as: UTF8.self) }

  /// The lines of standard output.
  public var lines: [String] { text.split(separator: "\n").map(String.init) }

  /// The output cut at NUL bytes, as after `-0`.
  public var nullSeparated: [[UInt8]] { output.split(separator: 0).map(Array.init) }
}

extension CommandResult: CustomStringConvertible {
  /// How it ended and what it printed, cut short.
  public var description: String {
    let end = exitCode.map { "exit \($0)" } ?? "signal \(signal ?? 0)"
    return
      "\(isTimedOut ? "timed out, " : "")\(end)\nout: \(text.prefix(2000))\nerr: \(message.prefix(2000))"
  }
}
