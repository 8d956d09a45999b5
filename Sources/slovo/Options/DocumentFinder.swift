internal import Postings

/// Finds the document that a user names: by number, by path or the end of a path, with `#RECORD` for a record.
struct DocumentFinder {
  let reader: IndexReader

  /// So many are named when the name fits several documents.
  private static let namedLimit = 5

  /// - Throws: ``CommandError`` where no document or several have the name.
  func record(named name: String) throws -> DocumentRecord {
    let candidates = try self.candidates(name)
    let records = try reader.records(candidates)
    guard let first = records.first else {
      throw CommandError("no document \"\(name)\" in the index; \"slovo search -l\" prints paths")
    }
    guard records.count > 1 else { return first }
    let names = records.prefix(Self.namedLimit).map { record in
      let path = String(decoding: record.path, as: UTF8.self)
      return "  " + (record.identifier.map { "\(path)#\($0)" } ?? path)
    }
    let more = records.count > Self.namedLimit ? "\n  …" : ""
    throw CommandError(
      "\"\(name)\" names several documents:\n\(names.joined(separator: "\n"))\(more)")
  }

  private func candidates(_ name: String) throws -> [Int64] {
    let limit = Self.namedLimit + 1
    let whole = ArgumentBytes.absolutePath(name)
    let exact = try reader.docIDs(pathSuffix: whole, identifier: nil, limit: limit)
    if !exact.isEmpty { return exact }
    let byName = try reader.docIDs(
      pathSuffix: ArgumentBytes.bytes(name), identifier: nil, limit: limit)
    if !byName.isEmpty { return byName }
    if let mark = name.firstIndex(of: "#") {
      let path = String(name[..<mark])
      let identifier = String(name[name.index(after: mark)...])
      for bytes in [ArgumentBytes.absolutePath(path), ArgumentBytes.bytes(path)] {
        let found = try reader.docIDs(pathSuffix: bytes, identifier: identifier, limit: limit)
        if !found.isEmpty { return found }
      }
    }
    return Int64(name).map { [$0] } ?? []
  }
}
