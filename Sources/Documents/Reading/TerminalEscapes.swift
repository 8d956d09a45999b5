internal import Glibc

/// The control sequences of terminals (ECMA-48) that logs and recorded sessions are full of: colours, cursor moves,
/// window titles, links.
///
/// They end with a letter that would otherwise begin the word behind it. Taken out are control sequences (`ESC [`),
/// strings for the terminal (`ESC ]`, `ESC P`, `ESC X`, `ESC ^`, `ESC _`, to BEL or `ESC \`) and choices of character
/// sets (`ESC (B`). None reaches over a line end, so that lines stay the lines of the source; of one that a line cuts
/// off, and of any other escape, only the mark itself goes.
enum TerminalEscapes {
  private static let escape: UInt8 = 0x1B
  /// Longer strings are text behind a stray mark.
  private static let longestString = 4096

  /// Takes the sequences out. Cost: a search for the first mark, and one pass where there is one.
  static func remove(from text: inout [UInt8]) {
    let first = text.withUnsafeBytes { bytes in
      bytes.baseAddress.flatMap { base in
        memchr(base, Int32(escape), bytes.count).map { UnsafeRawPointer($0) - base }
      }
    }
    guard let first else { return }
    text = text.withUnsafeBufferPointer { bytes in
      [UInt8](unsafeUninitializedCapacity: bytes.count) { kept, count in
        var place = 0
        while place < bytes.count {
          if place >= first, bytes[place] == escape {
            place += length(bytes, place)
          } else {
            kept[count] = bytes[place]
            count += 1
            place += 1
          }
        }
      }
    }
  }

  /// Bytes of the sequence whose mark stands at `start`.
  private static func length(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    guard start + 1 < bytes.count else { return 1 }
    switch bytes[start + 1] {
    case UInt8(ascii: "["): return controlLength(bytes, start)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"),
      UInt8(ascii: "_"):
      return stringLength(bytes, start)
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      return start + 2 < bytes.count && (0x30...0x7E).contains(bytes[start + 2]) ? 3 : 1
    case UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "7"), UInt8(ascii: "8"),
      UInt8(ascii: "\\"):
      return 2
    default: return 1
    }
  }

  /// Parameters, intermediate bytes, a final byte.
  private static func controlLength(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var place = start + 2
    while place < bytes.count, (0x30...0x3F).contains(bytes[place]) { place += 1 }
    while place < bytes.count, (0x20...0x2F).contains(bytes[place]) { place += 1 }
    guard place < bytes.count, (0x40...0x7E).contains(bytes[place]) else { return 2 }
    return place + 1 - start
  }

  private static func stringLength(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var place = start + 2
    let end = min(bytes.count, start + longestString)
    while place < end {
      switch bytes[place] {
      case 0x07: return place + 1 - start
      case escape:
        let isEnd = place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "\\")
        return isEnd ? place + 2 - start : 2
      case 0x0A: return 2
      default: place += 1
      }
    }
    return 2
  }
}
