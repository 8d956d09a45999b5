/// Words and their numbers, counted from 0 in the order of first sight.
struct Vocabulary {
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  /// Number of a word and 1; 0 for an empty place. A power of two of places, at most half of them
  /// taken.
  private var places = [UInt32](repeating: 0, count: 1 << 16)

  var count: Int { ends.count - 1 }

  /// The word of this number.
  func word(_ number: UInt32) -> ArraySlice<UInt8> {
    bytes[ends[Int(number)]..<ends[Int(number) + 1]]
  }

  func string(_ number: UInt32) -> String { String(decoding: word(number), as: UTF8.self) }

  /// The number of the word, new or known.
  mutating func number(_ word: ArraySlice<UInt8>) -> UInt32 {
    if count * 2 >= places.count { grow() }
    var place = Self.hash(word) & (places.count - 1)
    while places[place] != 0 {
      if self.word(places[place] - 1) == word { return places[place] - 1 }
      place = (place + 1) & (places.count - 1)
    }
    bytes.append(contentsOf: word)
    ends.append(bytes.count)
    places[place] = UInt32(count)
    return UInt32(count - 1)
  }

  private mutating func grow() {
    places = [UInt32](repeating: 0, count: places.count * 2)
    for number in 0..<count {
      var place = Self.hash(word(UInt32(number))) & (places.count - 1)
      while places[place] != 0 { place = (place + 1) & (places.count - 1) }
      places[place] = UInt32(number + 1)
    }
  }

  /// FNV-1a, its high bits folded in.
  private static func hash(_ word: ArraySlice<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ hash >> 32)
  }
}
