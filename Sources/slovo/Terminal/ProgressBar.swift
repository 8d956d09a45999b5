internal import Glibc
internal import Indexing

/// Shows how far a build has come, on standard error: one line drawn over itself on a terminal, else a plain line now
/// and then.
final class ProgressBar: @unchecked Sendable {
  enum Style: Sendable {
    case bar
    case lines
    case none
  }

  private let style: Style
  private let started = ProgressBar.now()
  private var drawn = 0.0
  private var isOnLine = false

  /// Seconds between drawings.
  private static let barInterval = 0.1
  private static let lineInterval = 10.0
  /// Narrower terminals get the figures alone.
  private static let widthForBar = 90

  init(style: Style) { self.style = style }

  func show(_ progress: BuildProgress) {
    let now = Self.now()
    let interval = style == .bar ? Self.barInterval : Self.lineInterval
    guard style != .none, now - drawn >= interval || progress.phase == .finishing else { return }
    if style == .lines, drawn == 0, progress.phase != .finishing {
      drawn = now
      return
    }
    drawn = now
    let text = line(progress, seconds: now - started)
    switch style {
    case .bar:
      isOnLine = true
      Output.writeError("\r\u{1B}[K" + text.prefix(Self.width() - 1))
    case .lines where progress.phase == .indexing: Output.printError(text)
    default: break
    }
  }

  /// Clears the bar, so that other lines can be printed.
  func clear() {
    guard isOnLine else { return }
    Output.writeError("\r\u{1B}[K")
    isOnLine = false
  }

  private func line(_ progress: BuildProgress, seconds: Double) -> String {
    switch progress.phase {
    case .listing: return "listing files: \(progress.files)"
    case .finishing: return "finishing: \(progress.documents) documents"
    case .indexing:
      let rate = seconds > 0 ? Double(progress.bytesDone) / seconds : 0
      var text = "\(progress.documents) documents, \(Format.bytes(progress.bytesDone))"
      guard progress.bytesTotal > 0 else { return text + ", \(Format.bytes(Int64(rate)))/s" }
      let share = min(1, Double(progress.bytesDone) / Double(progress.bytesTotal))
      text = "\(Int(share * 100)) %  \(text), \(Format.bytes(Int64(rate)))/s"
      if style == .bar, Self.width() >= Self.widthForBar {
        let filled = Int(share * 20)
        text =
          String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled) + " "
          + text
      }
      if share > 0.01, share < 1 {
        text += ", \(Format.duration(seconds / share * (1 - share))) left"
      }
      return text
    }
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  private static func width() -> Int {
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 1
      ? Int(size.ws_col) : 80
  }
}
