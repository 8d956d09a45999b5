/// The record of totals that FTS5 keeps under ID 1 of its data table: the number of rows, then the number of positions
/// of each column, as big-endian varints of seven bits a byte (SQLite file format, section 1.6).
struct FTS5Averages: Equatable {
  private(set) var rowCount = 0
  private(set) var columnSizes: [Int] = []

  /// More rows or positions than any index holds.
  static let limit = 1 << 48

  init(_ record: [UInt8]) {
    var values: [Int] = []
    var offset = 0
    while offset < record.count { values.append(Self.varint(record, &offset)) }
    // A damaged record may say anything; what is taken from it can be added up all the same.
    values = values.map { min(max($0, 0), Self.limit) }
    rowCount = values.first ?? 0
    columnSizes = Array(values.dropFirst())
  }

  private static func varint(_ bytes: [UInt8], _ offset: inout Int) -> Int {
    var value: UInt64 = 0
    for index in 0..<9 where offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      // The ninth byte gives all its eight bits.
      if index == 8 { return Int(truncatingIfNeeded: value << 8 | UInt64(byte)) }
      value = value << 7 | UInt64(byte & 0x7F)
      if byte < 0x80 { break }
    }
    return Int(truncatingIfNeeded: value)
  }
}
