internal import GRDB
internal import GRDBSQLite

/// The auxiliary function `slovo_collect` of FTS5: puts each match straight into a posting list, with no SQL value in
/// between.
///
/// The frequency of a pattern of several phrases (NEAR) is that of its rarest one; of a prefix's alternatives, the sum.
final class PostingCollector: @unchecked Sendable {
  private(set) var list = PostingList()
  /// Whether the phrases of the running query are alternatives of one another.
  private var sumsPhrases = false
  /// Rows that have been deleted though their postings are still there.
  var dead: Set<Int64> = []

  func begin(sumsPhrases: Bool) {
    list = PostingList()
    self.sumsPhrases = sumsPhrases
  }

  /// Makes the function known to a connection, which must not outlive it.
  func register(in db: Database) throws {
    let api = FTS5.api(db)
    let code = api.pointee.xCreateFunction(
      UnsafeMutablePointer(mutating: api), "slovo_collect",
      Unmanaged.passUnretained(self).toOpaque(),
      { api, match, result, _, _ in
        guard let api, let match, let context = api.pointee.xUserData(match) else { return }
        let this = Unmanaged<PostingCollector>.fromOpaque(context).takeUnretainedValue()
        let code = this.collect(api.pointee, match)
        if code == SQLITE_OK {
          sqlite3_result_int(result, 1)
        } else {
          sqlite3_result_error_code(result, code)
        }
      }, nil)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  private func collect(_ api: Fts5ExtensionApi, _ match: OpaquePointer) -> Int32 {
    let docID = api.xRowid(match)
    if !dead.isEmpty, dead.contains(docID) { return SQLITE_OK }
    var title: UInt32 = 0
    var body: UInt32 = 0
    let phraseCount = api.xPhraseCount(match)
    for phrase in 0..<phraseCount {
      var frequencies: (title: UInt32, body: UInt32) = (0, 0)
      var iterator = Fts5PhraseIter()
      var column: Int32 = 0
      var offset: Int32 = 0
      let code = api.xPhraseFirst(match, phrase, &iterator, &column, &offset)
      guard code == SQLITE_OK else { return code }
      while column >= 0 {
        if column == 0 { frequencies.title += 1 } else { frequencies.body += 1 }
        api.xPhraseNext(match, &iterator, &column, &offset)
      }
      if phrase == 0 {
        (title, body) = frequencies
      } else if sumsPhrases {
        title += frequencies.title
        body += frequencies.body
      } else {
        title = min(title, frequencies.title)
        body = min(body, frequencies.body)
      }
    }
    var titleLength: Int32 = 0
    var bodyLength: Int32 = 0
    let code = api.xColumnSize(match, 0, &titleLength)
    guard code == SQLITE_OK else { return code }
    let second = api.xColumnSize(match, 1, &bodyLength)
    guard second == SQLITE_OK else { return second }
    list.docIDs.append(docID)
    list.titleFrequencies.append(title)
    list.bodyFrequencies.append(body)
    list.titleLengths.append(UInt32(max(0, titleLength)))
    list.bodyLengths.append(UInt32(max(0, bodyLength)))
    return SQLITE_OK
  }
}
