internal import CICU
internal import Glibc

/// Finds and folds the words of UTF-8 text.
///
/// ICU's word break (UAX #29) and NFKC_Casefold are the law; a table-driven scanner does the same
/// for ASCII, for Cyrillic U+0400–U+045F, and for punctuation, some five times faster. Where it
/// meets another character it hands everything from the word's start to the next white space to
/// ICU, which is sound because ICU's rules start afresh at each boundary. Two deviations, the same
/// on both ways: every joiner splits (`array_push`, `o'brien`, `3.14`; what belongs together is
/// decided in ``CompoundAssembler``), and folding drops diacritics over Latin letters, stress marks
/// over Russian vowels, and the dots of ё.
final class WordScanner {
  /// Folded words are cut here; the same limit as in ICU's path.
  private static let wordLimit = Int(CICU_WORD_LIMIT)
  /// ICU gets no more at once.
  private static let spanLimit = 1 << 20

  private static let cyrillicFlag = UInt16(Alphabets.cyrillic.rawValue) << 8

  /// Folded letters and digits of ASCII in the low byte, their alphabet in the high one; 0:
  /// neither.
  private let ascii: UnsafeMutablePointer<UInt16>
  /// Folded letters U+0400–U+045F by the low bits of their code point, both bytes, low byte first;
  /// 0: not fast.
  private let russian: UnsafeMutablePointer<UInt16>
  private let separates: UnsafePointer<UInt8>
  /// Made once a process, and never changed after.
  nonisolated(unsafe) private static let separators: UnsafePointer<UInt8> = {
    // Zeroed, and most of its pages never touched.
    guard let memory = calloc(65536, 1) else { fatalError("no memory") }
    let table = memory.assumingMemoryBound(to: UInt8.self)
    cicu_words_separators(table)
    return UnsafePointer(table)
  }()
  private let buffer: UnsafeMutablePointer<UInt8>
  private let icu: OpaquePointer?

  init() {
    ascii = .allocate(capacity: 256)
    for byte in 0..<UInt16(256) {
      switch byte {
      case 0x41...0x5A: ascii[Int(byte)] = UInt16(Alphabets.latin.rawValue) << 8 | (byte + 32)
      case 0x61...0x7A: ascii[Int(byte)] = UInt16(Alphabets.latin.rawValue) << 8 | byte
      case 0x30...0x39: ascii[Int(byte)] = UInt16(Alphabets.digit.rawValue) << 8 | byte
      default: ascii[Int(byte)] = 0
      }
    }
    russian = .allocate(capacity: 128)
    for low in 0..<128 {
      var letter: UInt16
      switch low {
      case 0x01, 0x51, 0x00, 0x50: letter = 0x35  // Ё ё Ѐ ѐ
      case 0x0D, 0x5D: letter = 0x38  // Ѝ ѝ
      case 0x02...0x0F: letter = UInt16(low) + 0x50
      case 0x10...0x2F: letter = UInt16(low) + 0x20
      case 0x30...0x5F: letter = UInt16(low)
      default:
        russian[low] = 0
        continue
      }
      letter += 0x400
      russian[low] = ((0xC0 | letter >> 6) | (0x80 | letter & 0x3F) << 8).littleEndian
    }
    separates = Self.separators
    buffer = .allocate(capacity: Self.wordLimit + 16)
    buffer.update(repeating: 0, count: Self.wordLimit + 16)
    icu = cicu_words_open()
  }

  deinit {
    ascii.deallocate()
    russian.deallocate()
    buffer.deallocate()
    cicu_words_close(icu)
  }

  /// A letter, a digit, or any character outside ASCII: what can stand after a joiner.
  @inline(__always)
  func mayBeginWord(_ byte: UInt8) -> Bool { byte >= 0x80 || ascii[Int(byte)] != 0 }

  /// The words by the fast way.
  @inline(__always)
  func scan<Sink: WordSink>(_ text: UnsafeBufferPointer<UInt8>, into sink: inout Sink) {
    guard let bytes = text.baseAddress else { return }
    scan(bytes, text.count, into: &sink)
  }

  /// The words by ICU alone: the oracle of the fast way.
  func scanWithICU<Sink: WordSink>(_ text: UnsafeBufferPointer<UInt8>, into sink: inout Sink) {
    guard let bytes = text.baseAddress else { return }
    var start = 0
    while start < text.count {
      var end = min(text.count, start + (1 << 24))
      while end < text.count, end > start, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      if end == start { end = min(text.count, start + (1 << 24)) }
      split(bytes, from: start, to: end, into: &sink)
      start = end
    }
  }

  @inline(__always)
  private func scan<Sink: WordSink>(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, into sink: inout Sink
  ) {
    let ascii = self.ascii
    let russian = self.russian
    let buffer = self.buffer
    var at = 0
    words: while at < count {
      let first = ascii[Int(bytes[at])]
      if first == 0, bytes[at] < 0x80 {
        at &+= 1
        continue
      }
      if first == 0, bytes[at] & 0xFE != 0xD0 {
        let length = separatorLength(bytes, at, count)
        at = length > 0 ? at + length : splitSpan(bytes, from: at, count, into: &sink)
        continue
      }
      // Folding keeps the length of what is scanned here.
      let start = at
      let folded = buffer - start
      let stop = min(count, start &+ Self.wordLimit)
      var found: UInt16 = 0
      letters: while true {
        if bytes[at] < 0x80 {
          while at &+ 8 <= stop {
            let letters = EightBytes(bytes, at).foldedASCII
            letters.store(folded, at)
            found |= letters.alphabets
            at &+= letters.count
            if letters.count < 8 { break }
          }
          while at &+ 8 > stop, at < stop {
            let letter = ascii[Int(bytes[at])]
            if letter == 0 { break }
            folded[at] = UInt8(truncatingIfNeeded: letter)
            found |= letter
            at &+= 1
          }
          guard at < stop, bytes[at] & 0xFE == 0xD0 else { break letters }
        }
        let run = at
        while at &+ 8 <= stop {
          let letters = EightBytes(bytes, at).foldedCyrillic
          letters.store(folded, at)
          at &+= letters.count
          if letters.count < 8 { break }
        }
        while at &+ 1 < stop, bytes[at] & 0xFE == 0xD0, bytes[at &+ 1] & 0xC0 == 0x80 {
          let letter = russian[Int(bytes[at] & 1) << 6 | Int(bytes[at &+ 1] & 0x3F)]
          if letter == 0 { break }
          UnsafeMutableRawPointer(folded + at).storeBytes(of: letter, as: UInt16.self)
          at &+= 2
        }
        guard at > run else { break letters }
        found |= Self.cyrillicFlag
        guard at < stop, ascii[Int(bytes[at])] != 0 else { break letters }
      }
      var end = at
      if at < count, bytes[at] >= 0x80 || at &+ 1 >= stop {
        end = endOfWord(bytes, at, count)
        guard end >= 0, at > start else {
          at = splitSpan(bytes, from: start, count, into: &sink)
          continue words
        }
      }
      sink.take(
        ScannedWord(
          folded: UnsafePointer(buffer), count: at &- start, start: start, end: end,
          alphabets: Alphabets(rawValue: UInt8(truncatingIfNeeded: found >> 8))))
      at = end
    }
  }

  /// Where a word ends that stops being scanned at `at`: there, or, behind the limit, at its last
  /// letter; -1 when ICU has to say.
  @inline(never)
  private func endOfWord(_ bytes: UnsafePointer<UInt8>, _ from: Int, _ count: Int) -> Int {
    var at = from
    // Endless words end here, or each of their spans would look for the same end again.
    let limit = min(count, from + Self.spanLimit)
    while at < limit {
      if ascii[Int(bytes[at])] != 0 {
        at += 1
      } else if bytes[at] < 0x80 || separatorLength(bytes, at, count) > 0 {
        return at
      } else if at + 1 < count, bytes[at] & 0xFE == 0xD0, bytes[at + 1] & 0xC0 == 0x80,
        russian[Int(bytes[at] & 1) << 6 | Int(bytes[at + 1] & 0x3F)] != 0
      {
        at += 2
      } else {
        return -1
      }
    }
    return at
  }

  /// Length of the separator at `at`, 0 when ICU has to say what the character is.
  @inline(__always)
  private func separatorLength(
    _ bytes: UnsafePointer<UInt8>, _ at: Int, _ count: Int
  ) -> Int {
    let lead = bytes[at]
    if lead >= 0xE2, lead < 0xF0 {
      guard at + 2 < count, bytes[at + 1] & 0xC0 == 0x80, bytes[at + 2] & 0xC0 == 0x80 else {
        return 0
      }
      let scalar = Int(lead & 0x0F) << 12 | Int(bytes[at + 1] & 0x3F) << 6
      return separates[scalar | Int(bytes[at + 2] & 0x3F)] == 1 ? 3 : 0
    }
    if lead >= 0xC2, lead < 0xE0 {
      guard at + 1 < count, bytes[at + 1] & 0xC0 == 0x80 else { return 0 }
      return separates[Int(lead & 0x1F) << 6 | Int(bytes[at + 1] & 0x3F)] == 1 ? 2 : 0
    }
    return 0
  }

  /// Has ICU split from `start` to the next white space, and returns where that is.
  @inline(never)
  private func splitSpan<Sink: WordSink>(
    _ bytes: UnsafePointer<UInt8>, from start: Int, _ count: Int, into sink: inout Sink
  ) -> Int {
    var end = start
    let limit = min(count, start + Self.spanLimit)
    while end < limit, bytes[end] != 0x20, bytes[end] != 0x0A, bytes[end] != 0x09 { end += 1 }
    if end == limit {
      while end < count, end > start + 8, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    }
    split(bytes, from: start, to: end, into: &sink)
    return max(end, start + 1)
  }

  private func split<Sink: WordSink>(
    _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, into sink: inout Sink
  ) {
    guard let icu else { return }
    var words: UnsafePointer<cicu_word>?
    var folded: UnsafePointer<UInt8>?
    let count = cicu_words_split(icu, bytes + start, Int64(end - start), &words, &folded)
    guard count > 0, let words, let folded else { return }
    for index in 0..<Int(count) {
      let word = words[index]
      sink.take(
        ScannedWord(
          folded: folded + Int(word.folded), count: Int(word.length),
          start: start + Int(word.start), end: start + Int(word.end),
          alphabets: Alphabets(rawValue: UInt8(truncatingIfNeeded: word.alphabets))))
    }
  }
}
