/// The rules of one ignore file, or of a list of globs, as git reads them.
struct IgnoreRules: Sendable {
  private let rules: [Rule]

  /// One line: a glob and what follows where it matches.
  private struct Rule: Sendable {
    let glob: GlobPattern
    /// Bytes before the first wildcard, compared as they are; the glob is what follows them.
    let prefix: [UInt8]
    let isNegated: Bool
    let onlyFolders: Bool
    /// Whether the last name of a path is matched, not all of it.
    let onlyName: Bool
  }

  /// What the rules say of a path.
  enum Verdict {
    case ignored
    /// A negated rule takes it back.
    case included
  }

  var isEmpty: Bool { rules.isEmpty }

  /// The rules of a file's bytes: one a line, `#` begins a comment, `!` negates.
  init(_ bytes: some Collection<UInt8>) {
    var content = Array(bytes)[...]
    if content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
    rules = content.split(separator: 0x0A).compactMap { Self.rule($0) }
  }

  /// One rule for each glob.
  init(globs: [String]) {
    rules = globs.compactMap { Self.rule(Array($0.utf8)[...]) }
  }

  /// What the last rule that matches says of a path relative to the rules' folder; nil when none
  /// matches.
  func verdict(
    _ path: UnsafeBufferPointer<UInt8>, name: UnsafeBufferPointer<UInt8>, isFolder: Bool
  ) -> Verdict? {
    for rule in rules.reversed() {
      if rule.onlyFolders, !isFolder { continue }
      if rule.onlyName {
        if rule.glob.matches(name) { return rule.isNegated ? .included : .ignored }
        continue
      }
      let length = rule.prefix.count
      guard path.count >= length, path[..<length].elementsEqual(rule.prefix) else { continue }
      if rule.glob.matches(UnsafeBufferPointer(rebasing: path[length...])) {
        return rule.isNegated ? .included : .ignored
      }
    }
    return nil
  }

  private static func rule(_ line: ArraySlice<UInt8>) -> Rule? {
    guard line.first != 0x23 else { return nil }
    var pattern = line.last == 0x0D ? line.dropLast() : line
    pattern = withoutTrailingSpaces(pattern)
    let isNegated = pattern.first == 0x21
    if isNegated { pattern = pattern.dropFirst() }
    let onlyFolders = pattern.last == 0x2F
    if onlyFolders { pattern = pattern.dropLast() }
    let onlyName = !pattern.contains(0x2F)
    if pattern.first == 0x2F { pattern = pattern.dropFirst() }
    guard !pattern.isEmpty else { return nil }
    // Git compares the bytes before the first wildcard by themselves, so `a**/b` begins with a glob
    // `**/b`.
    let wildcard = pattern.firstIndex { [0x2A, 0x3F, 0x5B, 0x5C].contains($0) }
    let split = onlyName ? pattern.startIndex : wildcard ?? pattern.startIndex
    return Rule(
      glob: GlobPattern(pattern[split...]), prefix: Array(pattern[..<split]),
      isNegated: isNegated, onlyFolders: onlyFolders, onlyName: onlyName)
  }

  /// A line without the spaces at its end, but those after a backslash.
  private static func withoutTrailingSpaces(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = line.startIndex
    var index = line.startIndex
    while index < line.endIndex {
      if line[index] == 0x5C {
        index = min(index + 2, line.endIndex)
        end = index
      } else {
        if line[index] != 0x20 { end = index + 1 }
        index += 1
      }
    }
    return line[..<end]
  }
}
