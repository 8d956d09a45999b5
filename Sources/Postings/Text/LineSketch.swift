/// How many documents hold a line, nearly: a count-min sketch (Cormode and Muthukrishnan 2005) of two counters a line
/// among 4 Mi, one byte each, which stop at 255.
///
/// It never counts too few (below 255); by chance it counts too many, by about the number of lines over 4 Mi. A line
/// that many documents repeat is boilerplate, and weighs less in ranking.
public struct LineSketch {
  static let counterCount = 1 << 22
  static let chunkSize = 4096
  /// The number of ``bounds``, a power of two.
  static let boundCount = 1 << 16
  /// The row that holds them beside the rows of chunks.
  static let boundsRow: Int64 = -1
  /// Shorter lines repeat by nature and are not counted, bytes.
  public static let minimumLength = 20
  /// Longer lines are told apart by this many first bytes.
  static let maximumLength = 2000

  private(set) var counters = [UInt8](repeating: 0, count: counterCount)
  /// Which chunks changed since they were saved.
  private var isChanged = [Bool](repeating: false, count: counterCount / chunkSize)

  init() {}

  /// The hash of a line as it is counted, or nil for a line that is not: white space at the ends is left out.
  public static func hash(ofLine line: UnsafeBufferPointer<UInt8>) -> UInt64? {
    var start = 0
    var end = line.count
    while start < end, line[start] <= 0x20 { start += 1 }
    while end > start, line[end - 1] <= 0x20 { end -= 1 }
    guard end - start >= minimumLength else { return nil }
    end = min(end, start + maximumLength)
    return ContentHash.hash(
      UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(line)[start..<end]))
  }

  /// The hashes of the lines of a text, each once.
  public static func hashes(ofLinesIn text: UnsafeBufferPointer<UInt8>) -> [UInt64] {
    var hashes: [UInt64] = []
    var start = 0
    while start < text.count {
      let rest = UnsafeBufferPointer(rebasing: text[start...])
      let length = rest.firstIndex(of: 0x0A) ?? rest.count
      if let hash = hash(ofLine: UnsafeBufferPointer(rebasing: rest[..<length])) {
        hashes.append(hash)
      }
      start += length + 1
    }
    guard hashes.count > 1 else { return hashes }
    hashes.sort()
    var kept = 1
    for index in 1..<hashes.count where hashes[index] != hashes[kept - 1] {
      hashes[kept] = hashes[index]
      kept += 1
    }
    hashes.removeLast(hashes.count - kept)
    return hashes
  }

  /// The two counters of a line.
  static func places(of hash: UInt64) -> (Int, Int) {
    (Int(hash & UInt64(counterCount - 1)), Int((hash >> 32) & UInt64(counterCount - 1)))
  }

  /// Counts a document's lines in (or out again).
  mutating func count(_ hashes: [UInt64], adding: Bool) {
    for hash in hashes {
      let (first, second) = Self.places(of: hash)
      bump(first, adding)
      if second != first { bump(second, adding) }
    }
  }

  private mutating func bump(_ place: Int, _ adding: Bool) {
    let value = counters[place]
    // A counter that has reached the top no longer knows its count, so it stays.
    if value == 255 || (!adding && value == 0) { return }
    counters[place] = adding ? value + 1 : value - 1
    isChanged[place / Self.chunkSize] = true
  }

  mutating func load(chunk: Int, _ bytes: [UInt8]) {
    guard bytes.count == Self.chunkSize, chunk >= 0, chunk < Self.counterCount / Self.chunkSize
    else { return }
    counters.replaceSubrange(chunk * Self.chunkSize..<(chunk + 1) * Self.chunkSize, with: bytes)
  }

  /// The greatest of the counters whose places are equal in their low 16 bits, each.
  var bounds: [UInt8] {
    counters.withUnsafeBufferPointer { counters in
      [UInt8](unsafeUninitializedCapacity: Self.boundCount) { bounds, count in
        bounds.initialize(repeating: 0)
        for start in stride(from: 0, to: counters.count, by: Self.boundCount) {
          for place in 0..<Self.boundCount {
            bounds[place] = max(bounds[place], counters[start + place])
          }
        }
        count = Self.boundCount
      }
    }
  }

  /// The chunks that changed since they were saved, rising.
  var changed: [Int] { isChanged.indices.filter { isChanged[$0] } }

  mutating func markSaved() {
    for chunk in isChanged.indices { isChanged[chunk] = false }
  }
}
