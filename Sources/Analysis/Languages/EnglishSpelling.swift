internal import Glibc

/// Brings British spellings of English words to the American ones, so that both have one stem:
/// `-our`, `-re`, `-ogue`, doubled l, and other pieces of ``EnglishSpellingTable``; `-ise` and
/// `-yse` by rule.
final class EnglishSpelling: Sendable {
  /// For all threads: nothing changes after it is made.
  static let shared = EnglishSpelling()

  private struct Piece {
    var from: UnsafePointer<UInt8>
    var fromCount: Int
    var to: UnsafePointer<UInt8>
    var toCount: Int
    var place: EnglishSpellingTable.Place
  }

  private static let shortest = 4

  /// Pieces by their first two letters, longer ones first.
  nonisolated(unsafe) private let pieces: UnsafePointer<Piece>
  /// Where the pieces of each two letters begin; one more for the end.
  nonisolated(unsafe) private let firsts: UnsafePointer<UInt16>
  private let ising = IsingRule()

  /// Sorts by counting: a search pays for this before its first word.
  private init() {
    let table = EnglishSpellingTable.pieces
    let firsts = UnsafeMutablePointer<UInt16>.allocate(capacity: Self.pairs + 1)
    firsts.initialize(repeating: 0, count: Self.pairs + 1)
    for piece in table { firsts[Self.pair(piece.from.utf8Start) + 1] += 1 }
    for pair in 0..<Self.pairs { firsts[pair + 1] += firsts[pair] }
    let pieces = UnsafeMutablePointer<Piece>.allocate(capacity: table.count)
    var counts = [Int](repeating: 0, count: Self.pairs)
    for (from, to, place) in table {
      let pair = Self.pair(from.utf8Start)
      let first = pieces + Int(firsts[pair])
      var at = first + counts[pair]
      counts[pair] += 1
      while at > first, (at - 1).pointee.fromCount < from.utf8CodeUnitCount {
        at.initialize(to: (at - 1).pointee)
        at -= 1
      }
      at.initialize(
        to: Piece(
          from: from.utf8Start, fromCount: from.utf8CodeUnitCount, to: to.utf8Start,
          toCount: to.utf8CodeUnitCount, place: place))
    }
    self.pieces = UnsafePointer(pieces)
    self.firsts = UnsafePointer(firsts)
  }

  private static let pairs = 26 * 26

  /// The number of the two letters a word begins with; -1 where they are not a to z.
  @inline(__always)
  private static func pair(_ word: UnsafePointer<UInt8>) -> Int {
    let (first, second) = (word[0] &- 0x61, word[1] &- 0x61)
    return first < 26 && second < 26 ? Int(first) &* 26 &+ Int(second) : -1
  }

  /// Writes the American spelling of a folded word of Latin letters.
  ///
  /// - Parameter respelled: takes at most two bytes for each of the word's.
  /// - Returns: its length; 0: the word stays as it is.
  func respell(
    _ word: UnsafePointer<UInt8>, _ count: Int, into respelled: UnsafeMutablePointer<UInt8>
  ) -> Int {
    guard count >= Self.shortest else { return 0 }
    var isChanged = false
    var written = 0
    var at = 0
    while at < count {
      if at + 2 < count, let piece = piece(at: at, word, count) {
        (respelled + written).update(from: piece.to, count: piece.toCount)
        written += piece.toCount
        at += piece.fromCount
        isChanged = true
      } else {
        respelled[written] = word[at]
        written += 1
        at += 1
      }
    }
    if let s = ising.british(respelled, written) {
      respelled[s] = UInt8(ascii: "z")
      isChanged = true
    }
    return isChanged ? written : 0
  }

  @inline(__always)
  private func piece(at: Int, _ word: UnsafePointer<UInt8>, _ count: Int) -> Piece? {
    let pair = Self.pair(word + at)
    guard pair >= 0 else { return nil }
    for index in firsts[pair]..<firsts[pair + 1] {
      let piece = pieces[Int(index)]
      guard at + piece.fromCount <= count,
        memcmp(piece.from, word + at, piece.fromCount) == 0
      else { continue }
      let end = at + piece.fromCount
      let isAtEnd = end == count || (end + 1 == count && word[end] == UInt8(ascii: "s"))
      switch piece.place {
      case .anywhere: return piece
      case .beginning where at == 0: return piece
      case .whole where at == 0 && isAtEnd: return piece
      case .ending where isAtEnd: return piece
      default: continue
      }
    }
    return nil
  }
}
