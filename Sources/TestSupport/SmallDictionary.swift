/// A dictionary of a few Russian words as `pymorphy3-dicts-ru` packs its: the files of its data folder, by name.
public struct SmallDictionary: Sendable {
  /// A lexeme: its lemma, then its other forms.
  public var lexemes: [[String]]
  /// How likely a form is of a lexeme, in millionths.
  public var weights: [(form: String, lexeme: Int, millionths: UInt32)]

  /// Lexemes, and what is known of forms that several have.
  public init(
    _ lexemes: [[String]], weights: [(form: String, lexeme: Int, millionths: UInt32)] = []
  ) {
    self.lexemes = lexemes
    self.weights = weights
  }

  /// Words whose forms have little in common.
  public static let example = SmallDictionary(
    [
      ["идти", "иду", "идёт", "шёл", "шла", "шли", "шедший"],
      ["человек", "человека", "люди", "людей"],
      ["ёлка", "ёлки", "ёлку", "ёлок"],
      ["слать", "шлю", "шли", "слал"],
      ["вино", "вина", "вином", "вину"],
      ["вина", "вины", "вину", "виной"],
      ["хороший", "хорошего", "лучше", "получше", "наилучший"],
      ["все", "всех"],
      ["всё", "всего"],
      ["город", "города", "городом"],
      ["экономика", "экономики"],
      ["посол", "посла", "послом", "послы"],
    ],
    weights: [
      ("вина", 4, 900_000), ("вина", 5, 100_000), ("вину", 5, 600_000), ("вину", 4, 400_000),
    ])

  /// Prefixes of paradigms.
  private static let prefixes = ["", "по", "наи"]

  /// The bytes of each file.
  public var files: [String: [UInt8]] {
    var suffixes: [String] = []
    var tags: [String] = []
    var paradigms: [UInt16] = [UInt16(lexemes.count)]
    var words: [[UInt8]: UInt32] = [:]
    func number(_ text: String, _ list: inout [String]) -> UInt16 {
      if let known = list.firstIndex(of: text) { return UInt16(known) }
      list.append(text)
      return UInt16(list.count - 1)
    }
    for (lexeme, forms) in lexemes.enumerated() {
      let bare = forms.map { form in
        Self.prefixes.last { !$0.isEmpty && form != forms[0] && form.hasPrefix($0) } ?? ""
      }
      let cores = zip(forms, bare).map { String($0.dropFirst($1.count)) }
      let stem = cores.dropFirst().reduce(cores[0]) { Self.common($0, $1) }
      paradigms.append(UInt16(forms.count * 3))
      paradigms += cores.map { number(String($0.dropFirst(stem.count)), &suffixes) }
      paradigms += forms.indices.map { _ in number("T\(lexeme)", &tags) }
      paradigms += bare.map { UInt16(Self.prefixes.firstIndex(of: $0) ?? 0) }
      for (place, form) in forms.enumerated() {
        let value = [
          UInt8(lexeme >> 8), UInt8(lexeme & 255), UInt8(place >> 8), UInt8(place & 255),
        ]
        words[Array(form.utf8) + [1] + Self.base64(value)] = 0
      }
    }
    var weighted: [[UInt8]: UInt32] = [:]
    for weight in weights {
      weighted[Array("\(weight.form):T\(weight.lexeme)".utf8)] = weight.millionths
    }
    // No set of keys may be empty.
    weighted[[1]] = 0
    return [
      "words.dawg": SmallTrie(words).bytes(hasGuide: true),
      "p_t_given_w.intdawg": SmallTrie(weighted).bytes(hasGuide: false),
      "paradigms.array": paradigms.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
      "suffixes.json": Self.json(suffixes), "gramtab-opencorpora-int.json": Self.json(tags),
      "meta.json": Array(
        """
        [["source", "test"], ["source_revision", "7"], ["compiled_at", "2026-01-02T03:04:05"],
        ["compile_options", {"paradigm_prefixes": ["", "по", "наи"]}]]
        """.utf8),
    ]
  }

  /// Writes the files.
  ///
  /// - Parameter name: Of a folder, with a slash.
  public func write(to folder: TemporaryFolder, _ name: String) {
    for (file, bytes) in files { folder.write(name + file, bytes) }
  }

  private static func common(_ one: String, _ other: String) -> String {
    String(zip(one, other).prefix { $0 == $1 }.map(\.0))
  }

  /// As Python's `json.dumps` writes it: letters as escapes.
  private static func json(_ strings: [String]) -> [UInt8] {
    let quoted = strings.map { string in
      "\""
        + string.utf16.map { unit in
          let digits = String(unit, radix: 16)
          return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined() + "\""
    }
    return Array("[\(quoted.joined(separator: ", "))]".utf8)
  }

  private static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    let bits = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } << 4
    return (0..<6).reversed().map { digits[Int(bits >> UInt64($0 * 6) & 63)] }
      + Array("==\n".utf8)
  }
}
