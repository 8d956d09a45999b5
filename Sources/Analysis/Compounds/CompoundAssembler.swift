/// Takes single words and compounds of a text in order.
protocol CompoundSink {
  mutating func take(single word: ScannedWord)
  mutating func take(compound: Compound)
}

/// Puts together the words that a joiner holds: `e-commerce`, `array_push`, `O'Brien`, `3.14`.
///
/// The words around exactly one joiner, without a space, belong together; so do the halves of a
/// word broken at a line end. What the joint means for terms is decided in ``TermBuilder``.
struct CompoundAssembler<Sink: CompoundSink>: WordSink {
  private let text: UnsafePointer<UInt8>
  private let textCount: Int
  private let scanner: WordScanner
  private let compound: Compound
  /// The last word of a chain that grew too long, whose words go out alone.
  private var overlong: (end: Int, alphabets: Alphabets)?
  var sink: Sink

  init(
    _ text: UnsafeBufferPointer<UInt8>, _ start: UnsafePointer<UInt8>, scanner: WordScanner,
    compound: Compound, sink: Sink
  ) {
    self.text = start
    textCount = text.count
    self.scanner = scanner
    self.compound = compound
    self.sink = sink
    compound.removeAll()
  }

  @inline(__always)
  mutating func take(_ word: ScannedWord) {
    if compound.isEmpty, overlong == nil, !mayContinue(word.end) {
      sink.take(single: word)
    } else {
      join(word)
    }
  }

  /// Hands over what is still held back.
  mutating func finish() {
    flush()
    overlong = nil
  }

  /// A quick look at what follows a word; says no to nearly all.
  @inline(__always)
  private func mayContinue(_ end: Int) -> Bool {
    // But for the sign of a language (C#), even the shortest joint is followed by a character.
    guard end &+ 1 < textCount else { return end < textCount && text[end] == UInt8(ascii: "#") }
    let byte = text[end]
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\n"): return false
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "'"),
      UInt8(ascii: "_"), UInt8(ascii: "&"), UInt8(ascii: "@"), UInt8(ascii: "/"):
      return scanner.mayBeginWord(text[end &+ 1])
    case UInt8(ascii: "-"):
      let next = text[end &+ 1]
      return next == 0x0A || next == 0x0D || scanner.mayBeginWord(next)
    case UInt8(ascii: "+"), UInt8(ascii: "#"): return true
    case 0xC2, 0xCA, 0xE2, 0xEF: return true
    default: return false
    }
  }

  /// Whether `++` or `#` follows and belongs to the name of a language: `C++`, `C#`, `F#`.
  private func symbolLength(after word: ScannedWord) -> Int {
    guard word.alphabets == .latin else { return 0 }
    let rest = textCount - word.end
    if rest >= 2, text[word.end] == 0x2B, text[word.end + 1] == 0x2B {
      return rest >= 3 && text[word.end + 2] == 0x2B ? 0 : 2
    }
    if word.count == 1, rest >= 1, text[word.end] == 0x23 {
      return rest >= 2 && text[word.end + 1] == 0x23 ? 0 : 1
    }
    return 0
  }

  @inline(never)
  private mutating func join(_ word: ScannedWord) {
    if let last = overlong {
      if Joint.between(text, last.end, word.start, last.alphabets, word.alphabets) != .none {
        overlong = (word.end, word.alphabets)
        sink.take(single: word)
        return
      }
      overlong = nil
    }
    if !compound.isEmpty {
      let last = compound.parts[compound.count - 1]
      let joint = Joint.between(text, last.end, word.start, last.alphabets, word.alphabets)
      if joint == .none {
        flush()
      } else if compound.count >= Compound.capacity {
        for index in 0..<compound.count where compound.parts[index].joint != .symbol {
          sink.take(single: compound.word(index))
        }
        sink.take(single: word)
        compound.removeAll()
        overlong = (word.end, word.alphabets)
        return
      } else {
        compound.append(word, joint: joint)
        addSymbol(after: word)
        if !mayContinue(word.end) { flush() }
        return
      }
    }
    compound.append(word, joint: .none)
    addSymbol(after: word)
    if !mayContinue(word.end) { flush() }
  }

  private mutating func addSymbol(after word: ScannedWord) {
    let length = symbolLength(after: word)
    guard length > 0 else { return }
    compound.append(
      ScannedWord(
        folded: text + word.end, count: length, start: word.end, end: word.end + length,
        alphabets: []), joint: .symbol)
  }

  private mutating func flush() {
    if compound.count == 1 {
      sink.take(single: compound.word(0))
    } else if compound.count > 1 {
      sink.take(compound: compound)
    }
    compound.removeAll()
  }
}
