/// What one pass over bytes tells about them as UTF-8. Cost: some GB/s, whatever the script.
struct UTF8Scan: Equatable {
  /// Well-formed as Unicode's table 3-7 says: no overlong forms, no surrogates, nothing beyond U+10FFFF.
  var isWellFormed = true
  var containsNonASCII = false
  var containsCarriageReturn = false
  /// Whether a byte below 0x09 occurs: text has none, UTF-16 and binary files do.
  var containsLowControl = false

  private typealias Block = SIMD32<UInt8>
  private typealias Mask = SIMDMask<SIMD32<Int8>>

  init(_ bytes: UnsafeRawBufferPointer) {
    let width = Block.scalarCount
    var place = 0
    // The blocks look three bytes back, so the first characters are checked one by one.
    while place < bytes.count, place < 3 { place = checkOne(bytes, place) }
    var returns = Mask(repeating: false)
    var controls = Mask(repeating: false)
    var errors = Mask(repeating: false)
    var high = Block(repeating: 0)
    var wasASCII = true
    while place &+ width <= bytes.count {
      let block = bytes.loadUnaligned(fromByteOffset: place, as: Block.self)
      returns .|= block .== 0x0D
      controls .|= block .< 0x09
      let isASCII = Self.isASCII(block)
      if !(isASCII && wasASCII) {
        high |= block
        errors .|= Self.errors(bytes, place, block)
      }
      wasASCII = isASCII
      place &+= width
    }
    containsCarriageReturn = containsCarriageReturn || any(returns)
    containsLowControl = containsLowControl || any(controls)
    containsNonASCII = containsNonASCII || !Self.isASCII(high)
    isWellFormed = isWellFormed && !any(errors)
    // A character may lie across the last block's end: the rest begins at its first byte.
    if place > 3 {
      var back = 0
      while back < 3, bytes[place &- 1 &- back] & 0xC0 == 0x80 { back &+= 1 }
      if bytes[place &- 1 &- back] >= 0xC0 { place &-= back &+ 1 }
    }
    while place < bytes.count { place = checkOne(bytes, place) }
  }

  /// Takes in the character at `place` and returns the place after it.
  private mutating func checkOne(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> Int {
    let byte = bytes[place]
    if byte == 0x0D { containsCarriageReturn = true }
    if byte < 0x09 { containsLowControl = true }
    guard byte >= 0x80 else { return place &+ 1 }
    containsNonASCII = true
    let scalar = UTF8Scalar(bytes, at: place)
    if scalar.value == nil { isWellFormed = false }
    return place &+ scalar.length
  }

  private static func isASCII(_ block: Block) -> Bool {
    let words = unsafeBitCast(block, to: SIMD4<UInt64>.self)
    return (words[0] | words[1] | words[2] | words[3]) & 0x8080_8080_8080_8080 == 0
  }

  /// The lanes that break a rule, given the three bytes before each.
  private static func errors(
    _ bytes: UnsafeRawBufferPointer, _ place: Int, _ block: Block
  ) -> Mask {
    let one = bytes.loadUnaligned(fromByteOffset: place &- 1, as: Block.self)
    let two = bytes.loadUnaligned(fromByteOffset: place &- 2, as: Block.self)
    let three = bytes.loadUnaligned(fromByteOffset: place &- 3, as: Block.self)
    let isContinuation = (block & 0xC0) .== 0x80
    let needsContinuation = (one .>= 0xC2) .| (two .>= 0xE0) .| (three .>= 0xF0)
    var errors = isContinuation .^ needsContinuation
    errors .|= (block .== 0xC0) .| (block .== 0xC1) .| (block .>= 0xF5)
    errors .|= (one .== 0xE0) .& (block .< 0xA0)
    errors .|= (one .== 0xED) .& (block .>= 0xA0)
    errors .|= (one .== 0xF0) .& (block .< 0x90)
    errors .|= (one .== 0xF4) .& (block .>= 0x90)
    return errors
  }
}
