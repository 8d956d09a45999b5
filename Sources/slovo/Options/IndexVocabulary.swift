internal import Lexicon
internal import Postings

/// The words of an index for spelling and transliteration, kept in a file of the index folder.
///
/// The file is made when an index has been written, and where it is missing or a small index has changed; where the
/// folder cannot be written it is made for each use.
enum IndexVocabulary {
  private static let fileName = "vocabulary"

  /// Terms of an index small enough for its vocabulary to be made by a search.
  private static let small = 200_000

  static func open(_ reader: IndexReader) -> Vocabulary {
    Vocabulary(
      table: { try? table(of: reader) },
      acronyms: { IndexAcronyms.table(of: reader.folder) }
    ) { terms in
      (try? reader.documentFrequency(ofAny: terms)) ?? 0
    }
  }

  /// Makes the file anew if the index has changed: when an index has been written.
  ///
  /// - Parameter terms: Those of the index, where it is a new one.
  static func refresh(_ folder: IndexFolder, _ terms: GatheredTerms) {
    guard let reader = try? IndexReader(folder: folder) else { return }
    _ = try? table(of: reader, isBuilding: true, terms)
  }

  /// An older table of a large index serves a search: what is found in it is looked up in the index.
  private static func table(
    of reader: IndexReader, isBuilding: Bool = false, _ terms: GatheredTerms = GatheredTerms()
  ) throws -> VocabularyTable? {
    let counts = try reader.collectionStatistics()
    let stamp =
      "\(reader.generation) \(counts.documentCount) \(counts.titleLength) \(counts.bodyLength)"
    let file = IndexSideFile(name: fileName, folder: reader.folder)
    if isBuilding { file.removeLeftovers() }
    if let table = VocabularyTable(path: file.path) {
      if table.stamp == stamp || (!isBuilding && table.count > small) { return table }
    }
    if terms.isEmpty { try reader.forEachTerm { terms.add($0, $1) } }
    let bytes = terms.table(stamp: stamp)
    file.write(bytes)
    return VocabularyTable(bytes: bytes)
  }
}
