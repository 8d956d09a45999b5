internal import Glibc

/// The words of an index in letter order, with their document frequencies: what spelling and
/// transliteration look for words in.
///
/// One run of bytes that is used as it lies in memory or in a file: words share their beginnings with
/// the one before, 64 to a block; blocks are found by binary search. Some 10 bytes a word. Damaged bytes
/// give wrong words, never a trap.
public final class VocabularyTable: @unchecked Sendable {
  /// Letters of the longest word that is kept.
  static let longest = 40
  static let blockSize = 64
  private static let magic = Array("slovo-vocabulary-1\n".utf8)

  private let memory: UnsafeRawBufferPointer
  private let isMapped: Bool
  /// Words, and where blocks begin.
  public let count: Int
  /// What ``VocabularyTableBuilder/finish(stamp:)`` was given.
  public let stamp: String
  private let blocks: Int
  private let blockOffsets: Int

  /// A table of bytes in memory; nil if they are none.
  public convenience init?(bytes: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 8)
    copy.copyBytes(from: bytes)
    self.init(memory: UnsafeRawBufferPointer(copy), isMapped: false)
  }

  /// A table in a file, mapped; nil if there is none or it is no table.
  public convenience init?(path: [UInt8]) {
    let name = path.map { CChar(bitPattern: $0) } + [0]
    let descriptor = open(name, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size > 0,
      let start = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0),
      start != MAP_FAILED
    else { return nil }
    self.init(
      memory: UnsafeRawBufferPointer(start: start, count: Int(status.st_size)), isMapped: true)
  }

  /// Header: magic, then at offset 24 the counts of words, blocks and stamp bytes and the offset of the
  /// block table, 8 bytes each; the stamp; the words; the block table.
  private init?(memory: UnsafeRawBufferPointer, isMapped: Bool) {
    self.memory = memory
    self.isMapped = isMapped
    guard memory.count >= 56, memory.prefix(Self.magic.count).elementsEqual(Self.magic) else {
      count = 0
      blocks = 0
      blockOffsets = 0
      stamp = ""
      return nil
    }
    func number(_ index: Int) -> Int {
      Int(truncatingIfNeeded: memory.loadUnaligned(fromByteOffset: 24 + index * 8, as: UInt64.self))
    }
    count = number(0)
    blocks = number(1)
    blockOffsets = number(3)
    let stampCount = number(2)
    guard stampCount >= 0, stampCount <= memory.count - 56, blocks >= 0, blockOffsets >= 56,
      blockOffsets <= memory.count, blocks == (memory.count - blockOffsets) / 4,
      (memory.count - blockOffsets) % 4 == 0
    else {
      stamp = ""
      return nil
    }
    stamp = String(decoding: memory[56..<56 + stampCount], as: UTF8.self)
    // A file that was cut short and filled up with zeros, as a fall of the machine leaves it.
    guard blocks == 0 || offset(ofBlock: 0) == 56 + stampCount,
      blocks < 2 || offset(ofBlock: blocks - 1) > offset(ofBlock: 0)
    else { return nil }
  }

  deinit {
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: memory.baseAddress), memory.count)
    } else {
      memory.deallocate()
    }
  }

  private func offset(ofBlock block: Int) -> Int {
    Int(
      UInt32(
        littleEndian: memory.loadUnaligned(
          fromByteOffset: blockOffsets + block * 4, as: UInt32.self)))
  }

  // MARK: walking

  /// Goes through all words in order, leaving out whatever the walker does not want.
  func walk(_ walker: inout some VocabularyWalker) {
    guard let base = memory.baseAddress?.assumingMemoryBound(to: UInt8.self), blocks > 0 else {
      return
    }
    let end = blockOffsets
    var stack = [UInt8](repeating: 0, count: 256)
    stack.withUnsafeMutableBufferPointer { stack in
      var depth = 0
      // The depth at which the walker turned back; words that share more are passed over.
      var pruned = Int.max
      var block = 0
      while block < blocks {
        var at = offset(ofBlock: block)
        var index = 0
        var isChecked = false
        while index < Self.blockSize, at + 2 <= end {
          var shared = Int(base[at])
          let rest = Int(base[at + 1])
          at += 2
          guard at + rest <= end, shared + rest <= 255 else { break }
          let letters = base + at
          at += rest
          let forms = Self.number(base, &at, end)
          let stems = Self.number(base, &at, end)
          index += 1
          var skipped = 0
          if index == 1 {
            // A block's first word is written whole.
            let limit = min(rest, min(depth, pruned == Int.max ? depth : pruned + 1))
            while skipped < limit, letters[skipped] == stack[skipped] { skipped += 1 }
            shared = skipped
          }
          if shared > pruned {
            if !isChecked {
              isChecked = true
              // Where later blocks begin so too, all between does.
              let last = lastBlock(after: block, beginning: stack, pruned + 1)
              if last > block {
                block = last - 1
                break
              }
            }
            continue
          }
          pruned = Int.max
          // Damaged bytes may claim to share more than there is.
          depth = min(depth, shared)
          var at = skipped
          while at < rest {
            stack[depth] = letters[at]
            guard walker.descend(letters[at], at: depth) else {
              pruned = depth
              isChecked = false
              depth += 1
              break
            }
            depth += 1
            at += 1
          }
          if pruned == Int.max {
            walker.arrive(
              UnsafeBufferPointer(rebasing: UnsafeBufferPointer(stack)[..<depth]), forms: forms,
              stems: stems)
          }
        }
        block += 1
      }
    }
  }

  /// The last block whose first word begins so, if it is one after `block`; doubling steps, then halving ones.
  private func lastBlock(
    after block: Int, beginning prefix: UnsafeMutableBufferPointer<UInt8>, _ count: Int
  ) -> Int {
    var known = block
    var step = 1
    while known + step < blocks, sharesPrefix(known + step, prefix, count) {
      known += step
      step *= 2
    }
    while step > 1 {
      step /= 2
      if known + step < blocks, sharesPrefix(known + step, prefix, count) { known += step }
    }
    return known
  }

  private func sharesPrefix(
    _ block: Int, _ prefix: UnsafeMutableBufferPointer<UInt8>, _ count: Int
  ) -> Bool {
    let at = offset(ofBlock: block)
    guard at + 2 + count <= blockOffsets, Int(memory[at + 1]) >= count else { return false }
    for index in 0..<count where memory[at + 2 + index] != prefix[index] { return false }
    return true
  }

  private static func number(_ base: UnsafePointer<UInt8>, _ at: inout Int, _ end: Int) -> Int {
    var value = 0
    var shift = 0
    while at < end, shift < 56 {
      let byte = base[at]
      at += 1
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return value
  }

  // MARK: writing

  struct Writer {
    private var words: [UInt8] = []
    private var offsets: [Int] = []
    private var last: [UInt8] = []
    private var count = 0

    mutating func add(_ word: ArraySlice<UInt8>, forms: Int, stems: Int) {
      var shared = 0
      if count % VocabularyTable.blockSize == 0 {
        offsets.append(words.count)
      } else {
        let most = min(last.count, word.count)
        while shared < most, last[shared] == word[word.startIndex + shared] { shared += 1 }
      }
      words.append(UInt8(truncatingIfNeeded: shared))
      words.append(UInt8(truncatingIfNeeded: word.count - shared))
      words += word.dropFirst(shared)
      append(forms)
      append(stems)
      last.removeAll(keepingCapacity: true)
      last.append(contentsOf: word)
      count += 1
    }

    private mutating func append(_ number: Int) {
      var rest = max(0, number)
      while rest >= 0x80 {
        words.append(UInt8(rest & 0x7F) | 0x80)
        rest >>= 7
      }
      words.append(UInt8(rest))
    }

    func finish(stamp: String) -> [UInt8] {
      let stamp = Array(stamp.utf8.prefix(1000))
      var bytes = VocabularyTable.magic
      bytes += [UInt8](repeating: 0, count: 24 - bytes.count)
      let start = 56 + stamp.count
      for number in [count, offsets.count, stamp.count, start + words.count] {
        withUnsafeBytes(of: UInt64(number).littleEndian) { bytes += $0 }
      }
      bytes += stamp
      bytes += words
      for offset in offsets {
        withUnsafeBytes(of: UInt32(truncatingIfNeeded: start + offset).littleEndian) { bytes += $0 }
      }
      return bytes
    }
  }
}
