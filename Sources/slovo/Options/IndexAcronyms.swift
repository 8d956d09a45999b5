internal import Lexicon
internal import Postings
internal import Synchronization

/// The acronyms that the documents of an index explain, gathered while they are read, kept in a file of the index folder.
final class IndexAcronyms: Sendable {
  private static let fileName = "acronyms"
  private let found = Mutex<Set<AcronymFinder.Acronym>>([])

  /// Looks for acronyms in the text of a document. Called on any thread, once a document.
  func look(in text: UnsafeBufferPointer<UInt8>) {
    AcronymFinder.acronyms(inUTF8: text) { acronym in
      found.withLock { _ = $0.insert(acronym) }
    }
  }

  /// Keeps what was found.
  ///
  /// - Parameter isWhole: All documents were read; else what the file has stays beside it.
  func save(in folder: IndexFolder, isWhole: Bool) {
    let found = found.withLock { $0 }
    let file = IndexSideFile(name: Self.fileName, folder: folder)
    file.removeLeftovers()
    let known = isWhole ? nil : Self.table(of: folder)
    guard isWhole || known == nil || !found.isEmpty else { return }
    file.write(AcronymTable.bytes(of: found, keeping: known))
  }

  static func table(of folder: IndexFolder) -> AcronymTable? {
    let file = IndexSideFile(name: fileName, folder: folder)
    guard let bytes = try? FileSystem.contents(of: file.path) else { return nil }
    return AcronymTable(bytes: bytes)
  }
}
