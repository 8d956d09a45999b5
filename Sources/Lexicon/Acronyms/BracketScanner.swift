internal import Glibc

/// Finds the opening brackets of a text that may explain an acronym: capital letters fill it up to the
/// first comma, or stand before it, and what is on the other side begins or ends as they do.
///
/// Texts are full of brackets; this looks at bytes alone, so that few are left to look at as words.
struct BracketScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The place of the next bracket that is worth a look.
  mutating func next() -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    while at < bytes.count, let found = memchr(base + at, 0x28, bytes.count - at) {
      let open = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      at = open + 1
      if mayExplain(open) { return open }
    }
    return nil
  }

  private func mayExplain(_ open: Int) -> Bool {
    let after = capitals(from: open + 1)
    let isInside =
      after.count >= 2 && after.count <= 8 && after.end < bytes.count
      && [0x29, 0x2C, 0x3B, 0x2F].contains(bytes[after.end])
    var end = open
    if end > 0, bytes[end - 1] == 0x20 { end -= 1 }
    let before = capitals(upTo: end)
    let isBefore = before.count >= 2 && before.count <= 8
    if isInside {
      return isBefore || startOfWord(upTo: end) == after.last
    }
    guard isBefore else { return false }
    // A phrase, or the acronym of the other alphabet: "(англ. SCO)".
    return letter(open + 1)?.folded == before.first || hasCapitals(after: open, before)
  }

  private struct Letter {
    var folded: UInt16
    var isCapital: Bool
    var length: Int
  }

  /// The letter of either alphabet that begins at a place.
  private func letter(_ at: Int) -> Letter? {
    guard at < bytes.count else { return nil }
    let byte = bytes[at]
    if byte < 0x80 {
      let low = byte | 0x20
      guard low >= 0x61, low <= 0x7A else { return nil }
      return Letter(folded: UInt16(low), isCapital: byte < 0x60, length: 1)
    }
    guard byte == 0xD0 || byte == 0xD1, at + 1 < bytes.count else { return nil }
    let code = UInt16(byte & 0x1F) << 6 | UInt16(bytes[at + 1] & 0x3F)
    switch code {
    case 0x410...0x42F: return Letter(folded: code + 0x20, isCapital: true, length: 2)
    case 0x430...0x44F: return Letter(folded: code, isCapital: false, length: 2)
    case 0x401: return Letter(folded: 0x435, isCapital: true, length: 2)
    case 0x451: return Letter(folded: 0x435, isCapital: false, length: 2)
    default: return nil
    }
  }

  /// The letter of either alphabet that ends before a place.
  private func letter(upTo end: Int) -> Letter? {
    guard end > 0 else { return nil }
    if bytes[end - 1] < 0x80 { return letter(end - 1) }
    guard end > 1 else { return nil }
    return letter(end - 2)
  }

  private typealias Run = (count: Int, first: UInt16, last: UInt16, end: Int)

  /// The capital letters from a place on, nine at most.
  private func capitals(from start: Int) -> Run {
    var run: Run = (0, 0, 0, start)
    while run.count < 9, let letter = letter(run.end), letter.isCapital {
      if run.count == 0 { run.first = letter.folded }
      run.last = letter.folded
      run.count += 1
      run.end += letter.length
    }
    return run
  }

  /// The capital letters that end at a place and begin a word; none where the word has others before.
  private func capitals(upTo end: Int) -> Run {
    var run: Run = (0, 0, 0, end)
    var place = end
    while run.count < 9, let letter = letter(upTo: place) {
      guard letter.isCapital else { return (0, 0, 0, end) }
      if run.count == 0 { run.last = letter.folded }
      run.first = letter.folded
      run.count += 1
      place -= letter.length
    }
    return run
  }

  /// The first letter of the word that ends at a place, maybe with a mark behind it.
  private func startOfWord(upTo end: Int) -> UInt16? {
    var place = end
    // A closing quotation mark has up to three bytes.
    for _ in 0..<3 where place > 0 && letter(upTo: place) == nil { place -= 1 }
    var first: UInt16?
    var count = 0
    while count < 40, let letter = letter(upTo: place) {
      first = letter.folded
      place -= letter.length
      count += 1
    }
    return first
  }

  /// Whether a bracket holds two capital letters of the other alphabet near its beginning.
  private func hasCapitals(after open: Int, _ before: Run) -> Bool {
    var place = open + 1
    let end = min(bytes.count, open + 24)
    while place < end, bytes[place] != 0x29 {
      let run = capitals(from: place)
      if run.count >= 2 { return (run.first < 0x80) != (before.first < 0x80) }
      place += max(1, run.end - place)
    }
    return false
  }
}
