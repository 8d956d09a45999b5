internal import Glibc

/// A line on a terminal's standard error that says how many topics are done; nothing elsewhere.
final class TopicProgress: @unchecked Sendable {
  private let label: String
  private let total: Int
  private var drawn = 0.0

  /// Seconds between drawings.
  private static let interval = 0.1
  private static let width = 20

  init(_ label: String, total: Int) {
    self.label = label
    self.total = total
  }

  /// Not for two threads at once.
  func show(_ done: Int) {
    let now = Clock.seconds()
    guard Output.errorIsTerminal, total > 0, done < total, now - drawn >= Self.interval else {
      return
    }
    drawn = now
    let filled = done * Self.width / total
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "░", count: Self.width - filled)
    Output.writeError("\r\u{1B}[K\(bar) \(done) of \(total)  \(label)")
  }

  func clear() {
    if drawn > 0 { Output.writeError("\r\u{1B}[K") }
    drawn = 0
  }
}
