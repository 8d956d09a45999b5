internal import Analysis
internal import Glibc

/// Gathers the terms of an index for a ``VocabularyTable``.
///
/// Takes some 30 bytes a term; a million terms are sorted in about a second.
public struct VocabularyTableBuilder {
  private struct Item {
    var offset: Int
    var count: Int
    var forms: Int
    var stems: Int
  }

  private var letters: [UInt8] = []
  private var items: [Item] = []

  /// No terms.
  public init() {}

  /// Takes a term as the index stores it, kind byte first, in any order. Terms that no query could
  /// mean (lemmas, numbers, words of two alphabets, very long ones) are passed over.
  public mutating func add(storedTerm: [UInt8], documentFrequency: Int) {
    guard let kind = storedTerm.first.flatMap(TermKind.init(rawValue:)), kind != .mixedScript,
      kind != .lemma, documentFrequency > 0, storedTerm.count > 2,
      storedTerm.count <= VocabularyTable.longest * 2
    else { return }
    let start = letters.count
    guard LetterCode.append(storedTerm[1...], to: &letters),
      letters.count - start > 1, letters.count - start <= VocabularyTable.longest
    else {
      letters.removeLast(letters.count - start)
      return
    }
    items.append(
      Item(
        offset: start, count: letters.count - start,
        forms: kind == .stem ? 0 : documentFrequency,
        stems: kind == .exact ? 0 : documentFrequency))
  }

  /// The bytes of the table.
  ///
  /// - Parameter stamp: Says which state of which index this is, at most 1,000 bytes; the reader gets
  ///   it back in ``VocabularyTable/stamp``.
  public mutating func finish(stamp: String = "") -> [UInt8] {
    letters.withUnsafeBufferPointer { letters in
      guard let base = letters.baseAddress else { return }
      items.sort { a, b in
        let order = memcmp(base + a.offset, base + b.offset, min(a.count, b.count))
        return order == 0 ? a.count < b.count : order < 0
      }
    }
    var writer = VocabularyTable.Writer()
    var at = 0
    while at < items.count {
      var item = items[at]
      let word = letters[item.offset..<item.offset + item.count]
      at += 1
      while at < items.count,
        letters[items[at].offset..<items[at].offset + items[at].count].elementsEqual(word)
      {
        item.forms &+= items[at].forms
        item.stems &+= items[at].stems
        at += 1
      }
      writer.add(word, forms: item.forms, stems: item.stems)
    }
    return writer.finish(stamp: stamp)
  }
}
