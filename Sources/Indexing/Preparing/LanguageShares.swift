/// The shares of Latin and Cyrillic letters in a text: what English and Russian are told by here.
struct LanguageShares: Equatable {
  var english = 0.0
  var russian = 0.0

  /// Cost: one pass at some GB/s.
  init(_ text: UnsafeBufferPointer<UInt8>) {
    var latin = 0
    var cyrillic = 0
    let bytes = UnsafeRawBufferPointer(text)
    var place = 0
    while place &+ 16 <= bytes.count {
      // Sixteen counters of a byte each, emptied before one can overflow.
      let end = min(bytes.count &- 15, place &+ 255 &* 16)
      var latinCounts = SIMD16<UInt8>.zero
      var cyrillicCounts = SIMD16<UInt8>.zero
      while place < end {
        let lane = bytes.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
        latinCounts.replace(with: latinCounts &+ 1, where: Self.isLatin(lane))
        cyrillicCounts.replace(with: cyrillicCounts &+ 1, where: Self.isCyrillic(lane))
        place &+= 16
      }
      latin &+= Int(SIMD16<UInt16>(truncatingIfNeeded: latinCounts).wrappedSum())
      cyrillic &+= Int(SIMD16<UInt16>(truncatingIfNeeded: cyrillicCounts).wrappedSum())
    }
    while place < bytes.count {
      let byte = SIMD16<UInt8>(repeating: bytes[place])
      latin &+= Self.isLatin(byte)[0] ? 1 : 0
      cyrillic &+= Self.isCyrillic(byte)[0] ? 1 : 0
      place &+= 1
    }
    let letters = latin + cyrillic
    guard letters > 0 else { return }
    english = Double(latin) / Double(letters)
    russian = Double(cyrillic) / Double(letters)
  }

  /// ASCII letters.
  @inline(__always)
  private static func isLatin(_ bytes: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
    ((bytes | 0x20) &- UInt8(ascii: "a")) .< 26
  }

  /// The lead bytes of U+0400…U+04FF.
  @inline(__always)
  private static func isCyrillic(_ bytes: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
    (bytes & 0xFC) .== 0xD0
  }
}
