/// A pattern of a `path:` filter over path bytes: with `*` or `?` it must match the whole path or the end of it after
/// a slash, without them it may stand anywhere. `*` crosses slashes.
struct PathPattern {
  private let pattern: [UInt8]
  private let isGlob: Bool

  init(_ text: String) {
    pattern = Array(text.utf8)
    isGlob = pattern.contains(UInt8(ascii: "*")) || pattern.contains(UInt8(ascii: "?"))
  }

  func matches(_ path: [UInt8]) -> Bool {
    guard isGlob else { return Self.contains(path, pattern) }
    if Self.glob(pattern, path[...]) { return true }
    return path.indices.contains { index in
      path[index] == UInt8(ascii: "/") && Self.glob(pattern, path[(index + 1)...])
    }
  }

  private static func contains(_ path: [UInt8], _ part: [UInt8]) -> Bool {
    guard !part.isEmpty else { return true }
    guard path.count >= part.count else { return false }
    return (0...(path.count - part.count)).contains { start in
      path[start] == part[0] && path[start..<(start + part.count)].elementsEqual(part)
    }
  }

  /// Matches without recursion: on a mismatch the last `*` takes one more byte.
  private static func glob(_ pattern: [UInt8], _ text: ArraySlice<UInt8>) -> Bool {
    var place = 0
    var index = text.startIndex
    var star: (place: Int, index: Int)?
    while index < text.endIndex {
      if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
        star = (place, index)
        place += 1
      } else if place < pattern.count, pattern[place] == UInt8(ascii: "?") {
        place += 1
        index += 1
        // A question mark takes a character, which may be several bytes.
        while index < text.endIndex, text[index] & 0xC0 == 0x80 { index += 1 }
      } else if place < pattern.count, pattern[place] == text[index] {
        place += 1
        index += 1
      } else if let (lastPlace, lastIndex) = star {
        star = (lastPlace, lastIndex + 1)
        place = lastPlace + 1
        index = lastIndex + 1
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
