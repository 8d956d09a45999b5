internal import Glibc

/// Text that was decoded wrongly once: recognised by undoing the mistake and asking ``TextModel`` which is likelier.
///
/// A line is cut at spaces; each word is written back in the encoding that it was wrongly read in, and read in the one
/// that it was written in. The pair of encodings that explains the line best wins, if it explains it much better than
/// the line as it stands.
struct Mojibake {
  /// What a repaired line must be likelier by, in sixteenths of a nat.
  private static let leastGain = 400
  /// What a word that proves the mistake must be likelier by.
  private static let anchorGain = 160
  /// Sixteenths of a nat a character beyond ASCII that a word in its right reading may cost.
  private static let readableCost = 112
  /// Cyrillic letters that look like Latin ones.
  private static let lookalikes = Set("авекмнорстухАВЕКМНОРСТУХ".unicodeScalars.map(\.value))
  /// Sixteenths of a nat a character; words that cost more are looked at more closely.
  private static let suspiciousCost = 88
  /// By how much the words of a line must exceed that together.
  private static let suspiciousExcess = 160
  /// Longer lines are cut for the closer look, in bytes.
  private static let longestLine = 1 << 16

  /// Whether a letter is one that no encoding here has: Mongolian ө, Abkhaz ҧ. A line that holds it is as it was
  /// written, however unlikely its words are as Russian ones.
  private static func provesReading(_ scalar: UInt32) -> Bool {
    // Ґ and ґ are in windows-1251.
    (0x460..<0x530).contains(scalar) && scalar & ~1 != 0x490
  }

  private let model = TextModel.shared
  private let inverses = InversePage.all

  /// How many lines of well-formed UTF-8 look decoded wrongly. Cost: some 2 ns a character beyond ASCII.
  func lineCount(in text: UnsafeRawBufferPointer) -> Int {
    guard let base = text.baseAddress else { return 0 }
    var count = 0
    var start = 0
    while true {
      let high = Self.firstNonASCII(text, from: start)
      guard high < text.count else { return count }
      var lineStart = high
      while lineStart > start, text[lineStart &- 1] != 0x0A { lineStart &-= 1 }
      start = lineStart
      let end = memchr(base + high, 0x0A, text.count &- high).map { UnsafeRawPointer($0) - base }
      let line = UnsafeRawBufferPointer(rebasing: text[start..<(end ?? text.count)])
      if isSuspicious(line, from: high &- start), repair(line) != nil { count &+= 1 }
      start = (end ?? text.count &- 1) &+ 1
    }
  }

  /// The place of the first byte beyond ASCII, or the end.
  private static func firstNonASCII(_ text: UnsafeRawBufferPointer, from start: Int) -> Int {
    var place = start
    while place &+ 16 <= text.count {
      let low = text.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      let high = text.loadUnaligned(fromByteOffset: place &+ 8, as: UInt64.self)
      if (low | high) & 0x8080_8080_8080_8080 != 0 { break }
      place &+= 16
    }
    while place < text.count, text[place] < 0x80 { place &+= 1 }
    return place
  }

  /// The line without the mistake, or nil. The line must be well-formed UTF-8.
  func repair(_ line: UnsafeRawBufferPointer) -> [UInt8]? {
    let words = split(UnsafeRawBufferPointer(rebasing: line.prefix(Self.longestLine)))
    if words.contains(where: { $0.scalars.contains(where: Self.provesReading) }) { return nil }
    var best: (gain: Int, repaired: [[UInt8]?])?
    for inverse in inverses {
      let originals = words.map { $0.isNeutral ? nil : inverse.bytes(of: $0.scalars) }
      guard originals.contains(where: { $0 != nil }) else { continue }
      for candidate in EncodingDetector.candidates.indices {
        let page = candidate == 0 ? nil : CodePage.all[candidate - 1]
        if page?.encoding == inverse.encoding { continue }
        var gain = 0
        var isAnchored = false
        let repaired = zip(words, originals).map { word, original -> [UInt8]? in
          guard let original, let scalars = Self.decode(original, page) else { return nil }
          let wordGain = word.cost &- cost(scalars)
          guard wordGain > 0, isReadable(scalars) else { return nil }
          gain &+= wordGain
          if isAnchor(word, scalars, wordGain, page) { isAnchored = true }
          return utf8(scalars)
        }
        if isAnchored, gain >= Self.leastGain, gain > best?.gain ?? 0 { best = (gain, repaired) }
      }
    }
    guard let best else { return nil }
    var whole: [UInt8] = []
    whole.reserveCapacity(line.count)
    for (word, repaired) in zip(words, best.repaired) {
      whole += repaired ?? utf8(word.scalars)
    }
    whole += line.dropFirst(Self.longestLine)
    return whole
  }

  /// Whether a repaired word has none but usual characters.
  private func isReadable(_ scalars: [UInt32]) -> Bool {
    scalars.allSatisfy {
      let symbol = model.symbol($0)
      if (0x460..<0x530).contains($0) { return false }
      return symbol != CharacterClass.exotic.rawValue && symbol != CharacterClass.invalid.rawValue
    }
  }

  /// Whether a word proves the mistake. UTF-8 seldom comes about by chance. Between single-byte encodings it takes a
  /// word of four letters or more, since abbreviations in capitals look odd to the model; and Western letters must
  /// have come from others than those that Latin and Cyrillic write alike, since names in mixed alphabets do occur.
  private func isAnchor(
    _ word: Word, _ scalars: [UInt32], _ gain: Int, _ page: CodePage?
  ) -> Bool {
    guard cost(scalars) <= Self.readableCost &* (scalars.count(where: { $0 >= 0x80 }) &+ 1) else {
      return false
    }
    guard let page else { return true }
    guard gain >= Self.anchorGain else { return false }
    if page.encoding == .windows1252 {
      return scalars.contains { (0xC0...0xFF).contains($0) }
        && word.scalars.contains { $0 < 0x80 && $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
        && word.scalars.contains { (0x400..<0x530).contains($0) && !Self.lookalikes.contains($0) }
    }
    let changed = zip(scalars, word.scalars).count { $0 != $1 && (0x401..<0x452).contains($0) }
    return changed >= 4 && scalars.allSatisfy { $0 < 0x80 || Self.isRussian(model.symbol($0)) }
  }

  /// Letters, quotes, dashes and spaces of Russian text.
  private static func isRussian(_ symbol: UInt8) -> Bool {
    guard let kind = CharacterClass(rawValue: symbol) else { return true }
    switch kind {
    case .openQuote, .closeQuote, .curlyQuote, .dash, .noBreakSpace: return true
    default: return false
    }
  }

  // MARK: Words

  /// A word with the space after it.
  private struct Word {
    var scalars: [UInt32]
    var cost: Int
    /// Whether all of it is ASCII.
    var isNeutral: Bool
  }

  private func split(_ line: UnsafeRawBufferPointer) -> [Word] {
    var words: [Word] = []
    var scalars: [UInt32] = []
    var place = 0
    while place < line.count {
      let scalar = UTF8Scalar(line, at: place)
      place &+= scalar.length
      let value = scalar.value ?? 0xFFFD
      scalars.append(value)
      if value == 0x20 || value == 0x09 || place >= line.count {
        let isNeutral = scalars.allSatisfy { $0 < 0x80 }
        words.append(
          Word(scalars: scalars, cost: isNeutral ? 0 : cost(scalars), isNeutral: isNeutral))
        scalars.removeAll()
      }
    }
    return words
  }

  /// The cost of a word between spaces; what ASCII characters cost among themselves is left out.
  private func cost(_ scalars: [UInt32]) -> Int {
    var sum = 0
    var afterLatin = false
    var previous = UInt(0)
    var before: UInt32 = 0x20
    for scalar in scalars {
      let symbol = UInt(model.symbol(scalar, afterLatin: &afterLatin))
      if scalar >= 0x80 || before >= 0x80 {
        sum &+= Int(model.costs[Int(previous << TextModel.rowShift | symbol)])
      }
      previous = symbol
      before = scalar
    }
    if before >= 0x80 { sum &+= Int(model.costs[Int(previous << TextModel.rowShift)]) }
    return sum
  }

  /// Whether words of the line are unlikely enough for the closer look.
  private func isSuspicious(_ line: UnsafeRawBufferPointer, from firstHigh: Int) -> Bool {
    // The word that the first character beyond ASCII stands in begins with ASCII at most.
    var place = firstHigh
    while place > 0, firstHigh &- place < 64, line[place &- 1] < 0x80 { place &-= 1 }
    var excess = 0
    var sum = 0
    var count = 0
    var afterLatin = false
    var previous = UInt(0)
    var before: UInt32 = 0x20
    return model.costs.withUnsafeBufferPointer { costs in
      while place < line.count {
        let first = line[place]
        let value: UInt32
        if first & 0xFE == 0xD0, place &+ 1 < line.count {
          // Nearly all Cyrillic letters: worth a way of their own.
          value = UInt32(first & 0x1F) &<< 6 | UInt32(line[place &+ 1] & 0x3F)
          place &+= 2
        } else {
          let scalar = UTF8Scalar(line, at: place)
          place &+= scalar.length
          value = scalar.value ?? 0xFFFD
        }
        let symbol = UInt(model.symbol(value, afterLatin: &afterLatin))
        if value >= 0x80 || before >= 0x80 {
          sum &+= Int(costs[Int(previous << TextModel.rowShift | symbol)])
          count &+= 1
        }
        previous = symbol
        before = value
        if value == 0x20, count > 0 {
          excess &+= max(0, sum &- count &* Self.suspiciousCost)
          sum = 0
          count = 0
        }
      }
      excess &+= max(0, sum &- count &* Self.suspiciousCost)
      return excess >= Self.suspiciousExcess
    }
  }

  // MARK: Reading and writing

  /// Bytes read as a page, or as UTF-8 where there is none; nil where they are ill-formed.
  private static func decode(_ bytes: [UInt8], _ page: CodePage?) -> [UInt32]? {
    if let page {
      let scalars = bytes.map { UInt32(page.units[Int($0)]) }
      return scalars.contains(0xFFFD) ? nil : scalars
    }
    var scalars: [UInt32] = []
    return bytes.withUnsafeBytes { raw in
      var place = 0
      while place < raw.count {
        let scalar = UTF8Scalar(raw, at: place)
        guard let value = scalar.value else { return nil }
        scalars.append(value)
        place &+= scalar.length
      }
      return scalars
    }
  }

  private func utf8(_ scalars: [UInt32]) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in scalars {
      Unicode.Scalar(scalar).map {
        bytes += Array(UTF8.encode($0) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return bytes
  }
}
