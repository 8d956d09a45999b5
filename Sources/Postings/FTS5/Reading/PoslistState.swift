/// Reads a poslist: varints of the gap to the last position plus two; a 1 says that a column follows, by its number.
/// The positions of the title come first and need no such word. A poslist may come in parts, cut between two varints.
struct PoslistState {
  private static let columnMark: UInt64 = 1

  private(set) var titleCount: UInt32 = 0
  private(set) var bodyCount: UInt32 = 0
  private(set) var isSound = true
  private var isBody = false
  private var awaitsColumn = false
  private var position: UInt64 = 0

  /// Counts the positions of a part.
  mutating func count(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    var offset = 0
    while offset < count, !isBody || awaitsColumn {
      let (value, length) = Varint.get(bytes + offset)
      offset += length
      if awaitsColumn {
        beginColumn(value)
      } else if value == Self.columnMark {
        awaitsColumn = true
      } else {
        titleCount &+= 1
      }
    }
    guard offset < count else { return isSound = isSound && offset == count }
    // The rest is body: each varint has one byte below 0x80.
    var positions: UInt32 = 0
    for index in offset..<count { positions &+= bytes[index] < 0x80 ? 1 : 0 }
    bodyCount &+= positions
  }

  /// Appends the positions of a part.
  mutating func read(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, _ title: inout PositionBuffer,
    _ body: inout PositionBuffer
  ) {
    var offset = 0
    while offset < count {
      let (value, length) = Varint.get(bytes + offset)
      offset += length
      if awaitsColumn {
        beginColumn(value)
      } else if value == Self.columnMark, !isBody {
        awaitsColumn = true
      } else {
        position = position &+ value &- 2
        if isBody {
          bodyCount &+= 1
          body.append(UInt32(truncatingIfNeeded: position))
        } else {
          titleCount &+= 1
          title.append(UInt32(truncatingIfNeeded: position))
        }
      }
    }
    isSound = isSound && offset == count
  }

  private mutating func beginColumn(_ column: UInt64) {
    awaitsColumn = false
    isBody = true
    position = 0
    if column != 1 { isSound = false }
  }
}
