/// Where to cut a fragment out of a text.
struct FragmentBounds {
  let text: UnsafeBufferPointer<UInt8>

  /// The bytes to show around some that must be seen, about as many characters as asked: from the
  /// start of a line or sentence if one is near, else of a word; to the end of one likewise.
  func range(around seen: Range<Int>, length: Int) -> Range<Int> {
    let seenLimit = UTF8Decoding.index(seen.lowerBound, after: length, of: text, limit: text.count)
    let seen = seen.lowerBound..<min(seen.upperBound, seenLimit)
    let room = max(0, length - UTF8Decoding.count(seen, of: text))
    var start = self.start(before: seen.lowerBound, room: room)
    let end = self.end(after: seen.upperBound, start: start, length: length)
    while start < end, isSpace(start) { start += 1 }
    return start..<end
  }

  private func start(before index: Int, room: Int) -> Int {
    let farthest = UTF8Decoding.index(index, before: room / 2, of: text, limit: 0)
    if farthest == 0 { return 0 }
    var candidate = index
    var lineStart: Int?
    while candidate >= farthest {
      if startsSentence(candidate) { return candidate }
      if text[candidate - 1] == UInt8(ascii: "\n"), lineStart == nil { lineStart = candidate }
      candidate -= 1
    }
    if let lineStart { return lineStart }
    // No start is near: some words before the match, whole.
    candidate = UTF8Decoding.index(index, before: room / 3, of: text, limit: 0)
    while candidate < index, !isSpace(candidate) { candidate += 1 }
    return candidate < index ? candidate : wordStart(of: index)
  }

  /// The start of the word that an index lies in, for matches within words.
  private func wordStart(of index: Int) -> Int {
    let least = UTF8Decoding.index(index, before: 40, of: text, limit: 0)
    var start = index
    while start > least, !isSpace(start - 1) { start -= 1 }
    return start > least ? start : index
  }

  private func end(after index: Int, start: Int, length: Int) -> Int {
    let limit = UTF8Decoding.index(start, after: length, of: text, limit: text.count)
    guard limit < text.count else { return text.count }
    if limit <= index { return index }
    let enough = max(
      index,
      UTF8Decoding.index(
        start, after: Int(Double(length) * SnippetDefaults.endShare), of: text, limit: limit))
    var candidate = limit
    while candidate > enough {
      if isSpace(candidate), endsSentence(candidate) || startsParagraph(candidate) {
        return candidate
      }
      candidate -= 1
    }
    candidate = limit
    while candidate > index, !isSpace(candidate) { candidate -= 1 }
    return candidate > index ? candidate : limit
  }

  private func isSpace(_ index: Int) -> Bool { text[index] <= 0x20 }

  private func startsSentence(_ index: Int) -> Bool {
    guard index > 1 else { return index == 0 }
    guard index < text.count, isSpace(index - 1), !isSpace(index) else { return false }
    return endsSentence(index - 1)
      || (text[index - 1] == UInt8(ascii: "\n") && text[index - 2] == UInt8(ascii: "\n"))
  }

  private func startsParagraph(_ index: Int) -> Bool {
    text[index] == UInt8(ascii: "\n") && index + 1 < text.count
      && text[index + 1] == UInt8(ascii: "\n")
  }

  /// Whether a sentence ends before an index: with a mark, and with a point only behind a word
  /// of three letters or more, for `Mr.`, `г.` and initials end none.
  private func endsSentence(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    switch text[index - 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    case UInt8(ascii: "."):
      let least = UTF8Decoding.index(index - 1, before: 3, of: text, limit: 0)
      return index - 1 > least && !(least..<index - 1).contains { isSpace($0) || text[$0] == 0x2E }
    case 0xA6: return index >= 3 && text[index - 2] == 0x80 && text[index - 3] == 0xE2  // …
    default: return false
    }
  }
}
