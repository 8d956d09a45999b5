/// Takes text apart into words on which every engine agrees: runs of ASCII letters and digits or of
/// Russian letters and digits, lower case, ё as е. A word of two alphabets becomes two; one of more
/// than 40 bytes is left out.
///
/// Such words, joined by single blanks, are split alike by whoever splits at blanks, by FTS5's
/// unicode61 and by Unicode's word boundaries.
struct PlainWords {
  /// The words' bytes, one after the other.
  private(set) var bytes: [UInt8] = []
  /// Where each word lies in `bytes`, and where it starts in the text.
  private(set) var words: [(range: Range<Int>, start: Int)] = []

  private enum Script {
    case none, latin, cyrillic
  }

  private static let longest = 40

  /// Takes in another text; its words replace those of the last.
  mutating func scan(_ text: [UInt8]) {
    bytes.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    var script = Script.none
    var wordStart = 0
    var textStart = 0
    func close(_ self: inout Self) {
      let length = self.bytes.count - wordStart
      if length > Self.longest {
        self.bytes.removeLast(length)
      } else if length > 0 {
        self.words.append((wordStart..<self.bytes.count, textStart))
      }
      wordStart = self.bytes.count
      script = .none
    }
    var i = 0
    while i < text.count {
      let byte = text[i]
      let next = i + 1 < text.count ? text[i + 1] : 0
      let isPair = byte == 0xD0 || byte == 0xD1
      let letter = isPair ? Self.russian(byte, next) : Self.ascii(byte)
      let isDigit = letter >= 0x30 && letter <= 0x39
      let found: Script = isDigit ? script : isPair ? .cyrillic : .latin
      if letter == 0 {
        close(&self)
      } else {
        if script != .none, found != script { close(&self) }
        if bytes.count == wordStart { textStart = i }
        script = found
        if letter > 0xFF { bytes.append(UInt8(letter >> 8)) }
        bytes.append(UInt8(letter & 0xFF))
      }
      i += isPair ? 2 : 1
    }
    close(&self)
  }

  /// The byte in lower case; 0 where it is no letter or digit.
  private static func ascii(_ byte: UInt8) -> UInt16 {
    switch byte {
    case 0x30...0x39, 0x61...0x7A: UInt16(byte)
    case 0x41...0x5A: UInt16(byte) + 0x20
    default: 0
    }
  }

  /// The two bytes of а…я, the first above; 0 where they are no Russian letter.
  private static func russian(_ first: UInt8, _ second: UInt8) -> UInt16 {
    switch (first, second) {
    case (0xD0, 0x81), (0xD1, 0x91): 0xD0B5
    case (0xD0, 0x90...0x9F): 0xD000 | UInt16(second + 0x20)
    case (0xD0, 0xA0...0xAF): 0xD100 | UInt16(second - 0x20)
    case (0xD0, 0xB0...0xBF), (0xD1, 0x80...0x8F): UInt16(first) << 8 | UInt16(second)
    default: 0
    }
  }
}
