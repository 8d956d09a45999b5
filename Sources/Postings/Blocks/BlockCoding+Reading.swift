/// Unpacking blocks.
extension BlockCoding {
  /// Unpacks the doc IDs of a block, and of a short one everything; false where the bytes are none, or another block's.
  ///
  /// All doc IDs are up to `last` then, whatever the bytes are; that they rise is not looked at.
  ///
  /// - Parameters:
  ///   - bytes: With ``BitPacking/padding`` readable behind `limit`.
  ///   - limit: Where the bytes of the block end at the latest.
  ///   - previous: The doc ID before the block's first, below 2³¹; -1 (as UInt32.max) where there is none.
  ///   - last: The block's last doc ID, below 2³¹.
  static func readDocIDs(
    _ bytes: UnsafePointer<UInt8>, limit: Int, after previous: UInt32, to last: UInt32,
    into block: inout PostingBlock
  ) -> Bool {
    guard limit >= headSize, bytes[0] != shortMark else {
      return limit >= 2 && readShort(bytes, limit, previous, last, &block)
    }
    let width = Int(bytes[0])
    guard width <= 32, headSize &+ 16 &* width <= limit else { return false }
    let four = unpackDocIDs(bytes + headSize, width: width, after: previous, into: block.docIDs)
    let size = PostingBlock.size
    block.count = size
    (block.docIDs + size).update(repeating: last, count: PostingBlock.capacity - size)
    guard block.docIDs[size - 1] == last else { return false }
    // Sums of so small gaps do not go round, so the highest of each lane is the last.
    if width <= widestSafe, previous != .max { return isUp(four, to: last) }
    return (0..<size).allSatisfy { block.docIDs[$0] <= last }
  }

  /// Unpacks the doc IDs of a full block; gives the last four.
  ///
  /// On its own, for the code of each width is written only into a function that has little beside it.
  private static func unpackDocIDs(
    _ bytes: UnsafePointer<UInt8>, width: Int, after previous: UInt32,
    into docIDs: UnsafeMutablePointer<UInt32>
  ) -> BitPacking.Lanes {
    let docIDs = UnsafeMutableRawPointer(docIDs)
    var last = BitPacking.Lanes(repeating: previous)
    BitPacking.unpack(bytes, width: width) {
      last &+= $1
      docIDs.storeBytes(of: last, toByteOffset: 4 &* $0, as: BitPacking.Lanes.self)
    }
    return last
  }

  /// The widest gaps of which 32 cannot take a doc ID below 2³¹ beyond 2³².
  private static let widestSafe = 26

  /// Whether none of four numbers is above a limit below 2³¹.
  @inline(__always)
  private static func isUp(_ numbers: BitPacking.Lanes, to limit: UInt32) -> Bool {
    let over = (numbers | (BitPacking.Lanes(repeating: limit) &- numbers)) &>> 31
    let halves = unsafeBitCast(over, to: SIMD2<UInt64>.self)
    return halves.x | halves.y == 0
  }

  /// Unpacks the frequencies of a block whose doc IDs have been unpacked; false where the bytes are none.
  static func readFrequencies(
    _ bytes: UnsafePointer<UInt8>, limit: Int, into block: PostingBlock
  ) -> Bool {
    guard limit >= headSize, bytes[0] != shortMark else { return true }
    let width = Int(bytes[0])
    let bodyWidth = Int(bytes[1] & 0x7F)
    let titleWidth = Int(bytes[2])
    guard width <= 32, bodyWidth <= 32, titleWidth <= 32 else { return false }
    let bodyStart = headSize &+ 16 &* width
    let titleStart = bodyStart &+ 16 &* bodyWidth
    let exceptionStart = titleStart &+ 16 &* titleWidth
    guard exceptionStart <= limit else { return false }
    readFrequencies(
      bytes + bodyStart, width: bodyWidth, added: bytes[1] >> 7, into: block.bodyFrequencies)
    readFrequencies(bytes + titleStart, width: titleWidth, added: 0, into: block.titleFrequencies)
    let (bodyCount, titleCount) = (Int(bytes[3]), Int(bytes[4]))
    guard bodyCount | titleCount != 0 else { return true }
    let count = bodyCount &+ titleCount
    guard exceptionStart &+ 2 &* count <= limit else { return false }
    let indices = bytes + exceptionStart
    let highs = indices + count
    var longest: UInt8 = 0
    for number in 0..<bodyCount {
      block.bodyFrequencies[Int(indices[number] & 127)] &+=
        UInt32(highs[number]) &<< UInt32(truncatingIfNeeded: bodyWidth)
      longest = max(longest, highs[number])
    }
    for number in bodyCount..<count {
      block.titleFrequencies[Int(indices[number] & 127)] &+=
        UInt32(highs[number]) &<< UInt32(truncatingIfNeeded: titleWidth)
      longest = max(longest, highs[number])
    }
    guard longest == UInt8(longHigh) else { return true }
    var offset = exceptionStart &+ 2 &* count
    for number in 0..<count where highs[number] == UInt8(longHigh) {
      guard offset < limit else { return false }
      let (more, length) = Varint.get(bytes + offset)
      offset &+= length
      let index = Int(indices[number] & 127)
      if number < bodyCount {
        block.bodyFrequencies[index] &+=
          UInt32(truncatingIfNeeded: more) &<< UInt32(truncatingIfNeeded: bodyWidth)
      } else {
        block.titleFrequencies[index] &+=
          UInt32(truncatingIfNeeded: more) &<< UInt32(truncatingIfNeeded: titleWidth)
      }
    }
    return offset <= limit
  }

  /// Unpacks the frequencies of one posting of a block whose doc IDs have been unpacked; nil where the bytes are none.
  static func frequencies(
    at place: Int, _ bytes: UnsafePointer<UInt8>, limit: Int, in block: PostingBlock
  ) -> (title: UInt32, body: UInt32)? {
    guard limit >= headSize, bytes[0] != shortMark else {
      return (block.titleFrequencies[place], block.bodyFrequencies[place])
    }
    let (width, bodyWidth, titleWidth) = (Int(bytes[0]), Int(bytes[1] & 0x7F), Int(bytes[2]))
    let bodyStart = headSize &+ 16 &* width
    let titleStart = bodyStart &+ 16 &* bodyWidth
    let exceptionStart = titleStart &+ 16 &* titleWidth
    guard bodyWidth <= 32, titleWidth <= 32, exceptionStart <= limit else { return nil }
    var body = BitPacking.number(at: place, bytes + bodyStart, width: bodyWidth)
    var title =
      titleWidth == 0 ? 0 : BitPacking.number(at: place, bytes + titleStart, width: titleWidth)
    body &+= UInt32(bytes[1] &>> 7)
    let bodyCount = Int(bytes[3])
    let count = bodyCount &+ Int(bytes[4])
    guard count > 0 else { return (title, body) }
    guard exceptionStart &+ 2 &* count <= limit else { return nil }
    let indices = bytes + exceptionStart
    for number in 0..<count where indices[number] & 127 == UInt8(truncatingIfNeeded: place) {
      var high = UInt32(indices[count &+ number])
      if high == longHigh {
        var offset = exceptionStart &+ 2 &* count
        for before in 0..<number where indices[count &+ before] == UInt8(longHigh) {
          guard offset < limit else { return nil }
          offset &+= Varint.get(bytes + offset).length
        }
        guard offset < limit else { return nil }
        high &+= UInt32(truncatingIfNeeded: Varint.get(bytes + offset).value)
      }
      if number < bodyCount {
        body &+= high &<< UInt32(truncatingIfNeeded: bodyWidth)
      } else {
        title &+= high &<< UInt32(truncatingIfNeeded: titleWidth)
      }
    }
    return (title, body)
  }

  /// Unpacks a block; false where the bytes are none. See ``readDocIDs(_:limit:after:to:into:)``.
  static func read(
    _ bytes: UnsafePointer<UInt8>, limit: Int, after previous: UInt32, to last: UInt32,
    into block: inout PostingBlock
  ) -> Bool {
    readDocIDs(bytes, limit: limit, after: previous, to: last, into: &block)
      && readFrequencies(bytes, limit: limit, into: block)
  }

  @inline(__always)
  private static func readFrequencies(
    _ bytes: UnsafePointer<UInt8>, width: Int, added: UInt8,
    into frequencies: UnsafeMutablePointer<UInt32>
  ) {
    if width == 0 {
      frequencies.update(repeating: UInt32(added), count: PostingBlock.size)
      return
    }
    let added = BitPacking.Lanes(repeating: UInt32(added))
    let result = UnsafeMutableRawPointer(frequencies)
    BitPacking.unpack(bytes, width: width) {
      result.storeBytes(of: $1 &+ added, toByteOffset: 4 &* $0, as: BitPacking.Lanes.self)
    }
  }

  private static func readShort(
    _ bytes: UnsafePointer<UInt8>, _ limit: Int, _ previous: UInt32, _ end: UInt32,
    _ block: inout PostingBlock
  ) -> Bool {
    let count = Int(bytes[1])
    guard bytes[0] == shortMark, count > 0, count < PostingBlock.size else { return false }
    var offset = 2
    var last = previous
    for index in 0..<count {
      guard offset < limit else { return false }
      let (gap, gapLength) = Varint.get(bytes + offset)
      let (body, bodyLength) = Varint.get(bytes + offset + gapLength)
      offset &+= gapLength &+ bodyLength
      var title: UInt64 = 0
      if gap & 1 == 1, offset < limit {
        let (value, length) = Varint.get(bytes + offset)
        title = value
        offset &+= length
      }
      last = last &+ UInt32(truncatingIfNeeded: gap >> 1) &+ 1
      guard last <= end else { return false }
      block.docIDs[index] = last
      block.bodyFrequencies[index] = UInt32(truncatingIfNeeded: body)
      block.titleFrequencies[index] = UInt32(truncatingIfNeeded: title)
    }
    block.count = count
    (block.docIDs + count).update(repeating: last, count: PostingBlock.capacity - count)
    return offset <= limit && last == end
  }
}
