extension UnsafeBufferPointer<UInt8> {
  /// The line that a byte lies in, without its line end.
  func lineRange(at index: Int) -> Range<Int> {
    var start = index
    while start > 0, self[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    var end = index
    while end < count, self[end] != UInt8(ascii: "\n") { end += 1 }
    return start..<end
  }
}
