/// Reads the bits of frequent terms, some thousands at a time.
final class BitmapReader {
  /// Bytes that are read together at least.
  private static let leastBytes = 1 << 10

  private let reader: BlobReader
  /// The first chunk of the term at hand; -1 where there is none.
  private var chunk: Int64 = -1
  /// Whether the term has bits.
  private var isThere = false
  private var words: UnsafeMutablePointer<UInt64>
  private var capacity = 2 * BitmapReader.leastBytes / 8
  /// Bytes of the bits that ``words`` holds.
  private var held = 0..<0

  init(_ reader: BlobReader) {
    self.reader = reader
    words = .allocate(capacity: capacity)
  }

  deinit { words.deallocate() }

  /// Goes to the bits of a term; false where it has none.
  ///
  /// - Parameter byteCount: How many bytes they must be.
  func open(_ chunk: Int64, byteCount: Int, in index: BlockedIndex) throws -> Bool {
    if chunk == self.chunk { return isThere }
    held = 0..<0
    // What fails is tried again.
    (self.chunk, isThere) = (-1, false)
    let found = try index.seek(chunk, in: reader)
    if found, reader.byteCount != byteCount { throw index.damage("the bits of a term") }
    (self.chunk, isThere) = (chunk, found)
    return found
  }

  /// The bits from one document to another of the term at hand, both within its bits.
  func bits(
    from first: UInt32, to last: UInt32, in index: BlockedIndex
  ) throws -> (words: UnsafePointer<UInt64>, base: UInt32, count: UInt32) {
    let start = Int(first) / 64 &* 8
    let end = (Int(last) / 64 &+ 1) &* 8
    if start < held.lowerBound || end > held.upperBound {
      try read(start..<min(reader.byteCount, max(end, start &+ Self.leastBytes)), in: index)
    }
    // The last word has bits of documents that are not in blocks, and may be in the list.
    let base = held.lowerBound &* 8
    let count = min(held.count &* 8, Int(index.lastDocID) &+ 1 &- base)
    return (
      UnsafePointer(words), UInt32(truncatingIfNeeded: base), UInt32(truncatingIfNeeded: count)
    )
  }

  private func read(_ range: Range<Int>, in index: BlockedIndex) throws {
    held = 0..<0
    if range.count > 8 * capacity {
      words.deallocate()
      capacity = range.count / 8
      words = .allocate(capacity: capacity)
    }
    let isRead = UnsafeMutableRawPointer(words).withMemoryRebound(
      to: UInt8.self, capacity: range.count
    ) { reader.read(range, to: $0) }
    guard isRead else { throw index.damage("the bits of a term") }
    held = range
  }
}
