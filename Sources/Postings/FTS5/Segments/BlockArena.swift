/// Memory in blocks of powers of two, given back all at once.
final class BlockArena {
  private static let chunkSize = 1 << 20
  private static let smallestClass = 4

  /// Bytes held, used or not.
  private(set) var size = 0
  private var chunks: [UnsafeMutablePointer<UInt8>] = []
  private var next: UnsafeMutablePointer<UInt8>?
  private var left = 0
  /// Blocks that were outgrown, by class.
  private var free = [[UnsafeMutablePointer<UInt8>]](repeating: [], count: 64)

  deinit { removeAll() }

  func removeAll() {
    for chunk in chunks { chunk.deallocate() }
    chunks = []
    next = nil
    left = 0
    size = 0
    for index in free.indices { free[index] = [] }
  }

  /// The class of blocks that hold so many bytes.
  static func sizeClass(_ count: Int) -> UInt8 {
    UInt8(max(smallestClass, Int.bitWidth - max(1, count - 1).leadingZeroBitCount))
  }

  /// A block of `1 << sizeClass` bytes.
  func block(_ sizeClass: UInt8) -> UnsafeMutablePointer<UInt8> {
    if let block = free[Int(sizeClass)].popLast() { return block }
    return bytes(1 << Int(sizeClass))
  }

  /// Takes back a block.
  func release(_ block: UnsafeMutablePointer<UInt8>, _ sizeClass: UInt8) {
    free[Int(sizeClass)].append(block)
  }

  /// So many bytes, which cannot be taken back.
  func bytes(_ count: Int) -> UnsafeMutablePointer<UInt8> {
    guard count < Self.chunkSize / 4 else { return chunk(count) }
    if left < count || next == nil {
      next = chunk(Self.chunkSize)
      left = Self.chunkSize
    }
    guard let place = next else { return chunk(count) }
    next = place + count
    left -= count
    return place
  }

  private func chunk(_ count: Int) -> UnsafeMutablePointer<UInt8> {
    let chunk = UnsafeMutablePointer<UInt8>.allocate(capacity: count)
    chunks.append(chunk)
    size += count
    return chunk
  }
}
