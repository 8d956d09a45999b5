/// Dictionaries: a headword and an article.
extension SourceReader {
  /// The index names each headword with the place of its article in the text, in base 64.
  func readDictd() throws {
    guard
      let index = path.suffix(6).elementsEqual(".index".utf8)
        ? path : sibling(replacing: [".dict.dz", ".dict"], by: [".index"])
    else { throw LexiconError.unreadable(path: name, reason: "its .index file is missing") }
    guard
      let text = path.suffix(6).elementsEqual(".index".utf8)
        ? sibling(replacing: [".index"], by: [".dict.dz", ".dict"]) : path
    else {
      throw LexiconError.unreadable(path: name, reason: "its .dict or .dict.dz file is missing")
    }
    let articles = try SourceFile.contents(of: text)
    let entries = SourceFile.text(try SourceFile.contents(of: index))
    for (number, line) in entries.split(whereSeparator: \.isNewline).enumerated() {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard columns.count >= 3, let start = base64(columns[1]), let count = base64(columns[2]),
        start <= articles.count, count <= articles.count - start
      else {
        fail(number + 1, "not an entry: \"\(line.prefix(60))\"")
        continue
      }
      let headword = String(columns[0])
      guard !headword.hasPrefix("00-database"), !headword.hasPrefix("_") else { continue }
      try takeArticle(
        headword, String(decoding: articles[start..<start + count], as: UTF8.self))
    }
  }

  private func takeArticle(_ headword: String, _ article: String) throws {
    // The article begins with its headword.
    let body = article.hasPrefix(headword) ? article.dropFirst(headword.count) : article[...]
    for item in ArticleParser.items(headword: headword, article: String(body)) { try take(item) }
  }

  private func base64(_ digits: Substring) -> Int? {
    var value = 0
    guard !digits.isEmpty, digits.utf8.count < 10 else { return nil }
    for byte in digits.utf8 {
      let digit: UInt8
      switch byte {
      case 0x41...0x5A: digit = byte - 0x41
      case 0x61...0x7A: digit = byte - 0x61 + 26
      case 0x30...0x39: digit = byte - 0x30 + 52
      case UInt8(ascii: "+"): digit = 62
      case UInt8(ascii: "/"): digit = 63
      default: return nil
      }
      value = value << 6 | Int(digit)
    }
    return value
  }

  /// `.ifo` says how articles are written, `.idx` has headword, zero, offset and size (32 bits, high
  /// byte first).
  func readStarDict() throws {
    let info = SourceFile.text(try SourceFile.contents(of: path))
    guard info.hasPrefix("StarDict's dict ifo file") else {
      throw LexiconError.unreadable(path: name, reason: "not a StarDict .ifo file")
    }
    let lines = info.split(whereSeparator: \.isNewline)
    let type = lines.first { $0.hasPrefix("sametypesequence=") }?.dropFirst(17) ?? ""
    guard let index = sibling(replacing: [".ifo"], by: [".idx", ".idx.gz"]),
      let text = sibling(replacing: [".ifo"], by: [".dict.dz", ".dict"])
    else {
      throw LexiconError.unreadable(path: name, reason: "its .idx or .dict file is missing")
    }
    if lines.contains("idxoffsetbits=64") {
      throw LexiconError.unreadable(path: name, reason: "offsets of 64 bits are not read")
    }
    let entries = try SourceFile.contents(of: index)
    let articles = try SourceFile.contents(of: text)
    var at = 0
    var number = 0
    while at < entries.count {
      number += 1
      guard let end = entries[at...].firstIndex(of: 0), end + 8 < entries.count,
        end - at < 256
      else {
        fail(number, "the index ends within an entry")
        return
      }
      let headword = String(decoding: entries[at..<end], as: UTF8.self)
      func word(_ from: Int) -> Int { entries[from..<from + 4].reduce(0) { $0 << 8 | Int($1) } }
      let (start, count) = (word(end + 1), word(end + 5))
      at = end + 9
      guard start <= articles.count, count <= articles.count - start else {
        fail(number, "no article for \"\(headword.prefix(40))\"")
        continue
      }
      var article = articles[start..<start + count]
      // Without a common type each article has its own, one byte.
      var kind = type.utf8.first
      if type.isEmpty { kind = article.popFirst() }
      guard let kind, "mtgxhy".utf8.contains(kind) else { continue }
      var body = String(decoding: article.prefix { $0 != 0 }, as: UTF8.self)
      if "gxh".utf8.contains(kind) { body = Self.withoutTags(body) }
      try takeArticle(headword, body)
    }
  }

  /// Tags become line ends, entities the characters they stand for.
  static func withoutTags(_ text: String) -> String {
    var result = ""
    var isTag = false
    for character in text {
      switch character {
      case "<": isTag = true
      case ">" where isTag:
        isTag = false
        result += " "
      case _ where isTag: continue
      default: result.append(character)
      }
    }
    return entitiesReplaced(result)
  }

  static func entitiesReplaced(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[start...].dropFirst()
      guard let end = rest.prefix(10).firstIndex(of: ";") else {
        result += "&"
        continue
      }
      let name = rest[..<end]
      let known = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " "]
      if let text = known[String(name)] {
        result += text
      } else if name.hasPrefix("#") {
        let digits = name.dropFirst()
        let code =
          digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        if let scalar = code.flatMap(Unicode.Scalar.init) { result.unicodeScalars.append(scalar) }
      } else {
        result += "&\(name);"
      }
      rest = rest[end...].dropFirst()
    }
    return result + rest
  }

  /// Headwords begin a line, lines of the article are indented; `[ex]` encloses examples, `[p]` labels,
  /// `[com]` and `[i]` remarks.
  func readDSL() throws {
    let text = SourceFile.text(try SourceFile.contents(of: path))
    var headwords: [String] = []
    var article = ""
    func finish() throws {
      defer {
        headwords = []
        article = ""
      }
      guard !article.isEmpty else { return }
      let clean = Self.withoutMarkup(article)
      for headword in headwords { try takeArticle(headword, clean) }
    }
    for (number, line) in text.split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline
    ).enumerated() {
      guard let first = line.first, !line.hasPrefix("#") else { continue }
      if first == " " || first == "\t" {
        guard !headwords.isEmpty else {
          fail(number + 1, "an article without a headword")
          continue
        }
        article += line + "\n"
      } else {
        if !article.isEmpty { try finish() }
        headwords.append(Self.withoutMarkup(String(line)))
      }
    }
    try finish()
  }

  private static let remarks = ["ex", "p", "com", "t", "s", "*"]

  private static func withoutMarkup(_ text: String) -> String {
    var result = ""
    var hidden: [String] = []
    var rest = text[...]
    while let character = rest.popFirst() {
      switch character {
      case "\\":
        if let next = rest.popFirst(), hidden.isEmpty { result.append(next) }
      case "[":
        guard let end = rest.firstIndex(of: "]") else { continue }
        let tag = rest[..<end].split(separator: " ").first.map(String.init) ?? ""
        rest = rest[end...].dropFirst()
        if tag.hasPrefix("/") {
          if hidden.last == String(tag.dropFirst()) { hidden.removeLast() }
        } else if remarks.contains(tag) {
          hidden.append(tag)
        } else if tag.hasPrefix("m") {
          result += "; "
        }
      case "{", "}": continue
      case "\n":
        hidden = []
        result += "; "
      default: if hidden.isEmpty { result.append(character) }
      }
    }
    return result
  }
}
