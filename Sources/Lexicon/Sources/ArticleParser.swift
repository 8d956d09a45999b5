/// Takes the translations out of a dictionary's article: text for people, with senses, labels, remarks
/// in brackets and examples.
///
/// What is between `;` and `,` and only of the other language is a translation; what also
/// holds words of the headword's language is an example, which is a small piece of aligned
/// text.
struct ArticleParser {
  /// More words are an explanation.
  private static let mostWords = 4
  private static let mostTranslations = 24

  /// - Returns: translations with weights that fall from sense to sense, and examples.
  static func items(headword: String, article: String) -> [LexiconItem] {
    guard let script = Script(of: headword) else { return [] }
    var items: [LexiconItem] = []
    var found = 0
    for piece in pieces(article) {
      switch Script(of: piece) {
      case nil: continue
      case script?:
        if let example = example(piece, script) { items.append(example) }
      case _?:
        guard !mixes(piece, script) else {
          if let example = example(piece, script) { items.append(example) }
          continue
        }
        for part in piece.split(separator: ",") {
          let words = part.split(separator: " ")
          guard !words.isEmpty, words.count <= mostWords, found < mostTranslations else { continue }
          found += 1
          let translation = words.joined(separator: " ")
          if let item = LexiconItem.translation(
            headword, translation, weight: 1 / (1 + 0.15 * Double(found - 1)), isSegment: false)
          {
            items.append(item)
          }
        }
      }
    }
    return items
  }

  /// Words of the headword's language and then their translation.
  private static func example(_ piece: String, _ script: Script) -> LexiconItem? {
    var own: [Substring] = []
    var other: [Substring] = []
    for word in piece.split(separator: " ") {
      guard let wordScript = Script(of: word) else { continue }
      if wordScript == script {
        // The translation has begun, and now come words of the first language again.
        guard other.isEmpty else { return nil }
        own.append(word)
      } else {
        other.append(word)
      }
    }
    guard own.count > 1, !other.isEmpty, other.count < 12 else { return nil }
    return .translation(
      own.joined(separator: " "), other.joined(separator: " "), isSegment: true)
  }

  private static func mixes(_ piece: String, _ script: Script) -> Bool {
    piece.split(separator: " ").contains { Script(of: $0) == script }
  }

  /// The article without brackets, labels and numbers, cut at senses and semicolons.
  private static func pieces(_ article: String) -> [String] {
    var pieces: [String] = []
    var words: [String] = []
    var word = ""
    var brackets = 0
    func endWord() {
      defer { word = "" }
      guard !word.isEmpty else { return }
      // Labels (_v., _юр.), what stands for an object (что-л.), abbreviations (и т.п.).
      if word.hasPrefix("_") || word.hasSuffix("-л.") || word.hasPrefix("т.") { return }
      words.append(word)
    }
    func endPiece() {
      endWord()
      if !words.isEmpty { pieces.append(words.joined(separator: " ")) }
      words = []
    }
    for character in article.unicodeScalars {
      switch character {
      case "(", "[", "{", "<":
        endWord()
        brackets += 1
      case ")" where brackets == 0, ">" where brackets == 0:
        // The number or letter of a sense: 1) а)
        word = ""
        endPiece()
      case ")", "]", "}", ">": brackets = max(0, brackets - 1)
      case _ where brackets > 0: continue
      case ";", ":": endPiece()
      case ",":
        endWord()
        if !words.isEmpty { words[words.count - 1] += "," }
      case " ", "\n", "\t", "\r":
        // The number of a part of speech: 1. 2.
        if word.hasSuffix("."), word.dropLast().allSatisfy(\.isNumber) {
          word = ""
          endPiece()
        }
        endWord()
      default: word.unicodeScalars.append(character)
      }
    }
    endPiece()
    return pieces
  }
}
