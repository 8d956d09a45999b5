internal import Analysis
internal import Documents
internal import Postings

/// Does for a document all that can be done ahead of the one writer.
///
/// Not thread-safe: one an analysis thread.
final class DocumentPreparer {
  private let analyzer: Analyzer
  private let compressor = TextCompressor()
  private let options: Options

  struct Options: Sendable {
    var storesText: Bool
    /// What knows lemmas; nil for an index without.
    var morphology: LemmaDictionary?
    /// See ``Indexer``.
    var reads: @Sendable (UnsafeBufferPointer<UInt8>) -> Void = { _ in }
    /// For benchmarks: see ``Indexer``.
    var keepsOneTermAPosition = false
  }

  init(_ options: Options) {
    self.options = options
    analyzer = Analyzer(morphology: options.morphology)
  }

  /// - Parameters:
  ///   - path: For the file name extension.
  ///   - modified: Of the file, seconds since 1970-01-01 UTC: the date of a document that gives none.
  func prepare(_ document: Document, path: [UInt8], modified: Int64) -> PreparedDocument {
    var titleTerms = PackedTerms()
    var title = document.title
    var titleHash: UInt64 = 0
    title.withUTF8 {
      analyzer.pack($0, into: &titleTerms)
      titleHash = ContentHash.hash(UnsafeRawBufferPointer($0))
    }
    var bodyTerms = PackedTerms()
    bodyTerms.bytes.reserveCapacity(document.body.count * 2)
    return document.body.withUnsafeBufferPointer { body in
      options.reads(body)
      analyzer.pack(body, into: &bodyTerms)
      if options.keepsOneTermAPosition {
        titleTerms.keepOneTermAPosition()
        bodyTerms.keepOneTermAPosition()
      }
      let shares = LanguageShares(body)
      return PreparedDocument(
        identifier: document.identifier, title: document.title, date: document.date ?? modified,
        size: Int64(body.count), format: document.format.rawValue,
        fileExtension: Self.fileExtension(path), encoding: document.encoding,
        replacedCount: document.replacedCount, mojibakeLineCount: document.mojibakeLineCount,
        englishShare: shares.english, russianShare: shares.russian,
        contentHash: ContentHash.hash(UnsafeRawBufferPointer(body), seed: titleHash),
        fingerprint: Fingerprint.of(bodyTerms), titleTerms: titleTerms, bodyTerms: bodyTerms,
        compressedBody: options.storesText ? compressor.compress(body) : [],
        sourceLines: document.sourceLines, lineHashes: LineSketch.hashes(ofLinesIn: body))
    }
  }

  /// The file name extension, lower case, without the dot; empty where there is none.
  static func fileExtension(_ path: [UInt8]) -> String {
    let name = path.lastIndex(of: UInt8(ascii: "/")).map { path[($0 + 1)...] } ?? path[...]
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return "" }
    return String(decoding: name[(dot + 1)...], as: UTF8.self).lowercased()
  }
}

extension PackedTerms {
  /// Drops the terms that share the position of the one before.
  fileprivate mutating func keepOneTermAPosition() {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var offset = 0
    while offset + 3 <= bytes.count {
      let end = offset + 3 + (Int(bytes[offset + 1]) | Int(bytes[offset + 2]) << 8)
      guard end <= bytes.count else { break }
      if bytes[offset] == 0 { kept += bytes[offset..<end] }
      offset = end
    }
    bytes = kept
  }
}
