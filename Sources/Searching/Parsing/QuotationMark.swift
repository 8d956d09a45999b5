/// A quotation mark of either language.
enum QuotationMark: UInt8, CaseIterable {
  case straight  // "
  case leftGuillemet  // «
  case rightGuillemet  // »
  case left  // “
  case right  // ”
  case low  // „
  case highReversed  // ‟

  /// The mark at a byte of UTF-8 text, with its length in bytes.
  static func at(_ index: Int, of text: [UInt8]) -> (mark: QuotationMark, length: Int)? {
    switch text[index] {
    case 0x22: return (.straight, 1)
    case 0xC2 where index + 1 < text.count:
      switch text[index + 1] {
      case 0xAB: return (.leftGuillemet, 2)
      case 0xBB: return (.rightGuillemet, 2)
      default: return nil
      }
    case 0xE2 where index + 2 < text.count && text[index + 1] == 0x80:
      switch text[index + 2] {
      case 0x9C: return (.left, 3)
      case 0x9D: return (.right, 3)
      case 0x9E: return (.low, 3)
      case 0x9F: return (.highReversed, 3)
      default: return nil
      }
    default: return nil
    }
  }

  /// The marks that end what this one opens; empty for one that opens nothing.
  ///
  /// ” opens too: some keyboards set it on both sides. “ closes what „ or “ opened.
  var closers: [QuotationMark] {
    switch self {
    case .straight: [.straight]
    case .leftGuillemet: [.rightGuillemet]
    case .rightGuillemet: []
    case .left: [.right, .straight, .left]
    case .right: [.right]
    case .low: [.left, .right, .straight]
    case .highReversed: [.right]
    }
  }
}
