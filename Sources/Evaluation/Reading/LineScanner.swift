internal import Glibc

/// The lines of a file and their columns, as ranges of its bytes: no text is made before it is
/// known to be needed.
///
/// Lines end with LF or CR LF; a byte order mark at the start is passed over. Numbers of lines
/// count from 1.
struct LineScanner {
  /// The file as messages name it.
  let file: String
  /// All of it.
  let bytes: UnsafeBufferPointer<UInt8>
  /// The line at hand, without its end.
  private(set) var line: Range<Int>
  /// Its number.
  private(set) var number = 0
  private var next: Int

  /// More than this of a line is not quoted in a message.
  private static let quotedLimit = 80

  init(_ bytes: UnsafeBufferPointer<UInt8>, file: String) {
    self.bytes = bytes
    self.file = file
    let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    next = hasMark ? 3 : 0
    line = next..<next
  }

  /// Goes to the next line that is not blank; false at the end.
  mutating func advance() -> Bool {
    while next < bytes.count {
      let start = next
      var end = start
      if let base = bytes.baseAddress, let found = memchr(base + start, 0x0A, bytes.count - start) {
        end = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      } else {
        end = bytes.count
      }
      next = end + 1
      number += 1
      while end > start, Self.isSpace(bytes[end - 1]) { end -= 1 }
      if end > start {
        line = start..<end
        return true
      }
    }
    return false
  }

  /// The columns of the line, set apart by any white space.
  func fields(into fields: inout [Range<Int>]) {
    fields.removeAll(keepingCapacity: true)
    var position = line.lowerBound
    while position < line.upperBound {
      while position < line.upperBound, Self.isSpace(bytes[position]) { position += 1 }
      let start = position
      while position < line.upperBound, !Self.isSpace(bytes[position]) { position += 1 }
      if position > start { fields.append(start..<position) }
    }
  }

  /// The columns of the line, set apart by single tabs.
  func tabFields(into fields: inout [Range<Int>]) {
    fields.removeAll(keepingCapacity: true)
    var start = line.lowerBound
    for position in line where bytes[position] == 0x09 {
      fields.append(start..<position)
      start = position + 1
    }
    fields.append(start..<line.upperBound)
  }

  /// The text of a range; ill-formed UTF-8 shows as U+FFFD.
  func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }

  /// Whether two ranges hold the same bytes.
  func isSame(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    guard first.count == second.count, let base = bytes.baseAddress else { return false }
    return memcmp(base + first.lowerBound, base + second.lowerBound, first.count) == 0
  }

  /// A whole number; nil where the range holds anything else, or more than an `Int` holds.
  func integer(_ range: Range<Int>) -> Int? {
    var digits = range
    let sign = digits.isEmpty ? 0 : bytes[digits.lowerBound]
    if sign == 0x2D || sign == 0x2B { digits = digits.lowerBound + 1..<digits.upperBound }
    guard !digits.isEmpty, digits.count <= 18 else { return nil }
    var value = 0
    for position in digits {
      guard bytes[position] >= 0x30, bytes[position] <= 0x39 else { return nil }
      value = value &* 10 &+ Int(bytes[position] &- 0x30)
    }
    return sign == 0x2D ? -value : value
  }

  /// A finite decimal number; nil where the range holds anything else.
  func decimal(_ range: Range<Int>) -> Double? {
    guard !range.isEmpty, range.count < 64 else { return nil }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { copy -> Double? in
      for (offset, position) in range.enumerated() {
        let byte = bytes[position]
        // Neither names ("inf", "nan") nor hexadecimal digits, which strtod would take.
        guard
          (byte >= 0x2B && byte <= 0x39 && byte != 0x2C && byte != 0x2F) || byte | 0x20 == 0x65
        else { return nil }
        copy[offset] = CChar(bitPattern: byte)
      }
      copy[range.count] = 0
      guard let start = copy.baseAddress else { return nil }
      var end: UnsafeMutablePointer<CChar>?
      let value = strtod(start, &end)
      return end == start + range.count && value.isFinite ? value : nil
    }
  }

  /// An error about the line at hand.
  func malformed(expected: String) -> EvaluationError {
    .malformedLine(file: file, line: number, expected: expected, text: quoted(line))
  }

  /// An error about a value of the line at hand.
  func illegal(_ name: String, _ range: Range<Int>, mustBe: String) -> EvaluationError {
    .illegalValue(file: file, line: number, name: name, text: quoted(range), range: mustBe)
  }

  /// The text of a range, cut where it is long.
  private func quoted(_ range: Range<Int>) -> String {
    guard range.count > Self.quotedLimit else { return text(range) }
    return text(range.prefix(Self.quotedLimit)) + "…"
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
  }
}
