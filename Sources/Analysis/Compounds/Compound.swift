/// Words of a text that belong together, in buffers of their own: at most ``Compound/capacity`` of
/// them.
final class Compound {
  /// Chains of more words are paths, addresses and tables: their words stand alone.
  static let capacity = 12

  /// A word of the compound.
  struct Part {
    /// Bytes of ``Compound/folded``; empty for the sign of `c++`.
    var offset: Int
    var count: Int
    /// Bytes of the text.
    var start: Int
    var end: Int
    var alphabets: Alphabets
    /// What joins the part to the one before.
    var joint: Joint
  }

  /// The parts' folded bytes, each behind the raw value of its joint: what the cache knows the
  /// compound by.
  let folded: UnsafeMutablePointer<UInt8>
  private(set) var foldedCount = 0
  let parts: UnsafeMutablePointer<Part>
  private(set) var count = 0
  /// A part mixes alphabets, so that its terms depend on more than the folded bytes.
  private(set) var isMixed = false

  init() {
    folded = .allocate(capacity: 1024 * (Self.capacity + 2))
    parts = .allocate(capacity: Self.capacity + 2)
  }

  deinit {
    folded.deallocate()
    parts.deallocate()
  }

  var isEmpty: Bool { count == 0 }

  func removeAll() {
    count = 0
    foldedCount = 0
    isMixed = false
  }

  /// Adds a part; there is room for two more than ``capacity``.
  func append(_ word: ScannedWord, joint: Joint) {
    folded[foldedCount] = joint.rawValue
    foldedCount += 1
    (folded + foldedCount).update(from: word.folded, count: word.count)
    parts[count] = Part(
      offset: foldedCount, count: word.count, start: word.start, end: word.end,
      alphabets: word.alphabets, joint: joint)
    foldedCount += word.count
    count += 1
    if word.alphabets.isMixed { isMixed = true }
  }

  /// The part as the scanner handed it over.
  func word(_ index: Int) -> ScannedWord {
    let part = parts[index]
    return ScannedWord(
      folded: UnsafePointer(folded + part.offset), count: part.count, start: part.start,
      end: part.end, alphabets: part.alphabets)
  }
}
