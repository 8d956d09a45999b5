/// Blocks of packed numbers with the width known beforehand: what ``BitPacking/read(_:width:_:)`` reads, in half the
/// instructions, for no shift and no mask has to be worked out.
extension BitPacking {
  /// Reads a block, four numbers a call; as ``read(_:width:_:)``, its plain twin.
  @inline(__always)
  static func unpack(
    _ bytes: UnsafeRawPointer, width: Int, _ body: (_ index: Int, _ numbers: Lanes) -> Void
  ) {
    switch width {
    case 1: fourEights(bytes, 1, body)
    case 2: fourEights(bytes, 2, body)
    case 3: fourEights(bytes, 3, body)
    case 4: fourEights(bytes, 4, body)
    case 5: fourEights(bytes, 5, body)
    case 6: fourEights(bytes, 6, body)
    case 7: fourEights(bytes, 7, body)
    case 8: fourEights(bytes, 8, body)
    case 9: fourEights(bytes, 9, body)
    case 10: fourEights(bytes, 10, body)
    case 11: fourEights(bytes, 11, body)
    case 12: fourEights(bytes, 12, body)
    case 13: fourEights(bytes, 13, body)
    case 14: fourEights(bytes, 14, body)
    default: read(bytes, width: width, body)
    }
  }

  /// The 32 fours of a block.
  @inline(__always)
  private static func fourEights(
    _ bytes: UnsafeRawPointer, _ width: Int, _ body: (_ index: Int, _ numbers: Lanes) -> Void
  ) {
    eight(bytes, width, 0, body)
    eight(bytes, width, 8, body)
    eight(bytes, width, 16, body)
    eight(bytes, width, 24, body)
  }

  @inline(__always)
  private static func eight(
    _ bytes: UnsafeRawPointer, _ width: Int, _ four: Int,
    _ body: (_ index: Int, _ numbers: Lanes) -> Void
  ) {
    body(4 &* four, one(bytes, width, four))
    body(4 &* four &+ 4, one(bytes, width, four &+ 1))
    body(4 &* four &+ 8, one(bytes, width, four &+ 2))
    body(4 &* four &+ 12, one(bytes, width, four &+ 3))
    body(4 &* four &+ 16, one(bytes, width, four &+ 4))
    body(4 &* four &+ 20, one(bytes, width, four &+ 5))
    body(4 &* four &+ 24, one(bytes, width, four &+ 6))
    body(4 &* four &+ 28, one(bytes, width, four &+ 7))
  }

  /// The numbers of one four. All but `bytes` is known when this is compiled.
  @inline(__always)
  private static func one(_ bytes: UnsafeRawPointer, _ width: Int, _ four: Int) -> Lanes {
    let bit = four &* width
    let shift = bit & 31
    let place = bytes + (bit &>> 5) &* 16
    let mask = Lanes(repeating: UInt32(truncatingIfNeeded: (1 &<< width) &- 1))
    var numbers = place.loadUnaligned(as: Lanes.self)
    if shift > 0 { numbers = numbers &>> Lanes(repeating: UInt32(truncatingIfNeeded: shift)) }
    if shift &+ width > 32 {
      let next = place.loadUnaligned(fromByteOffset: 16, as: Lanes.self)
      numbers |= next &<< Lanes(repeating: UInt32(truncatingIfNeeded: 32 &- shift))
    }
    return shift &+ width == 32 ? numbers : numbers & mask
  }
}
