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
      bytes.baseAddress.map {
        BlockCoding.read($0, limit: count, after: previous, to: last, into: &read)
      }
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
    // One by one they are the same as all together.
    bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      for place in 0..<block.count {
        let one = BlockCoding.frequencies(at: place, start, limit: count, in: read)
        #expect(one?.title == block.titleFrequencies[place], "seed \(seed), \(place)")
        #expect(one?.body == block.bodyFrequencies[place], "seed \(seed), \(place)")
      }
    }
  }

  @Test("are unpacked alike with the width known beforehand and without", arguments: 0...32)
  func unpackedAlike(width: Int) {
    let seed: UInt64 = 5
    var generator = SeededGenerator(seed: seed)
    let most = UInt32(truncatingIfNeeded: (UInt64(1) << UInt64(width)) - 1)
    let numbers = (0..<BitPacking.count).map { _ in UInt32.random(in: 0...most, using: &generator) }
    var bytes: [UInt8] = []
    BitPacking.append(numbers, width: width, to: &bytes)
    bytes += [UInt8](repeating: 0xFF, count: BitPacking.padding)
    var plain = [UInt32](repeating: 7, count: BitPacking.count)
    var unpacked = plain
    bytes.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      BitPacking.read(start, width: width) { for lane in 0..<4 { plain[$0 + lane] = $1[lane] } }
      BitPacking.unpack(start, width: width) {
        for lane in 0..<4 { unpacked[$0 + lane] = $1[lane] }
      }
    }
    #expect(plain == numbers)
    #expect(unpacked == numbers)
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
    let last: UInt32 = seed % 3 == 0 ? .max >> 1 : 1_000_000
    bytes.withUnsafeBufferPointer { bytes in
      let isRead = bytes.baseAddress.map {
        BlockCoding.read($0, limit: count, after: 7, to: last, into: &block)
      }
      if isRead == true { #expect((0..<block.count).allSatisfy { block.docIDs[$0] <= last }) }
      for place in 0..<block.count {
        _ = bytes.baseAddress.map {
          BlockCoding.frequencies(at: place, $0, limit: count, in: block)
        }
      }
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

  @Test("a stored share is no lower than BM25's, of documents up to 2 % longer", arguments: 1...20)
  func saturation(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let average = Float.random(in: 5...5000, using: &generator)
    let saturation = Saturation(averageLength: average)
    for _ in 0..<200 {
      let element = CompetitiveFront.Element(
        titleFrequency: UInt32.random(in: 0...3, using: &generator),
        bodyFrequency: UInt32.random(in: 1...60, using: &generator),
        titleLength: UInt32.random(in: 3...30, using: &generator),
        bodyLength: UInt32.random(in: 60...20_000, using: &generator))
      let frequency = 2 * Double(element.titleFrequency) + Double(element.bodyFrequency)
      let length = 2 * Double(element.titleLength) + Double(element.bodyLength)
      let norm = 1.2 * (0.4 + 0.6 * length / (1.02 * Double(average)))
      let stored = Float(Saturation.byte(saturation.share(element))) * Saturation.unit
      #expect(Double(stored) >= frequency / (frequency + norm), "seed \(seed), \(element)")
    }
  }
}
