/// The letters of folded Russian words, numbered from 1 in the order of the alphabet; ё is е.
enum CyrillicLetters {
  static let count: UInt8 = 32

  /// The number of a letter of two bytes; 0 for what no folded Russian word holds.
  @inline(__always)
  static func number(_ lead: UInt8, _ trail: UInt8) -> UInt8 {
    // а…п are D0 B0…D0 BF, р…я D1 80…D1 8F.
    if lead == 0xD0, trail >= 0xB0, trail <= 0xBF { return trail &- 0xAF }
    if lead == 0xD1, trail >= 0x80, trail <= 0x8F { return trail &- 0x6F }
    return 0
  }

  /// The numbers of a word's letters, ё as е; nil for a word with anything else in it.
  static func numbers(_ word: some Collection<UInt8>) -> [UInt8]? {
    var numbers: [UInt8] = []
    numbers.reserveCapacity(word.count / 2)
    var lead: UInt8?
    for byte in word {
      guard let first = lead else {
        lead = byte
        continue
      }
      lead = nil
      let isYo = first == 0xD1 && byte == 0x91
      let number = isYo ? number(0xD0, 0xB5) : number(first, byte)
      guard number > 0 else { return nil }
      numbers.append(number)
    }
    return lead == nil ? numbers : nil
  }

  /// The letter of a number in UTF-8.
  static func bytes(_ number: UInt8) -> (UInt8, UInt8) {
    number <= 16 ? (0xD0, number &+ 0xAF) : (0xD1, number &+ 0x6F)
  }

  /// Letters in UTF-8.
  static func text(_ numbers: some Sequence<UInt8>) -> [UInt8] {
    numbers.flatMap { [bytes($0).0, bytes($0).1] }
  }
}
