/// A glob over the bytes of a path, with the meanings of git's ignore files.
///
/// `*` and `?` stand for anything but `/`; `[a-z]`, `[!a-z]`, `[^a-z]` and `[[:digit:]]` for one
/// byte other than `/`; `\x` for `x`. `**/` at the beginning, `/**/` and `/**` at the end cross
/// folders. Other bytes are themselves, and what is ill-formed (an open bracket, a lone backslash
/// at the end) matches nothing. Cost: the product of both lengths at worst, and never exponential.
struct GlobPattern: Sendable {
  private let tokens: [Token]
  /// The pattern as plain bytes where it has no wildcards: most rules are names.
  private let literal: [UInt8]?
  /// What follows a leading `*` where that is the only wildcard, as in `*.log`.
  private let suffix: [UInt8]?

  private enum Token {
    case byte(UInt8)
    case any
    case set(ByteSet)
    /// Any run of bytes other than `/`.
    case star
    /// Any number of whole folders, each with its `/`; or none.
    case folders
    /// Anything, `/` as well.
    case everything
    /// Nothing matches.
    case never
  }

  init(_ pattern: some Collection<UInt8>) {
    let bytes = Array(pattern)
    tokens = Self.parse(bytes)
    let isPlain = !bytes.contains { [0x2A, 0x3F, 0x5B, 0x5C].contains($0) }
    literal = isPlain ? bytes : nil
    let rest = bytes.dropFirst()
    suffix =
      bytes.first == 0x2A && !rest.contains { [0x2A, 0x2F, 0x3F, 0x5B, 0x5C].contains($0) }
      ? Array(rest) : nil
  }

  /// Whether the whole of a path matches.
  func matches(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
    if let literal {
      return literal.count == path.count && literal.elementsEqual(path)
    }
    if let suffix {
      guard path.count >= suffix.count else { return false }
      let start = path.count - suffix.count
      return path[start...].elementsEqual(suffix) && !path[..<start].contains(0x2F)
    }
    return matchesTokens(path)
  }

  /// Walks both from the left and remembers the last `*` and the last `**` to come back to.
  ///
  /// Only the last of each kind matters: an earlier one could merely leave less for the later one
  /// to match.
  private func matchesTokens(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
    var token = 0
    var index = 0
    var star: (token: Int, index: Int)?
    var folders: (token: Int, index: Int, wholeNames: Bool)?
    while true {
      if token == tokens.count {
        if index == path.count { return true }
      } else {
        switch tokens[token] {
        case .star:
          token += 1
          star = (token, index)
          continue
        case .folders:
          token += 1
          folders = (token, index, true)
          star = nil
          continue
        case .everything:
          token += 1
          folders = (token, index, false)
          star = nil
          continue
        case .byte(let byte) where index < path.count && path[index] == byte:
          token += 1
          index += 1
          continue
        case .any where index < path.count && path[index] != 0x2F:
          token += 1
          index += 1
          continue
        case .set(let set) where index < path.count && set.contains(path[index]):
          token += 1
          index += 1
          continue
        default: break
        }
      }
      if let last = star, last.index < path.count, path[last.index] != 0x2F {
        star = (last.token, last.index + 1)
        token = last.token
        index = last.index + 1
      } else if let last = folders, last.index < path.count {
        var next = last.index + 1
        if last.wholeNames {
          while next < path.count, path[next - 1] != 0x2F { next += 1 }
          guard next < path.count else { return false }
        }
        folders = (last.token, next, last.wholeNames)
        star = nil
        token = last.token
        index = next
      } else {
        return false
      }
    }
  }

  private static func parse(_ bytes: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0x2A:
        var end = index
        while end < bytes.count, bytes[end] == 0x2A { end += 1 }
        let opensName = index == 0 || bytes[index - 1] == 0x2F
        if end - index > 1, opensName, end == bytes.count {
          tokens.append(.everything)
        } else if end - index > 1, opensName, bytes[end] == 0x2F {
          tokens.append(.folders)
          end += 1
        } else {
          tokens.append(.star)
        }
        index = end
      case 0x3F:
        tokens.append(.any)
        index += 1
      case 0x5B:
        guard let (set, end) = ByteSet.parse(bytes, at: index) else { return [.never] }
        tokens.append(.set(set))
        index = end
      case 0x5C:
        guard index + 1 < bytes.count else { return [.never] }
        tokens.append(.byte(bytes[index + 1]))
        index += 2
      default:
        tokens.append(.byte(byte))
        index += 1
      }
    }
    return tokens
  }
}
