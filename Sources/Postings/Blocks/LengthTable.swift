internal import GRDB
internal import Glibc

/// The lengths of the documents in blocks, read by the thousand when they are first asked for.
///
/// A length is that of both fields as one: the title's positions count `titleWeight` times.
final class LengthTable {
  private let statement: RowStatement
  private let count: Int
  private let lengths: UnsafeMutablePointer<Float>
  /// The rows that were read, one after another, as they are stored.
  private let rows: UnsafeMutableRawPointer
  private let rowCapacity: Int
  private var rowEnd = 0
  /// Where the row of each chunk begins and how long it is.
  private var places: [(start: Int, count: Int)]
  private let mapping: UnsafeMutableRawPointer
  private let byteCount: Int
  private let isLoaded: UnsafeMutablePointer<Bool>
  private let chunkCount: Int
  private var loadedCount = 0
  private(set) var titleWeight: Float = 1
  private let path: String
  private static let largePage = 1 << 21

  init(_ db: Database, lastDocID: UInt32, path: String) throws {
    statement = try RowStatement(db, "SELECT data FROM document_length WHERE chunk = ?1")
    count = Int(lastDocID) + 1
    self.path = path
    // Untouched pages of a mapping take no memory; where lengths are many, pages are large, for a page takes longer to
    // get than to fill.
    let lengthBytes = count * MemoryLayout<Float>.stride
    let isLarge = lengthBytes >= Self.largePage / 2
    chunkCount = (count + LengthChunk.size - 1) / LengthChunk.size
    rowCapacity = chunkCount * LengthChunk.longest
    byteCount = lengthBytes + rowCapacity + (isLarge ? 2 * Self.largePage : 0)
    guard
      let memory = mmap(
        nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0),
      memory != MAP_FAILED
    else { throw IndexError.corrupt(path: path, reason: "no memory for \(count) lengths") }
    mapping = memory
    let start = isLarge ? memory.alignedUp(toMultipleOf: Self.largePage) : memory
    if isLarge { madvise(start, byteCount - (start - memory), MADV_HUGEPAGE) }
    lengths = start.bindMemory(to: Float.self, capacity: count)
    rows = start + lengthBytes
    places = Array(repeating: (0, 0), count: chunkCount)
    isLoaded = .allocate(capacity: chunkCount)
    isLoaded.initialize(repeating: false, count: chunkCount)
  }

  deinit {
    munmap(mapping, byteCount)
    isLoaded.deallocate()
  }

  /// Chooses the weight of titles; lengths that were read with another are forgotten.
  func use(titleWeight: Float) {
    guard titleWeight != self.titleWeight else { return }
    self.titleWeight = titleWeight
    isLoaded.update(repeating: false, count: chunkCount)
    loadedCount = 0
  }

  /// The lengths of documents, in the order given.
  func copy(
    _ docIDs: UnsafePointer<UInt32>, count: Int, into result: UnsafeMutablePointer<Float>
  ) throws {
    guard count > 0 else { return }
    // Doc IDs rise, so the last is the highest.
    guard Int(docIDs[count &- 1]) < self.count else { throw damage(Int(docIDs[count &- 1])) }
    let (lengths, isLoaded) = (self.lengths, self.isLoaded)
    if loadedCount == chunkCount || areLoaded(Int(docIDs[0]), Int(docIDs[count &- 1]), count) {
      for index in 0..<count { result[index] = lengths[Int(docIDs[index])] }
      return
    }
    for index in 0..<count {
      let docID = Int(docIDs[index])
      if !isLoaded[docID / LengthChunk.size] { try load(docID / LengthChunk.size) }
      result[index] = lengths[docID]
    }
  }

  /// Whether the chunks from one document to another are there; looks at no more than a number of them.
  @inline(__always)
  private func areLoaded(_ first: Int, _ last: Int, _ limit: Int) -> Bool {
    let (first, last) = (first / LengthChunk.size, last / LengthChunk.size)
    guard first <= last, last &- first < limit else { return false }
    for chunk in first...last where !isLoaded[chunk] { return false }
    return true
  }

  /// The positions of a document's title and body; nil where its chunk has not been read.
  func known(_ docID: Int64) -> (title: UInt32, body: UInt32)? {
    guard docID >= 0, docID < Int64(count), isLoaded[Int(docID) / LengthChunk.size] else {
      return nil
    }
    let (chunk, index) = Int(docID).quotientAndRemainder(dividingBy: LengthChunk.size)
    let place = places[chunk]
    return LengthChunk.lengths(
      of: index, UnsafeRawBufferPointer(start: rows + place.start, count: place.count),
      count: min(LengthChunk.size, count - chunk * LengthChunk.size))
  }

  /// The positions of the title and body of a document in blocks; reads its chunk if need be.
  func positions(of docID: UInt32) throws -> (title: UInt32, body: UInt32) {
    guard Int(docID) < count else { throw damage(Int(docID)) }
    let chunk = Int(docID) / LengthChunk.size
    if !isLoaded[chunk] { try load(chunk) }
    guard let found = known(Int64(docID)) else { throw damage(Int(docID)) }
    return found
  }

  private func load(_ chunk: Int) throws {
    statement.bind(1, Int64(chunk))
    defer { statement.reset() }
    let start = chunk * LengthChunk.size
    guard try statement.step() else { throw damage(start) }
    let row = statement.blob(0)
    guard row.count <= LengthChunk.longest, let source = row.baseAddress,
      LengthChunk.read(
        row, count: min(LengthChunk.size, count - start), titleWeight: titleWeight,
        into: lengths + start)
    else { throw damage(start) }
    if places[chunk].count == 0, rowEnd + row.count <= rowCapacity {
      (rows + rowEnd).copyMemory(from: source, byteCount: row.count)
      places[chunk] = (rowEnd, row.count)
      rowEnd += row.count
    }
    isLoaded[chunk] = true
    loadedCount += 1
  }

  private func damage(_ docID: Int) -> IndexError {
    .corrupt(path: path, reason: "the length of document \(docID)")
  }
}
