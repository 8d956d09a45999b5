internal import Glibc
internal import Lexicon
internal import Postings

/// The words of an index for spelling and transliteration, kept in a file of the index folder.
///
/// The file is made when it is first needed and again when the index has changed; where the folder cannot
/// be written it is made for each use.
enum IndexVocabulary {
  private static let fileName = "vocabulary"

  static func open(_ reader: IndexReader) -> Vocabulary {
    Vocabulary(table: { try? table(of: reader) }) { terms in
      (try? reader.documentFrequency(ofAny: terms)) ?? 0
    }
  }

  /// Makes the file where it is missing or much has changed since: best when an index has just been written.
  static func refresh(_ folder: IndexFolder) {
    guard let reader = try? IndexReader(folder: folder) else { return }
    _ = try? table(of: reader)
  }

  private static func table(of reader: IndexReader) throws -> VocabularyTable? {
    let counts = try reader.collectionStatistics()
    let stamp =
      "\(reader.generation) \(counts.documentCount) \(counts.titleLength) \(counts.bodyLength)"
    let path = reader.folder.path + Array("/\(fileName)".utf8)
    if let table = VocabularyTable(path: path), table.stamp == stamp { return table }
    var builder = VocabularyTableBuilder()
    try reader.forEachTerm { builder.add(storedTerm: $0, documentFrequency: $1) }
    let bytes = builder.finish(stamp: stamp)
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
