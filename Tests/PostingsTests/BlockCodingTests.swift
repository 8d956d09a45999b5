import TestSupport
import Testing

@testable import Postings

@Suite("Blocks of postings")
struct BlockCodingTests {
  @Test("come back as they were", arguments: 1...40)
  func comeBack(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var block = PostingBlock()
    defer { block.deallocate() }
    block.count = seed % 3 == 0 ? Int.random(in: 1..<128, using: &generator) : 128
    let previous: UInt32 = seed % 2 == 0 ? .max : 1_000_000
    let widest: UInt32 = [0, 3, 200, 70_000, 20_000_000][Int(seed) % 5]
    var last = previous
    for index in 0..<block.count {
      last = last &+ 1 &+ UInt32.random(in: 0...widest, using: &generator)
      block.docIDs[index] = last
      // Most words occur once or twice in a document, now and then one occurs a thousand times.
      let isOften = Int.random(in: 0..<30, using: &generator) == 0
      block.titleFrequencies[index] = isOften ? 1 : 0
      block.bodyFrequencies[index] = UInt32.random(
        in: 0...(isOften ? 100_000 : 2), using: &generator)
    }
    var bytes: [UInt8] = []
    BlockCoding.append(block, after: previous, to: &bytes)
    let count = bytes.count
    bytes += [UInt8](repeating: 0xFF, count: BitPacking.padding)
    var read = PostingBlock()
    defer { read.deallocate() }
    let isRead = bytes.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { BlockCoding.read($0, limit: count, after: previous, into: &read) }
    }
    #expect(isRead == true, "seed \(seed)")
    #expect(read.count == block.count)
    for (one, other) in [
      (read.docIDs, block.docIDs), (read.titleFrequencies, block.titleFrequencies),
      (read.bodyFrequencies, block.bodyFrequencies),
    ] {
      let same = UnsafeBufferPointer(start: one, count: block.count).elementsEqual(
        UnsafeBufferPointer(start: other, count: block.count))
      #expect(same, "seed \(seed)")
    }
  }

  @Test("any bytes are read or refused", arguments: 1...200)
  func takeAnyBytes(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 2...600, using: &generator)
    var bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    if seed % 2 == 0 { for index in 0..<2 { bytes[index] %= 33 } }
    bytes += [UInt8](repeating: 0, count: 3 * Varint.maximumLength)
    var block = PostingBlock()
    defer { block.deallocate() }
    bytes.withUnsafeBufferPointer { bytes in
      _ = bytes.baseAddress.map { BlockCoding.read($0, limit: count, after: 7, into: &block) }
    }
    #expect(block.count <= PostingBlock.size)
  }

  @Test(
    "competitive postings are beaten by none of the run, however few are kept", arguments: 1...20)
  func competitivePostings(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var front = CompetitiveFront()
    let elements = (0..<300).map { _ in
      CompetitiveFront.Element(
        titleFrequency: UInt32.random(in: 0...2, using: &generator),
        bodyFrequency: UInt32.random(in: 0...40, using: &generator),
        titleLength: UInt32.random(in: 0...300, using: &generator),
        bodyLength: UInt32.random(in: 1...90_000, using: &generator))
    }
    for element in elements { front.insert(element) }
    for limit in [1, 4, 10, 1000] {
      let kept = front.reduced(to: limit)
      #expect(kept.count <= limit)
      for element in elements {
        #expect(kept.contains { $0.beats(element) }, "seed \(seed), limit \(limit)")
      }
    }
  }
}
