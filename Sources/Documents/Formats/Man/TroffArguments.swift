/// The arguments of a troff macro.
enum TroffArguments {
  /// Words, or what stands in quotation marks (`""` in them is one mark); a comment ends them.
  static func split(_ rest: ArraySlice<UInt8>) -> [[UInt8]] {
    var arguments: [[UInt8]] = []
    var index = rest.startIndex
    while true {
      while index < rest.endIndex, ASCII.isSpace(rest[index]) { index += 1 }
      guard index < rest.endIndex, !rest[index...].starts(with: [0x5C, 0x22]) else {
        return arguments
      }
      let isQuoted = rest[index] == 0x22
      if isQuoted { index += 1 }
      var argument: [UInt8] = []
      while index < rest.endIndex {
        let byte = rest[index]
        if isQuoted, byte == 0x22 {
          guard index + 1 < rest.endIndex, rest[index + 1] == 0x22 else { break }
          index += 1
        } else if !isQuoted, ASCII.isSpace(byte) {
          break
        } else if byte == 0x5C, index + 1 < rest.endIndex {
          // An escaped space does not end a word.
          argument.append(byte)
          index += 1
        }
        argument.append(rest[index])
        index += 1
      }
      if isQuoted, index < rest.endIndex { index += 1 }
      arguments.append(argument)
    }
  }
}
