extension Fragment {
  /// Makes a part of a text printable.
  ///
  /// White space and line ends become single spaces; control characters, marks that turn the
  /// direction of writing (both could deceive a reader or command a terminal) and ill-formed bytes
  /// become U+FFFD; soft hyphens and zero-width characters go.
  ///
  /// - Parameters:
  ///   - range: Bytes of the text.
  ///   - highlights: Bytes of the text, rising; what lies outside of the range is left out.
  init(
    of text: UnsafeBufferPointer<UInt8>, in range: Range<Int>, highlights: [Range<Int>]
  ) {
    let range = range.clamped(to: 0..<text.count)
    var output: [UInt8] = []
    output.reserveCapacity(range.count)
    var shown: [Range<Int>] = []
    var pending = highlights[...]
    var openedAt: Int?
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = UTF8Decoding.scalar(at: index, of: text, before: range.upperBound)
      while let next = pending.first, next.upperBound <= index, openedAt == nil {
        pending.removeFirst()
      }
      if openedAt == nil, let next = pending.first, next.lowerBound <= index {
        openedAt = output.count
      }
      Self.append(scalar, to: &output)
      index += length
      if let start = openedAt, let next = pending.first, next.upperBound <= index {
        if output.count > start { shown.append(start..<output.count) }
        openedAt = nil
        pending.removeFirst()
      }
    }
    if let start = openedAt, output.count > start { shown.append(start..<output.count) }
    if output.last == 0x20, (shown.last?.upperBound ?? 0) < output.count { output.removeLast() }
    self.init(text: String(decoding: output, as: UTF8.self), highlights: shown)
  }

  private static func append(_ scalar: Unicode.Scalar?, to output: inout [UInt8]) {
    guard let scalar else { return output.append(contentsOf: [0xEF, 0xBF, 0xBD]) }
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
      if let last = output.last, last != 0x20 { output.append(0x20) }
    case 0..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069:
      output.append(contentsOf: [0xEF, 0xBF, 0xBD])
    case 0xAD, 0x200B, 0x2060, 0xFEFF:
      return
    default:
      output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
}
