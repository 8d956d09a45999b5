internal import GRDB

extension FileEntry {
  static func fetch(at path: [UInt8], in db: Database) throws -> FileEntry? {
    let statement = try db.cachedStatement(
      sql: "SELECT id, size, modified, skipped FROM file WHERE path = ?")
    return try Row.fetchOne(statement, arguments: [Blob.value(path)]).map {
      FileEntry(id: $0[0], path: path, size: $0[1], modified: $0[2], skipped: $0[3])
    }
  }
}
