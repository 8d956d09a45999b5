/// Leaves out documents that lack a word of which frequent lists tell so by their bits, without a look into its blocks.
struct BitFilter {
  /// Bytes of bits that may be read for each document at most; where documents lie further apart they are looked up.
  private static let mostBytes = 256

  private let cursors: UnsafeMutablePointer<PostingCursor>
  /// The lists of each word that has bits.
  private let words: [[Int]]

  /// - Parameter words: The lists of each word, the rarest word first; a document must be in one of each.
  init(_ words: some Sequence<[Int]>, in cursors: UnsafeMutablePointer<PostingCursor>) {
    self.cursors = cursors
    self.words = words.filter { $0.allSatisfy { cursors[$0].hasBits } }
  }

  /// Keeps the documents of a batch that may have all words.
  ///
  /// - Parameter known: The lists that the batch knows the frequencies of.
  func narrow(_ batch: inout DocumentBatch, _ known: ArraySlice<Int>) throws {
    for word in words.indices {
      guard batch.count > 0 else { return }
      let (first, last) = (batch.docIDs[0], batch.docIDs[batch.count &- 1])
      guard Int(last &- first) / 8 <= Self.mostBytes &* batch.count else { return }
      if words[word].count == 1 {
        guard let bits = try cursors[words[word][0]].bits(from: first, to: last) else { continue }
        batch.keep(bits, known)
      } else if try mark(batch, words[word], from: first, to: last) {
        batch.keepHits(known)
      }
    }
  }

  /// Marks the documents of a batch that are in one of some lists as hits; false where bits cannot tell.
  private func mark(
    _ batch: DocumentBatch, _ word: [Int], from first: UInt32, to last: UInt32
  ) throws -> Bool {
    batch.hits.update(repeating: 0, count: batch.count)
    for list in word {
      guard let bits = try cursors[list].bits(from: first, to: last) else { return false }
      for index in 0..<batch.count {
        batch.hits[index] |= UInt8(truncatingIfNeeded: bits.bit(batch.docIDs[index]))
      }
    }
    return true
  }
}
