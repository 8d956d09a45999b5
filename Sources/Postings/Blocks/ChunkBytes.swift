internal import CPrefetch

/// The bytes of a chunk of postings: where they lie in the database's file, or a copy of those that are wanted.
struct ChunkBytes {
  /// ``BitPacking/padding`` bytes behind the last one can be read, once all are held.
  private(set) var start: UnsafePointer<UInt8>
  private(set) var count = 0
  /// The first byte from which on all are there, but for the head.
  private var heldStart = Int.max
  private(set) var isCopy = true
  private let memory: ListMemory

  init(_ memory: ListMemory) {
    self.memory = memory
    start = UnsafePointer(memory.bytes)
  }

  /// Takes a chunk where it lies.
  mutating func take(_ mapped: UnsafeRawBufferPointer, headSize: Int) {
    guard let base = mapped.baseAddress else { return }
    start = base.assumingMemoryBound(to: UInt8.self)
    count = mapped.count
    heldStart = 0
    isCopy = false
    Self.expect(start, 0..<min(count, headSize))
  }

  /// Copies the head of the row that the list's reader is at; false where it cannot be read.
  mutating func copyHead(_ headSize: Int) -> Bool {
    count = memory.reader.byteCount
    memory.reserve(count)
    start = UnsafePointer(memory.bytes)
    heldStart = .max
    isCopy = true
    return memory.reader.read(0..<min(count, headSize), to: memory.bytes)
  }

  /// Copies what is in memory elsewhere, with as many bytes behind it as may be read.
  mutating func copy(_ bytes: UnsafePointer<UInt8>, _ byteCount: Int) {
    count = byteCount
    memory.reserve(count)
    memory.bytes.update(from: bytes, count: count + BitPacking.padding)
    start = UnsafePointer(memory.bytes)
    heldStart = 0
    isCopy = true
  }

  /// Makes sure that bytes are there; false where they cannot be read.
  func hold(_ range: Range<Int>) -> Bool {
    guard range.upperBound <= count else { return false }
    return !isCopy || memory.reader.read(range, to: memory.bytes + range.lowerBound)
  }

  /// Makes sure that all bytes from one on are there: one long copy takes less time than some short ones, though not all
  /// of it may be wanted. False where they cannot be read.
  @inline(__always)
  mutating func holdAll(from first: Int) -> Bool { first >= heldStart || copyRest(first) }

  @inline(never)
  private mutating func copyRest(_ first: Int) -> Bool {
    guard memory.reader.read(first..<count, to: memory.bytes + first) else { return false }
    heldStart = first
    (memory.bytes + count).initialize(repeating: 0, count: BitPacking.padding)
    return true
  }

  /// Asks for bytes that are likely to be wanted next, where they were not copied: what is in no cache is waited for
  /// longer than it takes to unpack it.
  @inline(__always)
  func expect(_ range: Range<Int>) { if !isCopy { Self.expect(start, range) } }

  /// The same for the head of a chunk that has not been taken yet.
  static func expect(headOf mapped: UnsafeRawBufferPointer, headSize: Int) {
    guard let base = mapped.baseAddress else { return }
    expect(base.assumingMemoryBound(to: UInt8.self), 0..<min(mapped.count, headSize))
  }

  private static let lineSize = 64

  @inline(__always)
  private static func expect(_ start: UnsafePointer<UInt8>, _ range: Range<Int>) {
    // From the beginning of a line on.
    let first = range.lowerBound &- Int(bitPattern: start + range.lowerBound) & (lineSize &- 1)
    for offset in stride(from: first, to: range.upperBound, by: lineSize) {
      cprefetch(start + offset)
    }
  }
}
