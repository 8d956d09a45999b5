internal import GRDB

extension FileEntry {
  static func fetch(at path: [UInt8], in db: Database) throws -> FileEntry? {
    let statement = try db.cachedStatement(
      sql: "SELECT id, size, modified, skipped FROM file WHERE path = ?")
    return try Row.fetchOne(statement, arguments: [Blob.value(path)]).map {
      FileEntry(
        id: try $0.integer(0), path: path, size: try $0.integer(1), modified: try $0.integer(2),
        skipped: try $0.optionalText(3))
    }
  }
}
