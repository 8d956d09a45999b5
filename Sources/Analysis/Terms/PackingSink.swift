/// Copies records one behind the other.
struct PackingSink: TermSink {
  private let buffer: PackingBuffer
  private(set) var positions = 0

  init(_ buffer: PackingBuffer) { self.buffer = buffer }

  @inline(__always)
  mutating func take(_ entry: TermEntry, start: Int, end: Int) {
    positions &+= entry.positions
    buffer.append(entry.records, entry.count)
  }

  @inline(__always)
  mutating func take(_ entry: TermEntry, compound: Compound) {
    positions &+= entry.positions
    buffer.append(entry.records, entry.count)
  }
}

/// Bytes that grow and are reused from text to text.
final class PackingBuffer {
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private var capacity = 1 << 16
  /// Beyond this the room is given back after a text.
  private static let keptCapacity = 8 << 20

  init() { bytes = .allocate(capacity: 1 << 16) }

  deinit { bytes.deallocate() }

  @inline(__always)
  func append(_ records: UnsafePointer<UInt8>, _ length: Int) {
    if count &+ length &+ 16 > capacity { grow(length &+ 16) }
    // Copying too much is faster than copying just enough; entries have the bytes behind them.
    let from = UnsafeRawPointer(records)
    let to = UnsafeMutableRawPointer(bytes + count)
    var at = 0
    repeat {
      to.storeBytes(
        of: from.loadUnaligned(fromByteOffset: at, as: SIMD16<UInt8>.self), toByteOffset: at,
        as: SIMD16<UInt8>.self)
      at &+= 16
    } while at < length
    count &+= length
  }

  func removeAll() {
    count = 0
    guard capacity > Self.keptCapacity else { return }
    bytes.deallocate()
    capacity = 1 << 16
    bytes = .allocate(capacity: capacity)
  }

  @inline(never)
  private func grow(_ length: Int) {
    capacity = capacity * 2 + length
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    grown.update(from: bytes, count: count)
    bytes.deallocate()
    bytes = grown
  }
}
