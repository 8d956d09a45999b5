internal import Glibc

/// Shows how far reading and learning have come: one line on standard error, drawn over itself; nothing
/// where that is no terminal.
final class LexiconProgress {
  private let isShown: Bool
  private var isOnLine = false
  private var drawn = 0.0
  private static let interval = 0.1

  init(isShown: Bool) { self.isShown = isShown && Output.errorIsTerminal }

  func show(_ text: String) {
    guard isShown else { return }
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    let seconds = Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
    guard seconds - drawn >= Self.interval else { return }
    drawn = seconds
    isOnLine = true
    Output.writeError("\r\u{1B}[K" + SafeText.line(text).prefix(79))
  }

  /// Takes the line away.
  func clear() {
    if isOnLine { Output.writeError("\r\u{1B}[K") }
    isOnLine = false
  }
}
