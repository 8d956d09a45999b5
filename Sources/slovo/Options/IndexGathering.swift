internal import Indexing
internal import Lexicon
internal import Postings

/// What is put down beside an index while it is built: its vocabulary and the acronyms that its texts explain.
struct IndexGathering {
  private let terms = GatheredTerms()
  private let acronyms = IndexAcronyms()

  /// Lets an indexer tell what it reads.
  func watch(_ indexer: inout Indexer) {
    indexer.visitTerm = { [terms] in terms.add($0, $1) }
    indexer.reads = { [acronyms] in acronyms.look(in: $0) }
  }

  /// - Parameter isWhole: Whether every document was read.
  func save(in folder: IndexFolder, isWhole: Bool) {
    IndexVocabulary.refresh(folder, terms)
    acronyms.save(in: folder, isWhole: isWhole)
  }
}

/// The terms of an index for its vocabulary, as they come by.
final class GatheredTerms: @unchecked Sendable {
  // Used by one thread at a time.
  private var builder = VocabularyTableBuilder()
  private(set) var isEmpty = true

  func add(_ storedTerm: [UInt8], _ documentFrequency: Int) {
    isEmpty = false
    builder.add(storedTerm: storedTerm, documentFrequency: documentFrequency)
  }

  func table(stamp: String) -> [UInt8] { builder.finish(stamp: stamp) }
}
