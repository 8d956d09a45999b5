internal import Documents
public import Postings
internal import SystemPackage

/// Reads the text of a document again from its file, for an index without stored text.
public struct DocumentRereader: Sendable {
  private let sources: [(path: [UInt8], options: SourceOptions)]

  /// Reads as the sources of the index say.
  public init(folder: IndexFolder) {
    sources = ((try? folder.sources()) ?? []).map {
      (path: $0.path, options: SourceOptions(encoded: $0.options))
    }
  }

  /// The text as it is now; nil where the file is gone or cannot be read. Of a JSON Lines file everything before the
  /// record is read.
  public func text(of record: DocumentRecord) -> StoredText? {
    let source = sources.first { record.path.starts(with: $0.path) }
    let options = source?.options.reading ?? ReadingOptions()
    let path = FilePath(platformBytes: record.path)
    guard let identifier = record.identifier else {
      guard let document = try? DocumentReader(options: options).read(path) else { return nil }
      return StoredText(body: document.body, sourceLines: document.sourceLines)
    }
    guard record.path != StandardInput.path else { return nil }
    var found: StoredText?
    try? JSONLinesReader(options: options).forEachRecord(in: path) { _, result in
      guard case .success(let document) = result, document.identifier == identifier else {
        return true
      }
      found = StoredText(body: document.body, sourceLines: document.sourceLines)
      return false
    }
    return found
  }
}
