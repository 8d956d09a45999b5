/// A block of postings, unpacked: parallel arrays in rising order of doc ID.
///
/// The memory is the owner's for as long as it lives; ``capacity`` postings and one sentinel fit in.
public struct PostingBlock {
  /// Postings of a full block.
  public static let size = 128
  /// Places in each array; the last doc ID is repeated behind a block.
  static let capacity = size + 16

  /// Rising.
  public let docIDs: UnsafeMutablePointer<UInt32>
  /// Occurrences in the title, one a posting.
  public let titleFrequencies: UnsafeMutablePointer<UInt32>
  /// Occurrences in the body, one a posting.
  public let bodyFrequencies: UnsafeMutablePointer<UInt32>
  /// Postings that are filled.
  public internal(set) var count = 0

  /// Takes memory; give it back with ``deallocate()``.
  public init() {
    docIDs = .allocate(capacity: 3 * Self.capacity)
    docIDs.initialize(repeating: 0, count: 3 * Self.capacity)
    titleFrequencies = docIDs + Self.capacity
    bodyFrequencies = titleFrequencies + Self.capacity
  }

  /// Gives the memory back.
  public func deallocate() { docIDs.deallocate() }
}
