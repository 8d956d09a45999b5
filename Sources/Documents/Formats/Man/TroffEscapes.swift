/// Resolves the escapes of troff, and remembers the strings that a page defines.
struct TroffEscapes {
  private var strings: [[UInt8]: [UInt8]] = [
    Array("R".utf8): Array("®".utf8), Array("Tm".utf8): Array("™".utf8),
    Array("lq".utf8): Array("“".utf8), Array("rq".utf8): Array("”".utf8),
  ]
  private static let stringLimit = 1000

  mutating func define(_ name: [UInt8], _ value: [UInt8]) {
    guard !name.isEmpty, value.count <= Self.stringLimit else { return }
    strings[name] = value
  }

  /// A line as it is printed.
  func resolve(_ line: ArraySlice<UInt8>) -> [UInt8] { resolve(line, depth: 0) }

  private func resolve(_ line: ArraySlice<UInt8>, depth: Int) -> [UInt8] {
    guard line.contains(0x5C) else { return Array(line) }
    var plain: [UInt8] = []
    plain.reserveCapacity(line.count)
    var index = line.startIndex
    while index < line.endIndex {
      let byte = line[index]
      index += 1
      guard byte == 0x5C, index < line.endIndex else {
        if byte != 0x5C { plain.append(byte) }
        continue
      }
      let escape = line[index]
      index += 1
      switch escape {
      case 0x22, 0x23: return plain  // \" and \# begin comments
      case 0x28, 0x5B:  // \(xx, \[name]
        plain += TroffCharacter.named(Self.name(line, &index, after: escape))
      case 0x2A:  // \*x, \*(xx, \*[name]
        let value = strings[Array(Self.operand(line, &index))] ?? []
        if depth < 4 { plain += resolve(value[...], depth: depth + 1) }
      case 0x46, 0x66, 0x67, 0x6B, 0x6D, 0x4D, 0x6E, 0x56, 0x59, 0x4F:  // fonts, registers, colours
        _ = Self.operand(line, &index)
      case 0x73: Self.skipSize(line, &index)
      case 0x43:  // \C'name'
        plain += TroffCharacter.named(Self.quoted(line, &index))
      case 0x4E:  // \N'code'
        plain += TroffCharacter.numbered(Self.quoted(line, &index))
      case 0x5A, 0x6F:  // \Z'text', \o'ab'
        plain += Self.quoted(line, &index)
      case 0x41, 0x42, 0x44, 0x48, 0x4C, 0x52, 0x53, 0x58, 0x62, 0x68, 0x6C, 0x76, 0x77, 0x78:
        _ = Self.quoted(line, &index)
      case 0x24: index = min(index + 1, line.endIndex)  // \$1
      case 0x20, 0x30, 0x7E: plain.append(0x20)
      case 0x74: plain.append(0x09)
      case 0x2D, 0x2E: plain.append(escape)
      case 0x27: plain.append(0x27)
      case 0x60: plain.append(0x60)
      case 0x5C, 0x65, 0x45: plain.append(0x5C)
      case 0x5F: plain.append(0x5F)
      case 0x21, 0x25, 0x26, 0x29, 0x2C, 0x2F, 0x3A, 0x5E, 0x61, 0x63, 0x64, 0x70, 0x72, 0x75,
        0x7A, 0x7B, 0x7C, 0x7D:
        break
      default: plain.append(escape)
      }
    }
    return plain
  }

  /// The name of one letter, of two after `(`, or of any length in brackets.
  private static func operand(_ line: ArraySlice<UInt8>, _ index: inout Int) -> ArraySlice<UInt8> {
    guard index < line.endIndex else { return [] }
    let first = line[index]
    if first == 0x28 || first == 0x5B {
      index += 1
      return name(line, &index, after: first)
    }
    // Registers may be stepped: \n+x.
    if first == 0x2B || first == 0x2D, index + 1 < line.endIndex { index += 1 }
    index += 1
    return line[(index - 1)..<index]
  }

  private static func name(
    _ line: ArraySlice<UInt8>, _ index: inout Int, after opening: UInt8
  ) -> ArraySlice<UInt8> {
    let start = index
    if opening == 0x28 {
      index = min(index + 2, line.endIndex)
      return line[start..<index]
    }
    let end = line[start...].firstIndex(of: 0x5D) ?? line.endIndex
    index = min(end + 1, line.endIndex)
    return line[start..<end]
  }

  /// An argument between two of any mark.
  private static func quoted(_ line: ArraySlice<UInt8>, _ index: inout Int) -> ArraySlice<UInt8> {
    guard index < line.endIndex else { return [] }
    let mark = line[index]
    let start = index + 1
    guard let end = line[start...].firstIndex(of: mark) else {
      index = line.endIndex
      return line[start...]
    }
    index = end + 1
    return line[start..<end]
  }

  /// `\s+1`, `\s-2`, `\s0`, `\s10`, `\s[12]`, `\s'12'`.
  private static func skipSize(_ line: ArraySlice<UInt8>, _ index: inout Int) {
    guard index < line.endIndex else { return }
    if line[index] == 0x27 {
      _ = quoted(line, &index)
      return
    }
    if line[index] == 0x2B || line[index] == 0x2D { index += 1 }
    guard index < line.endIndex else { return }
    if line[index] == 0x28 || line[index] == 0x5B {
      _ = operand(line, &index)
    } else if ASCII.isDigit(line[index]) {
      let tens = (0x31...0x33).contains(line[index])
      index += 1
      if tens, index < line.endIndex, ASCII.isDigit(line[index]) { index += 1 }
    }
  }
}
