/// Packs blocks of postings into bytes and back.
///
/// A full block: the width of the gaps, the width of the body frequencies (bit 7: one is to be added to each), the
/// width of the title frequencies, and for both kinds of frequency how many exceptions there are; the packed gaps (each
/// to the posting four before, so that four sums run side by side), body and title frequencies; the exceptions: the
/// indices of all, the bits above the width of all (a byte each), and a varint of what is above 255 for those that have
/// 255 there. The widths of frequencies are those that take the least room with the exceptions (Zukowski, Héman, Nes, Boncz:
/// Super-Scalar RAM-CPU Cache Compression, 2006).
///
/// The short block at the end of a list: 255, the count, then for each posting varints of the gap (less one) with a
/// bit for "in the title", and of the frequencies.
enum BlockCoding {
  private static let shortMark: UInt8 = 255
  private static let headSize = 5
  /// In place of the bits above the width where they need more than a byte.
  private static let longHigh: UInt32 = 255

  // MARK: packing

  /// Appends a block.
  ///
  /// - Parameter previous: The doc ID before the block's first; -1 (as UInt32.max) where there is none.
  static func append(_ block: PostingBlock, after previous: UInt32, to bytes: inout [UInt8]) {
    guard block.count == PostingBlock.size else {
      return appendShort(block, after: previous, to: &bytes)
    }
    var gaps = [UInt32](repeating: 0, count: PostingBlock.size)
    var all: UInt32 = 0
    for index in 0..<block.count {
      gaps[index] = block.docIDs[index] &- (index < 4 ? previous : block.docIDs[index - 4])
      all |= gaps[index]
    }
    let body = FrequencyPacking(block.bodyFrequencies, takesOne: true)
    let title = FrequencyPacking(block.titleFrequencies, takesOne: false)
    let width = BitPacking.width(all)
    bytes.append(UInt8(width))
    bytes.append(UInt8(body.width) | (body.isLessOne ? 0x80 : 0))
    bytes.append(UInt8(title.width))
    bytes.append(UInt8(body.exceptionCount))
    bytes.append(UInt8(title.exceptionCount))
    BitPacking.append(gaps, width: width, to: &bytes)
    body.appendNumbers(to: &bytes)
    title.appendNumbers(to: &bytes)
    let exceptions = body.exceptions + title.exceptions
    for exception in exceptions { bytes.append(UInt8(exception.index)) }
    for exception in exceptions { bytes.append(UInt8(min(exception.high, longHigh))) }
    for exception in exceptions where exception.high >= longHigh {
      bytes += Varint.bytes([UInt64(exception.high - longHigh)])
    }
  }

  private static func appendShort(
    _ block: PostingBlock, after previous: UInt32, to bytes: inout [UInt8]
  ) {
    bytes.append(shortMark)
    bytes.append(UInt8(truncatingIfNeeded: block.count))
    var last = previous
    for index in 0..<block.count {
      let title = block.titleFrequencies[index]
      let gap = UInt64(block.docIDs[index] &- last &- 1)
      last = block.docIDs[index]
      bytes += Varint.bytes([gap << 1 | (title > 0 ? 1 : 0), UInt64(block.bodyFrequencies[index])])
      if title > 0 { bytes += Varint.bytes([UInt64(title)]) }
    }
  }

  // MARK: unpacking

  /// Unpacks the doc IDs of a block, and of a short one everything; false where the bytes are none.
  ///
  /// - Parameters:
  ///   - bytes: With ``BitPacking/padding`` readable behind `limit`.
  ///   - limit: Where the bytes of the block end at the latest.
  static func readDocIDs(
    _ bytes: UnsafePointer<UInt8>, limit: Int, after previous: UInt32,
    into block: inout PostingBlock
  ) -> Bool {
    guard limit >= headSize else { return limit >= 2 && readShort(bytes, limit, previous, &block) }
    guard bytes[0] != shortMark else { return readShort(bytes, limit, previous, &block) }
    let width = Int(bytes[0])
    guard width <= 32, headSize &+ 16 &* width <= limit else { return false }
    let docIDs = UnsafeMutableRawPointer(block.docIDs)
    var last = BitPacking.Lanes(repeating: previous)
    BitPacking.unpack(bytes + headSize, width: width) {
      last &+= $1
      docIDs.storeBytes(of: last, toByteOffset: 4 &* $0, as: BitPacking.Lanes.self)
    }
    let size = PostingBlock.size
    block.count = size
    (block.docIDs + size).update(
      repeating: block.docIDs[size - 1], count: PostingBlock.capacity - size)
    return true
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

  /// Unpacks a block; false where the bytes are none. See ``readDocIDs(_:limit:after:into:)``.
  static func read(
    _ bytes: UnsafePointer<UInt8>, limit: Int, after previous: UInt32,
    into block: inout PostingBlock
  ) -> Bool {
    readDocIDs(bytes, limit: limit, after: previous, into: &block)
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
    _ bytes: UnsafePointer<UInt8>, _ limit: Int, _ previous: UInt32, _ block: inout PostingBlock
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
      block.docIDs[index] = last
      block.bodyFrequencies[index] = UInt32(truncatingIfNeeded: body)
      block.titleFrequencies[index] = UInt32(truncatingIfNeeded: title)
    }
    block.count = count
    (block.docIDs + count).update(repeating: last, count: PostingBlock.capacity - count)
    return offset <= limit
  }
}

/// The frequencies of a full block, with the width that stores them in the fewest bytes.
private struct FrequencyPacking {
  private var numbers: [UInt32]
  let isLessOne: Bool
  let width: Int
  private(set) var exceptionCount = 0

  init(_ frequencies: UnsafePointer<UInt32>, takesOne: Bool) {
    numbers = Array(UnsafeBufferPointer(start: frequencies, count: PostingBlock.size))
    isLessOne = takesOne && numbers.allSatisfy { $0 > 0 }
    if isLessOne { for index in numbers.indices { numbers[index] -= 1 } }
    var counts = [Int](repeating: 0, count: 33)
    for number in numbers { counts[BitPacking.width(number)] += 1 }
    var best = (width: 32, size: Int.max, exceptions: 0)
    var exceptions = 0
    for width in stride(from: 32, through: 0, by: -1) {
      // An exception takes its index and, nearly always, one byte more; and time, which counts as a byte.
      let size = 16 * width + 3 * exceptions
      if size <= best.size, exceptions < PostingBlock.size { best = (width, size, exceptions) }
      exceptions += counts[width]
    }
    width = best.width
    exceptionCount = best.exceptions
  }

  func appendNumbers(to bytes: inout [UInt8]) {
    BitPacking.append(numbers, width: width, to: &bytes)
  }

  /// The numbers that the width does not hold: where they are, and their bits above it.
  var exceptions: [(index: Int, high: UInt32)] {
    guard exceptionCount > 0 else { return [] }
    return numbers.indices.filter { BitPacking.width(numbers[$0]) > width }.map {
      ($0, UInt32(truncatingIfNeeded: UInt64(numbers[$0]) >> UInt64(width)))
    }
  }
}
