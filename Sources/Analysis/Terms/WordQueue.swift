/// Words on their way to the cache, a few at a time.
///
/// Looking a word up waits for memory. With some words at hand, the lines of all are asked for before the first is
/// needed, so that the processor waits for them together.
final class WordQueue {
  /// Words that wait at most.
  static let capacity = 32
  /// Room of a word: the longest key, and what is copied and compared beyond it.
  private static let stride = WordCache.longestKey + 8

  /// A word without its bytes.
  struct Item {
    var start: Int
    var end: Int
    var hash: UInt32
    var count: UInt16
    var alphabets: Alphabets
  }

  private(set) var count = 0
  let items: UnsafeMutablePointer<Item>
  private let bytes: UnsafeMutablePointer<UInt8>

  init() {
    items = .allocate(capacity: Self.capacity)
    bytes = .allocate(capacity: Self.capacity * Self.stride)
    bytes.update(repeating: 0, count: Self.capacity * Self.stride)
  }

  deinit {
    items.deallocate()
    bytes.deallocate()
  }

  var isFull: Bool { count == Self.capacity }

  /// Puts a word at the end; it must be no longer than a key, and seven bytes behind it readable.
  @inline(__always)
  func append(_ word: ScannedWord, hash: UInt32) {
    let from = UnsafeRawPointer(word.folded)
    let to = UnsafeMutableRawPointer(bytes + count &* Self.stride)
    var at = 0
    while at < word.count {
      to.storeBytes(
        of: from.loadUnaligned(fromByteOffset: at, as: UInt64.self), toByteOffset: at,
        as: UInt64.self)
      at &+= 8
    }
    items[count] = Item(
      start: word.start, end: word.end, hash: hash,
      count: UInt16(truncatingIfNeeded: word.count), alphabets: word.alphabets)
    count &+= 1
  }

  /// A word as the scanner gave it; valid until the next ``append(_:hash:)`` after ``removeAll()``.
  @inline(__always)
  func word(_ index: Int) -> ScannedWord {
    let item = items[index]
    return ScannedWord(
      folded: UnsafePointer(bytes + index &* Self.stride), count: Int(item.count),
      start: item.start, end: item.end, alphabets: item.alphabets)
  }

  func removeAll() { count = 0 }
}
