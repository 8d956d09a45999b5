/// Catalogs of messages and translation memories: aligned text.
extension SourceReader {
  /// Messages of the original language are English; a file of another translation gives nothing.
  func readMO() throws {
    let bytes = try SourceFile.contents(of: path)
    func number(_ at: Int, _ isBig: Bool) -> Int? {
      guard at >= 0, at + 4 <= bytes.count else { return nil }
      let four = bytes[at..<at + 4]
      return (isBig ? Array(four) : four.reversed()).reduce(0) { $0 << 8 | Int($1) }
    }
    guard let magic = number(0, true), magic == 0x9504_12DE || magic == 0xDE12_0495 else {
      throw LexiconError.unreadable(path: name, reason: "not a compiled catalog")
    }
    let isBig = magic == 0x9504_12DE
    guard let count = number(8, isBig), let originals = number(12, isBig),
      let translations = number(16, isBig), count <= bytes.count / 16 + 1
    else { throw LexiconError.unreadable(path: name, reason: "the catalog ends in its header") }
    func string(_ table: Int, _ index: Int) -> ArraySlice<UInt8>? {
      guard let length = number(table + index * 8, isBig),
        let start = number(table + index * 8 + 4, isBig), start <= bytes.count,
        length <= bytes.count - start
      else { return nil }
      return bytes[start..<start + length]
    }
    for index in 0..<count {
      guard let original = string(originals, index), let translated = string(translations, index)
      else {
        fail(index + 1, "the message lies outside of the file")
        continue
      }
      if original.isEmpty {
        let header = String(decoding: translated, as: UTF8.self).lowercased()
        guard let charset = header.range(ofText: "charset=") else { continue }
        guard header[charset...].hasPrefix("utf-8") || header[charset...].hasPrefix("us-ascii")
        else { throw LexiconError.unreadable(path: name, reason: "its text is not UTF-8") }
        continue
      }
      // A context stands before the message, plural forms after it.
      let message = original.split(separator: 4).last ?? original
      let first = message.split(separator: 0).first ?? []
      let other = translated.split(separator: 0).first ?? []
      try takeMessage(
        String(decoding: first, as: UTF8.self), String(decoding: other, as: UTF8.self))
    }
  }

  private func takeMessage(_ original: String, _ translated: String) throws {
    let a = Self.cleanMessage(original)
    let b = Self.cleanMessage(translated)
    guard a.utf8.count < 2000, b.utf8.count < 2000,
      let item = LexiconItem.translation(a, b, isSegment: true)
    else { return }
    try take(item)
    // What is a word or a name is a translation too.
    if case .segment(let english, let russian) = item, english.utf8.count < 60,
      english.split(separator: " ").count <= 2, russian.split(separator: " ").count <= 2
    {
      try take(.pair(english: english, russian: russian, weight: 1))
    }
  }

  /// Without accelerators and tags.
  private static func cleanMessage(_ text: String) -> String {
    var clean = text
    if clean.utf8.contains(UInt8(ascii: "<")) { clean = withoutTags(clean) }
    clean.unicodeScalars.removeAll { $0 == "_" || $0 == "&" || $0 == "~" }
    return clean
  }

  func readPO() throws {
    let text = SourceFile.text(try SourceFile.contents(of: path))
    var original = ""
    var translated = ""
    var field = ""
    var isFuzzy = false
    func finish() throws {
      if !original.isEmpty, !translated.isEmpty, !isFuzzy {
        try takeMessage(original, translated)
      }
      (original, translated, field, isFuzzy) = ("", "", "", false)
    }
    for (number, line) in text.split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline
    ).enumerated() {
      if line.hasPrefix("#,") {
        if !original.isEmpty { try finish() }
        isFuzzy = line.split(whereSeparator: { $0 == "," || $0 == " " }).contains("fuzzy")
        continue
      }
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      var value = line[...]
      if !line.hasPrefix("\"") {
        guard let space = line.firstIndex(of: " ") else {
          fail(number + 1, "not a line of a catalog: \"\(line.prefix(40))\"")
          continue
        }
        field = String(line[..<space])
        value = line[space...].drop { $0 == " " }
        if field == "msgid" || field == "msgctxt", !translated.isEmpty || field == "msgctxt" {
          let wasFuzzy = isFuzzy && original.isEmpty
          try finish()
          isFuzzy = wasFuzzy
          field = String(line[..<space])
        }
      }
      guard value.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") else {
        fail(number + 1, "a string without its quotation mark")
        continue
      }
      let string = Self.unescaped(value.dropFirst().dropLast())
      switch field {
      case "msgid": original += string
      case "msgstr", "msgstr[0]": translated += string
      default: continue
      }
    }
    try finish()
  }

  private static func unescaped(_ text: Substring) -> String {
    guard text.contains("\\") else { return String(text) }
    var result = ""
    var rest = text
    while let character = rest.popFirst() {
      guard character == "\\", let next = rest.popFirst() else {
        result.append(character)
        continue
      }
      result.append(next == "n" || next == "t" ? " " : next)
    }
    return result
  }

  /// A scanner for the elements of a memory: `tu` holds `tuv`s with `xml:lang`, each a `seg`.
  func readTMX() throws {
    let text = SourceFile.text(try SourceFile.contents(of: path))
    guard text.prefix(4000).contains("<tmx") else {
      throw LexiconError.unreadable(path: name, reason: "not a translation memory")
    }
    var line = 1
    var language = ""
    var segment: String?
    var unit: [String: String] = [:]
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
      let before = rest[..<start]
      line += before.utf8.count { $0 == 10 }
      segment? += before
      rest = rest[start...].dropFirst()
      guard let end = rest.firstIndex(of: ">") else {
        fail(line, "the file ends within a tag")
        return
      }
      let tag = rest[..<end]
      line += tag.utf8.count { $0 == 10 }
      rest = rest[end...].dropFirst()
      let element = tag.prefix { !$0.isWhitespace && $0 != "/" || tag.first == "/" && $0 == "/" }
      switch element {
      case "tu": unit = [:]
      case "tuv": language = Self.language(tag)
      case "seg": segment = ""
      case "/seg":
        if !language.isEmpty, let text = segment {
          unit[language] = Self.entitiesReplaced(text)
        }
        segment = nil
      case "/tu":
        if let english = unit["en"], let russian = unit["ru"] {
          if let item = LexiconItem.translation(english, russian, isSegment: true) {
            try take(item)
          }
        } else if unit.isEmpty {
          fail(line, "a unit without segments")
        }
      default: continue
      }
    }
  }

  /// `en` of `xml:lang="en-US"`.
  private static func language(_ tag: Substring) -> String {
    guard let start = tag.range(ofText: "lang=") else { return "" }
    return tag[start...].dropFirst().prefix { $0.isLetter }.lowercased()
  }
}

extension StringProtocol {
  /// Where a text that occurs in this one ends.
  func range(ofText text: String) -> Index? {
    let wanted = Array(text.utf8)
    let own = Array(utf8)
    guard !wanted.isEmpty, own.count >= wanted.count else { return nil }
    for start in 0...(own.count - wanted.count)
    where own[start] == wanted[0] && own[start..<start + wanted.count].elementsEqual(wanted) {
      return utf8.index(startIndex, offsetBy: start + wanted.count)
    }
    return nil
  }
}
