/// What one pass over bytes tells about them as UTF-8. Cost: some GB/s, whatever the script.
struct UTF8Scan: Equatable {
  /// Well-formed as Unicode's table 3-7 says: no overlong forms, no surrogates, nothing beyond U+10FFFF.
  private(set) var isWellFormed = true
  private(set) var containsNonASCII = false
  private(set) var containsCarriageReturn = false
  /// Whether a byte below 0x09 occurs: text has none, UTF-16 and binary files do.
  private(set) var containsLowControl = false

  /// Eight bytes are weighed at once, each in its lane of a word: the highest bit of each lane is what is asked.
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = ones &* 0x80

  /// Lanes with the first byte of a character of two bytes or more, of three or more, and of four, in the word before.
  private var lead: UInt64 = 0
  private var leadOfThree: UInt64 = 0
  private var leadOfFour: UInt64 = 0
  private var returns: UInt64 = 0
  private var controls: UInt64 = 0
  private var high: UInt64 = 0
  private var errors: UInt64 = 0

  init(_ bytes: UnsafeRawBufferPointer) {
    var place = 0
    while place &+ 32 <= bytes.count {
      let a = Self.word(bytes, place)
      let b = Self.word(bytes, place &+ 8)
      let c = Self.word(bytes, place &+ 16)
      let d = Self.word(bytes, place &+ 24)
      noteControls(a)
      noteControls(b)
      noteControls(c)
      noteControls(d)
      if (a | b | c | d) & Self.highs | lead != 0 {
        noteForm(a, bytes, place)
        noteForm(b, bytes, place &+ 8)
        noteForm(c, bytes, place &+ 16)
        noteForm(d, bytes, place &+ 24)
      }
      place &+= 32
    }
    // The last word is filled up with spaces, which also tell a character cut off at the end.
    while place <= bytes.count {
      var word = Self.ones &* 0x20
      if place &+ 8 <= bytes.count {
        word = Self.word(bytes, place)
      } else {
        for offset in 0..<(bytes.count &- place) {
          let shift = UInt64(offset &* 8)
          word = word & ~(0xFF << shift) | UInt64(bytes[place &+ offset]) << shift
        }
      }
      noteControls(word)
      noteForm(word, bytes, place)
      place &+= 8
    }
    containsCarriageReturn = returns & Self.highs != 0
    containsLowControl = controls & Self.highs != 0
    containsNonASCII = high & Self.highs != 0
    isWellFormed = errors & Self.highs == 0
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  /// Whether some lane is 0x0D, and whether some lane is below 0x09.
  @inline(__always)
  private mutating func noteControls(_ word: UInt64) {
    let other = word ^ (Self.ones &* 0x0D)
    returns |= (other &- Self.ones) & ~other
    controls |= (word &- Self.ones &* 0x09) & ~word
  }

  /// Takes in the form of the characters in a word: continuation bytes must stand where the bytes before ask for them,
  /// and only there.
  ///
  /// Once something is ill-formed, nothing more is to be learnt.
  @inline(__always)
  private mutating func noteForm(_ word: UInt64, _ bytes: UnsafeRawBufferPointer, _ place: Int) {
    if errors & Self.highs != 0 { return }
    high |= word
    let sixth = word &<< 1
    let leads = word & sixth & Self.highs
    let leadsOfThree = leads & word &<< 2
    let leadsOfFour = leadsOfThree & word &<< 3
    let continuations = word & ~sixth & Self.highs
    let asked =
      (leads &<< 8 | lead &>> 56) | (leadsOfThree &<< 16 | leadOfThree &>> 48)
      | (leadsOfFour &<< 24 | leadOfFour &>> 40)
    let overlong = word &<< 3 | word &<< 4 | word &<< 5 | word &<< 6
    errors |= continuations ^ asked
    errors |= leads & ~leadsOfThree & ~overlong
    lead = leads
    leadOfThree = leadsOfThree
    leadOfFour = leadsOfFour
    // Longer characters have exceptions in their second byte: they are read one by one.
    var rest = leadsOfThree
    while rest != 0 {
      let offset = rest.trailingZeroBitCount &>> 3
      if UTF8Scalar(bytes, at: place &+ offset).value == nil { errors = Self.highs }
      rest &= rest &- 1
    }
  }
}
