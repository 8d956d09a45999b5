/// Renders troff line by line; the state of one page.
struct ManRenderer {
  private(set) var body: [UInt8] = []
  private(set) var sourceLines: [UInt32] = []
  private(set) var date: Int64?
  /// `RAM(4)`, of the page's opening macro.
  private(set) var pageName = ""
  /// Text of the first section.
  private(set) var firstSection: [UInt8] = []

  private let text: [UInt8]
  private var lines: TextLines
  private var lineNumber: UInt32 = 0
  private var sectionCount = 0
  private var escapes = TroffEscapes()
  /// In a table: the byte between cells; and whether its format lines are still to come.
  private var cellSeparator: UInt8?
  private var isTableFormat = false
  /// Name of the mdoc page, for `.Nm` without an argument.
  private var mdocName: [UInt8] = []

  private static let firstSectionLimit = 1000

  init(_ text: [UInt8]) {
    self.text = text
    lines = TextLines(text)
  }

  mutating func render() {
    while let line = nextLine() { render(line) }
  }

  /// A line of source, joined with the next where a backslash ends it.
  private mutating func nextLine() -> ArraySlice<UInt8>? {
    guard let range = lines.next() else { return nil }
    lineNumber += 1
    guard range.last.map({ text[$0] }) == 0x5C else { return text[range] }
    var joined = Array(text[range])
    while joined.last == 0x5C, !joined.dropLast().hasSuffix(0x5C), let more = lines.next() {
      joined.removeLast()
      joined += text[more]
      joinedLines += 1
    }
    return joined[...]
  }

  /// Lines that were joined to the current one and are not counted yet.
  private var joinedLines: UInt32 = 0

  private mutating func render(_ line: ArraySlice<UInt8>) {
    defer {
      lineNumber += joinedLines
      joinedLines = 0
    }
    guard let first = line.first else { return }
    if cellSeparator != nil, first != 0x2E { return renderCells(line) }
    guard first == 0x2E || first == 0x27 else { return emit(escapes.resolve(line)) }
    let rest = line.dropFirst().drop { $0 == 0x20 || $0 == 0x09 }
    let name = rest.prefix { !ASCII.isSpace($0) && $0 != 0x5C }
    perform(String(decoding: name, as: UTF8.self), rest.dropFirst(name.count))
  }

  /// Performs a request or macro with what follows its name.
  private mutating func perform(_ name: String, _ rest: ArraySlice<UInt8>) {
    switch name {
    case "TH", "Dt":
      openPage(TroffArguments.split(rest))
    case "Dd":
      let words = TroffArguments.split(rest).map { escapes.resolve($0[...]) }
      date = date ?? DateParser.parse(Array(words.joined(separator: [0x20])))
    case "SH", "SS", "Sh", "Ss":
      sectionCount += name == "SH" || name == "Sh" ? 1 : 0
      isHeading = true
      emitArguments(rest)
      isHeading = false
    case "BI", "BR", "IB", "IR", "RB", "RI":
      emit(TroffArguments.split(rest).reduce(into: []) { $0 += escapes.resolve($1[...]) })
    case "B", "I", "SB", "SM", "R", "UR", "MT", "TQ", "OP", "SY", "Pq":
      emitArguments(rest)
    case "IP":
      emit(escapes.resolve((TroffArguments.split(rest).first ?? [])[...]))
    case "de", "de1", "am", "ig", "dei", "ami":
      skipDefinition(end: TroffArguments.split(rest).dropFirst(name == "ig" ? 0 : 1).first)
    case "ds", "as":
      define(rest)
    case "if", "ie", "el":
      performCondition(name, rest)
    case "TS":
      cellSeparator = 0x09
      isTableFormat = true
    case "TE":
      cellSeparator = nil
      isTableFormat = false
    case "so":
      emitArguments(rest)
    default:
      if let words = MdocMacros.words(of: name, rest, pageName: &mdocName) {
        emit(escapes.resolve(words[...]))
      }
    }
  }

  private var isHeading = false

  private mutating func openPage(_ arguments: [[UInt8]]) {
    let words = arguments.map { String(decoding: escapes.resolve($0[...]), as: UTF8.self) }
    if pageName.isEmpty, let name = words.first {
      pageName = words.count > 1 && !words[1].isEmpty ? "\(name)(\(words[1]))" : name
    }
    if words.count > 2 { date = date ?? DateParser.parse(Array(words[2].utf8)) }
  }

  private mutating func emitArguments(_ rest: ArraySlice<UInt8>) {
    let words = TroffArguments.split(rest).map { escapes.resolve($0[...]) }
    emit(Array(words.joined(separator: [0x20])))
  }

  /// Adds a line of text, if it has any.
  private mutating func emit(_ line: [UInt8]) {
    let words = ASCII.trimmed(line[...])
    guard !words.isEmpty else { return }
    if !isHeading, sectionCount == 1, firstSection.count < Self.firstSectionLimit {
      firstSection += words + [0x20]
    }
    body += line.last == 0x20 ? line[..<words.endIndex] : line[...]
    body.append(0x0A)
    sourceLines.append(lineNumber)
  }

  /// Passes over lines to the macro that ends a definition: `..` or the one that it names.
  private mutating func skipDefinition(end: [UInt8]?) {
    let wanted = [0x2E] + (end.flatMap { $0.isEmpty ? nil : $0 } ?? [0x2E])
    while let range = lines.next() {
      lineNumber += 1
      if ASCII.trimmed(text[range]).elementsEqual(wanted) { return }
    }
  }

  private mutating func define(_ rest: ArraySlice<UInt8>) {
    let trimmed = rest.drop { ASCII.isSpace($0) }
    let name = trimmed.prefix { !ASCII.isSpace($0) }
    var value = trimmed.dropFirst(name.count).drop { ASCII.isSpace($0) }
    if value.first == 0x22 { value = value.dropFirst() }
    escapes.define(Array(name), Array(value))
  }

  /// Follows a condition as nroff would: `n` holds, `t` does not, and of others none.
  private mutating func performCondition(_ name: String, _ rest: ArraySlice<UInt8>) {
    var branch = rest.drop { ASCII.isSpace($0) }
    var holds = !lastCondition
    if name != "el" {
      let isNegated = branch.first == 0x21
      if isNegated { branch = branch.dropFirst() }
      let condition = branch.prefix { !ASCII.isSpace($0) }
      holds = (condition.elementsEqual("n".utf8)) != isNegated
      if condition.first != 0x6E && condition.first != 0x74 { holds = false }
      branch = branch.dropFirst(condition.count).drop { ASCII.isSpace($0) }
      lastCondition = name == "ie" ? holds : lastCondition
    }
    let opens = branch.starts(with: [0x5C, 0x7B])
    if holds {
      let content = opens ? branch.dropFirst(2).drop { ASCII.isSpace($0) || $0 == 0x5C } : branch
      guard !content.isEmpty, nesting < 50 else { return }
      nesting += 1
      render(content)
      nesting -= 1
    } else if opens {
      skipBranch(branch)
    }
  }

  /// What the last `.ie` found.
  private var lastCondition = false
  private var nesting = 0

  /// Passes over lines until as many braces are closed as were opened.
  private mutating func skipBranch(_ first: ArraySlice<UInt8>) {
    var depth = Self.braces(first)
    while depth > 0, let range = lines.next() {
      lineNumber += 1
      depth += Self.braces(text[range])
    }
  }

  private static func braces(_ line: ArraySlice<UInt8>) -> Int {
    var depth = 0
    var previous: UInt8 = 0
    for byte in line {
      if previous == 0x5C { depth += byte == 0x7B ? 1 : byte == 0x7D ? -1 : 0 }
      previous = previous == 0x5C ? 0 : byte
    }
    return depth
  }

  /// A line of a table: its format, a rule, or cells.
  private mutating func renderCells(_ line: ArraySlice<UInt8>) {
    let trimmed = ASCII.trimmed(line)
    if isTableFormat {
      if let tab = ASCII.find("tab(", in: Array(trimmed)), tab + 4 < trimmed.count {
        cellSeparator = trimmed[trimmed.startIndex + tab + 4]
      }
      if trimmed.last == 0x2E { isTableFormat = false }
      return
    }
    if trimmed.elementsEqual("_".utf8) || trimmed.elementsEqual("=".utf8) { return }
    var cells = Array(line)
    if let cellSeparator, cellSeparator != 0x09 {
      for index in cells.indices where cells[index] == cellSeparator { cells[index] = 0x09 }
    }
    // Cells of several lines stand between T{ and T}.
    for brace in ["T{", "T}"] where cells.starts(with: brace.utf8) || cells.count >= 2 {
      if cells.starts(with: brace.utf8) { cells.removeFirst(2) }
      if cells.suffix(2).elementsEqual(brace.utf8) { cells.removeLast(2) }
    }
    emit(escapes.resolve(cells[...]))
  }
}

extension ArraySlice<UInt8> {
  fileprivate func hasSuffix(_ byte: UInt8) -> Bool { last == byte }
}
