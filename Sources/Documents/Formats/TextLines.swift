/// The lines of a text, as ranges of bytes without the `\n` that ends them.
///
/// A text that ends with `\n` has no empty line after it, as in `wc -l`.
struct TextLines: IteratorProtocol {
  private let text: [UInt8]
  /// Where the next line begins.
  private(set) var position = 0

  init(_ text: [UInt8]) { self.text = text }

  mutating func next() -> Range<Int>? {
    guard position < text.count else { return nil }
    let start = position
    let end = text[start...].firstIndex(of: 0x0A) ?? text.count
    position = min(end + 1, text.count)
    return start..<end
  }

  /// How many lines a text has.
  static func count(in text: [UInt8]) -> Int {
    let ends = text.withUnsafeBufferPointer { buffer in
      buffer.reduce(into: 0) { $0 &+= $1 == 0x0A ? 1 : 0 }
    }
    return text.isEmpty || text.last == 0x0A ? ends : ends + 1
  }

  /// The bytes of a line with every run of spaces and tabs made one space, and none at the ends.
  static func words(of line: ArraySlice<UInt8>) -> [UInt8] {
    var words: [UInt8] = []
    var needsSpace = false
    for byte in line {
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        needsSpace = !words.isEmpty
      } else {
        if needsSpace { words.append(0x20) }
        needsSpace = false
        words.append(byte)
      }
    }
    return words
  }

  /// The length of the blank line that begins at a position, with its end; nil if it is none.
  static func blankLine(in text: [UInt8], at position: Int) -> Int? {
    guard position < text.count else { return nil }
    let end = text[position...].firstIndex(of: 0x0A) ?? text.count
    guard words(of: text[position..<end]).isEmpty else { return nil }
    return min(end + 1, text.count) - position
  }
}
