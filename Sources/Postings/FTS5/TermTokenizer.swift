internal import Analysis
internal import GRDB
internal import GRDBSQLite

/// The tokenizer `slovo` of FTS5, one a connection.
///
/// - A document that the writer prepared is replayed from its packed terms, column by column.
/// - Any other document (a delete, an integrity check) is analyzed here; both ways give the same terms.
/// - A query text is the encoded form of ``MatchExpression``: stored terms, not words.
final class TermTokenizer: @unchecked Sendable {
  /// The packed terms of the columns still to replay, first to last; nil for documents that are not prepared.
  var prepared: ArraySlice<PackedTerms>?
  /// Has the terms of documents that a check will ask for.
  var analysis: TextAnalysis?
  /// What knows the lemmas of the index; set before the first document.
  var morphology: LemmaDictionary?
  private lazy var analyzer = Analyzer(morphology: morphology)
  private var packed = PackedTerms()

  /// Between the positions of a phrase, and between the alternatives of a position.
  static let positionSeparator: UInt8 = 0x1F
  static let alternativeSeparator: UInt8 = 0x1E

  typealias Emit =
    @convention(c) (
      UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, Int32, Int32, Int32
    ) -> Int32

  /// Makes the tokenizer known to a connection, which must not outlive it.
  func register(in db: Database) throws {
    let api = FTS5.api(db)
    var functions = fts5_tokenizer(
      xCreate: { context, _, _, tokenizer in
        tokenizer?.pointee = OpaquePointer(context)
        return SQLITE_OK
      },
      xDelete: { _ in },
      xTokenize: { tokenizer, context, flags, text, count, emit in
        guard let tokenizer, let emit else { return SQLITE_ERROR }
        let this = Unmanaged<TermTokenizer>.fromOpaque(UnsafeRawPointer(tokenizer))
          .takeUnretainedValue()
        let bytes = UnsafeRawBufferPointer(start: text, count: text == nil ? 0 : Int(count))
          .bindMemory(to: UInt8.self)
        return this.tokenize(bytes, flags: flags, context: context, emit: emit)
      })
    let code = api.pointee.xCreateTokenizer(
      UnsafeMutablePointer(mutating: api), "slovo", Unmanaged.passUnretained(self).toOpaque(),
      &functions, nil)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  private func tokenize(
    _ text: UnsafeBufferPointer<UInt8>, flags: Int32, context: UnsafeMutableRawPointer?,
    emit: Emit
  ) -> Int32 {
    if flags & FTS5_TOKENIZE_QUERY != 0 { return replayQuery(text, context, emit) }
    if flags & FTS5_TOKENIZE_DOCUMENT != 0, let terms = prepared?.popFirst() {
      return Self.replay(terms, context, emit)
    }
    if let terms = analysis?.terms(of: text) { return Self.replay(terms, context, emit) }
    packed.bytes.removeAll(keepingCapacity: true)
    packed.positionCount = 0
    analyzer.pack(text, into: &packed)
    return Self.replay(packed, context, emit)
  }

  private static func replay(
    _ terms: PackedTerms, _ context: UnsafeMutableRawPointer?, _ emit: Emit
  ) -> Int32 {
    terms.bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return SQLITE_OK }
      var offset = 0
      while offset + 3 <= bytes.count {
        let length = Int(bytes[offset + 1]) | Int(bytes[offset + 2]) << 8
        let term = (base + offset + 3).assumingMemoryBound(to: CChar.self)
        let code = emit(context, Int32(bytes[offset]), term, Int32(length), 0, 0)
        guard code == SQLITE_OK else { return code }
        offset += 3 + length
      }
      return SQLITE_OK
    }
  }

  private func replayQuery(
    _ text: UnsafeBufferPointer<UInt8>, _ context: UnsafeMutableRawPointer?, _ emit: Emit
  ) -> Int32 {
    var start = 0
    var flag: Int32 = 0
    for end in 0...text.count {
      let separator = end < text.count ? text[end] : Self.positionSeparator
      guard separator == Self.positionSeparator || separator == Self.alternativeSeparator else {
        continue
      }
      if end > start, let base = text.baseAddress {
        let code = UnsafeRawPointer(base + start).withMemoryRebound(
          to: CChar.self, capacity: end - start
        ) { emit(context, flag, $0, Int32(end - start), Int32(start), Int32(end)) }
        guard code == SQLITE_OK else { return code }
      }
      flag = separator == Self.alternativeSeparator ? FTS5_TOKEN_COLOCATED : 0
      start = end + 1
    }
    return SQLITE_OK
  }
}
