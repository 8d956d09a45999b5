/// Which letters of one alphabet stand for which of the other, and at what cost: the negative
/// logarithm of the pair's probability, in sixteenths of a bit.
///
/// Trained on names (``TransliterationCosts``), with what the written systems add: BGN/PCGN, ISO 9,
/// GOST 7.79, the rules for passports, the scholarly system, German and French habits, and those of
/// people without the letters.
struct TransliterationRules: Sendable {
  /// A pair of chunks, as ``LetterCode``s; one of them may be empty.
  struct Rule: Sendable {
    var source: [UInt8]
    var target: [UInt8]
    var cost: Int
  }

  /// By the first letter of the source.
  private let rules: LetterTable<Rule>

  /// Those without a source: letters that nothing stands for.
  var inserted: ArraySlice<Rule> { rules[0] }

  /// From Cyrillic to Latin.
  static let toLatin = TransliterationRules { Rule(source: $1, target: $0, cost: $2) }
  /// From Latin to Cyrillic.
  static let toCyrillic = TransliterationRules { Rule(source: $0, target: $1, cost: $2) }

  /// For each place in a word, what its rest costs at least, whatever stands for it.
  func leastCosts(of word: [UInt8]) -> [Int32] {
    var rest = [Int32](repeating: 1 << 20, count: word.count + 1)
    rest[word.count] = 0
    for start in stride(from: word.count - 1, through: 0, by: -1) {
      forEach(of: word, at: start) { rule, cost in
        rest[start] = min(rest[start], cost + rest[start + rule.source.count])
      }
    }
    return rest
  }

  /// Calls with the rules whose source stands at a place of a word, and what each costs there. Where a letter has a mark
  /// that no rule knows, those of the bare letter count too.
  func forEach(
    of word: [UInt8], at start: Int, _ body: (_ rule: Rule, _ cost: Int32) -> Void
  ) {
    func take(_ rule: Rule, _ extra: Int32) {
      let end = start + rule.source.count
      guard end <= word.count,
        word[start..<end].dropFirst().elementsEqual(rule.source.dropFirst())
      else { return }
      body(rule, Int32(rule.cost) + extra)
    }
    for rule in rules[word[start]] { take(rule, 0) }
    let base = LetterCode.bases[Int(word[start])]
    if base > 0 {
      for rule in rules[base] where rule.source.count == 1 { take(rule, Self.strippedMark) }
    }
  }

  /// A mark that no rule knows.
  static let strippedMark: Int32 = 16

  /// What the systems write for a letter that few trained names show.
  private static let systems = """
    shch щ 170; šč щ 170; sch щ 190; schtsch щ 190; stch щ 200; tch ч 165; tsch ч 170; sch ш 165;
    zh чж 185; zsh ж 200; sz ш 200; cz ч 205; č ч 150; š ш 150; ž ж 150; ë е 150; è э 160;
    é е 180; ŝ щ 170; ʺ ъ 150; h х 105; kh х 150; ch х 150; x х 165; c ц 150; cz ц 180; tz ц 180;
    ts ц 150; j й 150; w в 150; ' ь 120; - ь 140; - ъ 190; yo е 165; jo е 165; io е 190; ye е 160;
    je е 160; yu ю 155; ju ю 160; iu ю 165; ya я 150; ja я 155; ia я 160; ii ий 170; ij ий 165;
    iy ий 160; yi ый 170; yj ый 170; yy ый 170; ey ей 165; ej ей 165; ay ай 165; aj ай 165;
    oy ой 165; oj ой 165; ff ф 160; v в 120; q ц 190; x с 185; zh ж 165; dzh дж 165; dj дж 165;
    j дж 150; ph ф 165; th т 165; ck к 160; oo у 175; ee и 175; eu ей 190; eu ой 200; ei ей 180;
    ei ай 190; au ау 190; ow оу 200; ew ев 190; o е 235; off ов 190; eff ев 190; 4 ч 190; 6 ш 200; y ъ 220
    """

  private init(_ make: ([UInt8], [UInt8], Int) -> Rule) {
    var rules: [(letter: UInt8, element: Rule)] = []
    rules.reserveCapacity(1000)
    // A pair that stands in both is there twice; the cheaper one wins wherever costs are compared.
    for text in [TransliterationCosts.trained, Self.systems] {
      Self.read(text) { latin, cyrillic, cost in
        let rule = make(latin, cyrillic, cost)
        rules.append((rule.source.first ?? 0, rule))
      }
    }
    self.rules = LetterTable(rules)
  }

  /// Rules are apart by semicolons and line feeds, their columns by blanks; "-" is nothing.
  private static func read(_ text: String, _ rule: ([UInt8], [UInt8], Int) -> Void) {
    var latin: [UInt8] = []
    var cyrillic: [UInt8] = []
    var cost = 0
    var column = 0
    func finish() {
      if column == 2 {
        rule(latin == nothing ? [] : latin, cyrillic == nothing ? [] : cyrillic, cost)
      }
      latin.removeAll(keepingCapacity: true)
      cyrillic.removeAll(keepingCapacity: true)
      cost = 0
      column = 0
    }
    // A column ends at the blank behind it; blanks before the first are none.
    var isInColumn = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x3B, 0x0A:
        finish()
        isInColumn = false
      case 0x20:
        if isInColumn { column += 1 }
        isInColumn = false
      case let value:
        isInColumn = true
        if column == 2 {
          cost = cost * 10 + Int(value & 0xF)
        } else if let code = LetterCode.code(value) {
          if column == 0 { latin.append(code) } else { cyrillic.append(code) }
        }
      }
    }
    finish()
  }

  private static let nothing: [UInt8] = [0x2D]
}
