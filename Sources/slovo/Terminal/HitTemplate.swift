internal import Searching

/// A line for each hit as the user wants it: `%p:%l %t\n`.
struct HitTemplate {
  private let text: String
  private let isEnded: Bool

  /// A template that does not end with a break gets one.
  init(_ template: String) {
    text = template
    isEnded = template.hasSuffix("\\n") || template.hasSuffix("\\0")
  }

  var needsSnippet: Bool { text.contains("%S") || text.contains("%l") }

  func line(_ hit: Hit, rank: Int, path: String) -> String {
    var result = ""
    var characters = text.makeIterator()
    while let character = characters.next() {
      guard character == "%" || character == "\\" else {
        result.append(character)
        continue
      }
      guard let code = characters.next() else {
        result.append(character)
        break
      }
      let value = character == "%" ? field(code, hit, rank, path) : Self.escapes[code]
      result += value ?? "\(character)\(code)"
    }
    return isEnded ? result : result + "\n"
  }

  private func field(_ code: Character, _ hit: Hit, _ rank: Int, _ path: String) -> String? {
    switch code {
    case "%": "%"
    case "L": hit.record.languages
    case "S": hit.snippet?.fragments.map(\.text).joined(separator: " … ") ?? ""
    case "d": Format.day(hit.record.date)
    case "i": SafeText.line(hit.record.identifier ?? "")
    case "l": hit.line.map { "\($0)" } ?? ""
    case "n": "\(rank)"
    case "p": path
    case "s": Format.decimal(hit.score, 4)
    case "t": hit.title.text
    default: nil
    }
  }

  private static let escapes: [Character: String] = [
    "0": "\0", "\\": "\\", "n": "\n", "t": "\t",
  ]
}
