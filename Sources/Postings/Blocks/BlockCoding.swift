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
  static let shortMark: UInt8 = 255
  static let headSize = 5
  /// In place of the bits above the width where they need more than a byte.
  static let longHigh: UInt32 = 255

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
