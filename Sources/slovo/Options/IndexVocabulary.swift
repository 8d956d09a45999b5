internal import Glibc
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
    Vocabulary(table: { try? table(of: reader) }) { terms in
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
    let path = reader.folder.path + Array("/\(fileName)".utf8)
    if let table = VocabularyTable(path: path) {
      if table.stamp == stamp || (!isBuilding && table.count > small) { return table }
    }
    if terms.isEmpty { try reader.forEachTerm { terms.add($0, $1) } }
    let bytes = terms.table(stamp: stamp)
    write(bytes, to: path)
    return VocabularyTable(bytes: bytes)
  }

  /// Under another name first: whoever reads the old file keeps it. A failure costs time, nothing else.
  private static func write(_ bytes: [UInt8], to path: [UInt8]) {
    let name = { (bytes: [UInt8]) in bytes.map { CChar(bitPattern: $0) } + [0] }
    let temporary = path + Array(".\(getpid())".utf8)
    let descriptor = Glibc.open(name(temporary), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return }
    var written = 0
    bytes.withUnsafeBytes { bytes in
      while written < bytes.count, let start = bytes.baseAddress {
        let count = Glibc.write(descriptor, start + written, bytes.count - written)
        guard count > 0 else { break }
        written += count
      }
    }
    close(descriptor)
    guard written == bytes.count, rename(name(temporary), name(path)) == 0 else {
      unlink(name(temporary))
      return
    }
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
