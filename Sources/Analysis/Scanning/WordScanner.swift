internal import CICU

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
  /// What a byte is to the scanner.
  private enum ByteClass {
    static let separator: UInt8 = 0
    static let letter: UInt8 = 1
    static let digit: UInt8 = 2
    /// 0xD0 and 0xD1: lead bytes of Russian letters.
    static let cyrillic: UInt8 = 3
    /// Other lead bytes, and stray continuation bytes.
    static let high: UInt8 = 4
  }

  /// Folded words are cut here; the same limit as in ICU's path.
  private static let wordLimit = Int(CICU_WORD_LIMIT)
  /// ICU gets no more at once.
  private static let spanLimit = 1 << 20

  private let classes: UnsafeMutablePointer<UInt8>
  /// Folded ASCII.
  private let lower: UnsafeMutablePointer<UInt8>
  /// Folded letters U+0400–U+045F by the low bits of their code point, both bytes, low byte first;
  /// 0: not fast.
  private let russian: UnsafeMutablePointer<UInt16>
  private let separates: UnsafeMutablePointer<UInt8>
  private let buffer: UnsafeMutablePointer<UInt8>
  private let icu: OpaquePointer?

  init() {
    classes = .allocate(capacity: 256)
    lower = .allocate(capacity: 256)
    for byte in 0..<256 {
      let byte8 = UInt8(byte)
      lower[byte] = byte8
      switch byte8 {
      case 0x41...0x5A:
        classes[byte] = ByteClass.letter
        lower[byte] = byte8 + 32
      case 0x61...0x7A: classes[byte] = ByteClass.letter
      case 0x30...0x39: classes[byte] = ByteClass.digit
      case 0xD0, 0xD1: classes[byte] = ByteClass.cyrillic
      case 0x80...0xFF: classes[byte] = ByteClass.high
      default: classes[byte] = ByteClass.separator
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
      russian[low] = (0xC0 | letter >> 6) | (0x80 | letter & 0x3F) << 8
    }
    separates = .allocate(capacity: 65536)
    cicu_words_separators(separates)
    buffer = .allocate(capacity: Self.wordLimit + 8)
    icu = cicu_words_open()
  }

  deinit {
    classes.deallocate()
    lower.deallocate()
    russian.deallocate()
    separates.deallocate()
    buffer.deallocate()
    cicu_words_close(icu)
  }

  /// A letter, a digit, or any character outside ASCII: what can stand after a joiner.
  @inline(__always)
  func mayBeginWord(_ byte: UInt8) -> Bool { classes[Int(byte)] != ByteClass.separator }

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
    let classes = self.classes
    let lower = self.lower
    let russian = self.russian
    let buffer = self.buffer
    var at = 0
    words: while at < count {
      let first = classes[Int(bytes[at])]
      if first == ByteClass.separator {
        at += 1
        continue
      }
      if first == ByteClass.high {
        let length = separatorLength(bytes, at, count)
        at = length > 0 ? at + length : splitSpan(bytes, from: at, count, into: &sink)
        continue
      }
      let start = at
      var limit = Self.wordLimit
      var written = 0
      var alphabets: UInt8 = 0
      letters: while at < count {
        let byte = bytes[at]
        switch classes[Int(byte)] {
        case ByteClass.letter:
          if written < limit {
            alphabets |= Alphabets.latin.rawValue
            buffer[written] = lower[Int(byte)]
            written &+= 1
          }
          at &+= 1
        case ByteClass.digit:
          if written < limit {
            alphabets |= Alphabets.digit.rawValue
            buffer[written] = byte
            written &+= 1
          }
          at &+= 1
        case ByteClass.cyrillic:
          guard at &+ 1 < count, bytes[at &+ 1] & 0xC0 == 0x80 else {
            at = splitSpan(bytes, from: start, count, into: &sink)
            continue words
          }
          let folded = russian[Int(byte & 1) << 6 | Int(bytes[at &+ 1] & 0x3F)]
          guard folded != 0 else {
            at = splitSpan(bytes, from: start, count, into: &sink)
            continue words
          }
          if written &+ 1 < limit {
            alphabets |= Alphabets.cyrillic.rawValue
            UnsafeMutableRawPointer(buffer + written).storeBytes(
              of: folded.littleEndian, as: UInt16.self)
            written &+= 2
          } else {
            // The cut falls before this letter; nothing after it may slip in.
            limit = written
          }
          at &+= 2
        case ByteClass.high:
          guard separatorLength(bytes, at, count) > 0 else {
            at = splitSpan(bytes, from: start, count, into: &sink)
            continue words
          }
          break letters
        default:
          break letters
        }
      }
      sink.take(
        ScannedWord(
          folded: UnsafePointer(buffer), count: written, start: start, end: at,
          alphabets: Alphabets(rawValue: alphabets)))
    }
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
