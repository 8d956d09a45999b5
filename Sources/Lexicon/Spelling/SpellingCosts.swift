/// What it costs to mistype: hundredths of an edit.
///
/// After Damerau, "A technique for computer detection and correction of spelling errors" (1964): a
/// letter missing, added, replaced, or two transposed. Slips that hands and ears make often are
/// cheaper.
enum SpellingCosts {
  static let edit = 100
  static let transposition = 80
  /// A letter doubled, or one of two left out.
  static let doubling = 60
  private static let neighbor = 80
  /// Letters that sound alike where they are not stressed, or voiced and voiceless.
  private static let alike = 60
  /// Added where the first letter differs: by then few words are mistyped.
  static let firstLetter = 29
  /// The last two letters of a word, where endings are.
  static let endingShare = 85

  private static let pairs = [
    "оа", "еи", "иы", "еэ", "яе", "яи", "ую", "ае", "ое", "ёо", "бп", "вф", "гк", "дт", "жш",
    "зс", "щш", "цс", "чщ", "ьъ", "йи", "гх", "ae", "ei", "ao", "ou", "iy", "ea", "ie", "oa",
    "ck", "sc", "sz", "bp", "dt", "fv", "gj", "gk", "vw", "qk", "uo", "ai",
  ]

  /// What it costs to have typed the row's letter for the column's.
  static let substitutions: [UInt8] = {
    var costs = [UInt8](repeating: UInt8(edit), count: 65536)
    let letters =
      (LetterCode.encode("abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюя") ?? [])
    for a in letters {
      for b in letters where KeyboardLayout.areNeighbors(a, b) {
        costs[Int(a) << 8 | Int(b)] = UInt8(neighbor)
      }
    }
    for pair in pairs {
      guard let codes = LetterCode.encode(pair), codes.count == 2 else { continue }
      costs[Int(codes[0]) << 8 | Int(codes[1])] = UInt8(alike)
      costs[Int(codes[1]) << 8 | Int(codes[0])] = UInt8(alike)
    }
    // A letter and the same with a mark are next to the same.
    for code in 0xB0..<256 {
      let base = LetterCode.bases[code]
      if base > 0 {
        costs[code << 8 | Int(base)] = 20
        costs[Int(base) << 8 | code] = 20
      }
    }
    for code in 0..<256 { costs[code << 8 | code] = 0 }
    return costs
  }()

  /// Letters of a word that is mended only where one is missing.
  static let shortest = 3

  /// The costliest mistake that is mended in a word of so many letters.
  static func limit(letters: Int) -> Int {
    switch letters {
    case ..<shortest: 0
    case shortest: edit
    case 4...6: edit + firstLetter
    // Two slips of which one is a cheap one.
    case 7...9: edit + 70
    default: 2 * edit
    }
  }
}
