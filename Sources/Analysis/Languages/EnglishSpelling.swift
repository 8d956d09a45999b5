internal import Glibc

/// Brings British spellings of English words to the American ones, so that both have one stem:
/// `-our`, `-re`, `-ogue`, doubled l, and other pieces of ``EnglishSpellingTable``; `-ise` and
/// `-yse` by rule.
final class EnglishSpelling {
  private struct Piece {
    var from: UnsafePointer<UInt8>
    var fromCount: Int
    var to: UnsafePointer<UInt8>
    var toCount: Int
    var place: EnglishSpellingTable.Place
  }

  private static let shortest = 4

  /// Pieces by their first letter, longer ones first.
  private let pieces: UnsafeMutablePointer<Piece>
  /// Where the pieces of each letter begin; one more for the end.
  private let firsts: UnsafeMutablePointer<Int>
  /// For each letter, the second letters of its pieces, a bit each: most places of a word need no
  /// more.
  private let seconds: UnsafeMutablePointer<UInt32>
  private let ising = IsingRule()

  init() {
    var table = EnglishSpellingTable.pieces
    table.sort {
      let (a, b) = ($0.from, $1.from)
      return a.utf8Start[0] != b.utf8Start[0]
        ? a.utf8Start[0] < b.utf8Start[0] : a.utf8CodeUnitCount > b.utf8CodeUnitCount
    }
    pieces = .allocate(capacity: table.count)
    firsts = .allocate(capacity: 27)
    seconds = .allocate(capacity: 26)
    seconds.update(repeating: 0, count: 26)
    var next = 0
    for letter in 0..<26 {
      firsts[letter] = next
      while next < table.count, Int(table[next].from.utf8Start[0]) == 0x61 + letter {
        let (from, to, place) = table[next]
        (pieces + next).initialize(
          to: Piece(
            from: from.utf8Start, fromCount: from.utf8CodeUnitCount, to: to.utf8Start,
            toCount: to.utf8CodeUnitCount, place: place))
        seconds[letter] |= 1 << UInt32(from.utf8Start[1] - 0x61)
        next += 1
      }
    }
    firsts[26] = next
  }

  deinit {
    pieces.deallocate()
    firsts.deallocate()
    seconds.deallocate()
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
      if at + 2 < count, mayBegin(word[at], word[at + 1]), let piece = piece(at: at, word, count) {
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
  private func mayBegin(_ first: UInt8, _ second: UInt8) -> Bool {
    let letter = first &- 0x61
    let next = second &- 0x61
    return letter < 26 && next < 26 && seconds[Int(letter)] >> UInt32(next) & 1 == 1
  }

  private func piece(at: Int, _ word: UnsafePointer<UInt8>, _ count: Int) -> Piece? {
    let letter = Int(word[at]) - 0x61
    guard letter >= 0, letter < 26 else { return nil }
    for index in firsts[letter]..<firsts[letter + 1] {
      let piece = pieces[index]
      guard at + piece.fromCount <= count, piece.from[1] == word[at + 1],
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
