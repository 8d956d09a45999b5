internal import GRDB
internal import Glibc

/// The lengths of the documents in blocks, read by the thousand when they are first asked for.
///
/// A length is that of both fields as one: the title's positions count `titleWeight` times.
final class LengthTable {
  private let statement: RowStatement
  private let count: Int
  private let lengths: UnsafeMutablePointer<Float>
  private let byteCount: Int
  private let isLoaded: UnsafeMutablePointer<Bool>
  private let chunkCount: Int
  private(set) var titleWeight: Float = 1
  private let path: String

  init(_ db: Database, lastDocID: UInt32, path: String) throws {
    statement = try RowStatement(db, "SELECT data FROM document_length WHERE chunk = ?1")
    count = Int(lastDocID) + 1
    self.path = path
    // Untouched pages of a mapping take no memory.
    byteCount = count * MemoryLayout<Float>.stride
    guard
      let memory = mmap(
        nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0),
      memory != MAP_FAILED
    else { throw IndexError.corrupt(path: path, reason: "no memory for \(count) lengths") }
    lengths = memory.bindMemory(to: Float.self, capacity: count)
    chunkCount = (count + LengthChunk.size - 1) / LengthChunk.size
    isLoaded = .allocate(capacity: chunkCount)
    isLoaded.initialize(repeating: false, count: chunkCount)
  }

  deinit {
    munmap(lengths, byteCount)
    isLoaded.deallocate()
  }

  /// Chooses the weight of titles; lengths that were read with another are forgotten.
  func use(titleWeight: Float) {
    guard titleWeight != self.titleWeight else { return }
    self.titleWeight = titleWeight
    isLoaded.update(repeating: false, count: chunkCount)
  }

  /// The lengths of documents, in the order given.
  func copy(
    _ docIDs: UnsafePointer<UInt32>, count: Int, into result: UnsafeMutablePointer<Float>
  ) throws {
    guard count > 0 else { return }
    // Doc IDs rise, so the last is the highest.
    guard Int(docIDs[count &- 1]) < self.count else { throw damage(Int(docIDs[count &- 1])) }
    let (lengths, isLoaded) = (self.lengths, self.isLoaded)
    for index in 0..<count {
      let docID = Int(docIDs[index])
      if !isLoaded[docID / LengthChunk.size] { try load(docID / LengthChunk.size) }
      result[index] = lengths[docID]
    }
  }

  private func load(_ chunk: Int) throws {
    statement.bind(1, Int64(chunk))
    defer { statement.reset() }
    let start = chunk * LengthChunk.size
    let (lengths, titleWeight) = (self.lengths, self.titleWeight)
    guard try statement.step(),
      LengthChunk.read(
        statement.blob(0), count: min(LengthChunk.size, count - start),
        { lengths[start + $0] = titleWeight * Float($1) + Float($2) })
    else { throw damage(start) }
    isLoaded[chunk] = true
  }

  private func damage(_ docID: Int) -> IndexError {
    .corrupt(path: path, reason: "the length of document \(docID)")
  }
}
