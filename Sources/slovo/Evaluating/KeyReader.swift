internal import Glibc

/// Keys from standard input, one at a time without Enter on a terminal; elsewhere the characters of
/// the input.
struct KeyReader {
  /// A key that means something to a session.
  enum Key: Equatable {
    case character(Character)
    /// The end of the input, or Ctrl-C.
    case end
  }

  private let isTerminal = isatty(STDIN_FILENO) == 1

  /// The next key; line breaks and blanks between keys are passed over.
  func next() -> Key {
    var saved = termios()
    if isTerminal, tcgetattr(STDIN_FILENO, &saved) == 0 {
      var raw = saved
      // Signals too: a session that is left must put the terminal back.
      raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
      tcsetattr(STDIN_FILENO, TCSANOW, &raw)
    }
    defer { if isTerminal { tcsetattr(STDIN_FILENO, TCSANOW, &saved) } }
    while true {
      var byte: UInt8 = 0
      let count = read(STDIN_FILENO, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1, byte != 0x03, byte != 0x04 else { return .end }
      // Arrows and the like come as sequences; none of them means anything here.
      if byte == 0x1B, isTerminal {
        skipSequence()
        continue
      }
      guard byte > 0x20, byte < 0x7F else { continue }
      return .character(Character(Unicode.Scalar(byte)))
    }
  }

  /// A line, edited as the terminal edits lines; nil at the end. Read by bytes, so that nothing of
  /// the keys that follow is taken.
  func line() -> String? {
    var bytes: [UInt8] = []
    while true {
      var byte: UInt8 = 0
      let count = read(STDIN_FILENO, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1 else { return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self) }
      if byte == 0x0A { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(byte)
    }
  }

  private func skipSequence() {
    var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    while poll(&waiting, 1, 10) == 1 {
      var byte: UInt8 = 0
      guard read(STDIN_FILENO, &byte, 1) == 1 else { return }
      if byte >= 0x40, byte != UInt8(ascii: "["), byte != UInt8(ascii: "O") { return }
    }
  }
}
