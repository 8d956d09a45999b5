/// The shares of Latin and Cyrillic letters in a text: what English and Russian are told by here.
struct LanguageShares: Equatable {
  var english = 0.0
  var russian = 0.0

  /// Cost: one pass.
  init(_ text: UnsafeBufferPointer<UInt8>) {
    var latin = 0
    var cyrillic = 0
    for byte in text {
      latin &+= (byte | 0x20) &- UInt8(ascii: "a") < 26 ? 1 : 0
      // The lead bytes of U+0400…U+04FF.
      cyrillic &+= byte & 0xFC == 0xD0 ? 1 : 0
    }
    let letters = latin + cyrillic
    guard letters > 0 else { return }
    english = Double(latin) / Double(letters)
    russian = Double(cyrillic) / Double(letters)
  }
}
