/// The bits of a frequent term: one a document, from 0 to the last document in blocks, in words of 64 with the lowest
/// first.
enum PostingBitmap {
  /// Terms in a smaller share of all doc IDs have none: bits take as much room whatever the number of postings.
  private static let leastShare = 16

  /// Whether a term has bits.
  ///
  /// - Parameter documentLimit: Doc IDs in blocks are below this.
  static func isKept(documentFrequency: Int, documentLimit: Int) -> Bool {
    documentFrequency >= PostingBlock.size && documentFrequency >= documentLimit / leastShare
  }

  /// The bytes of a term's bits.
  static func byteCount(documentLimit: Int) -> Int { (documentLimit &+ 63) / 64 &* 8 }
}

/// Gathers the bits of one term after another.
struct PostingBitmapBuilder {
  private let documentLimit: Int
  private var words: [UInt64]
  /// Words that are not zero.
  private var used: [Int] = []

  /// - Parameter documentLimit: Doc IDs are below this.
  init(documentLimit: Int) {
    self.documentLimit = documentLimit
    words = Array(repeating: 0, count: PostingBitmap.byteCount(documentLimit: documentLimit) / 8)
  }

  mutating func removeAll() {
    for word in used { words[word] = 0 }
    used.removeAll(keepingCapacity: true)
  }

  mutating func insert(_ docIDs: UnsafeBufferPointer<UInt32>) {
    for docID in docIDs {
      let word = Int(docID) / 64
      if words[word] == 0 { used.append(word) }
      words[word] |= 1 << UInt64(docID % 64)
    }
  }

  /// Whether the first words, stored with the lowest byte first, are these.
  func isEqual(_ stored: UnsafePointer<UInt64>, count: Int) -> Bool {
    count <= words.count
      && (0..<count).allSatisfy { words[$0] == UInt64(littleEndian: stored[$0]) }
  }

  /// The bits; nil for a term that has none.
  func bytes(documentFrequency: Int) -> [UInt8]? {
    guard
      PostingBitmap.isKept(documentFrequency: documentFrequency, documentLimit: documentLimit)
    else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 * words.count)
    for word in words {
      withUnsafeBytes(of: word.littleEndian) { bytes += $0 }
    }
    return bytes
  }
}
