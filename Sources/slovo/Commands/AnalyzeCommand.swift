internal import Analysis
internal import ArgumentParser

/// `slovo analyze`: what becomes of a text.
struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Show the words of a text, their terms, and the rule that made each.",
    discussion: """
      A term is what the index holds: the exact form of a word, its stem, or both
      in one where they are the same, and its lemma where there is a dictionary
      of Russian forms (slovo morphology). Offsets are bytes of the text.
      """)

  @Argument(help: "The text; - reads it from standard input.")
  var text: [String]

  @Flag(help: "One JSON object a token.")
  var json = false

  @OptionGroup var dictionary: MorphologyOptionGroup

  func run() throws {
    var bytes = ArgumentBytes.bytes(text.joined(separator: " "))
    if text == ["-"] { bytes = try FileSystem.standardInput() }
    let analyzer = Analyzer(morphology: try dictionary.morphology())
    let tokens = bytes.withUnsafeBufferPointer { analyzer.tokens($0) }
    for token in tokens {
      let form = String(decoding: bytes[token.range], as: UTF8.self)
      json ? printJSON(token, form) : printLine(token, form)
    }
    if tokens.isEmpty { throw ExitCode(ExitStatus.nothingFound) }
  }

  private func printLine(_ token: Token, _ form: String) {
    let terms = token.terms.map { "\($0.term.text) (\($0.term.kind.label): \($0.rule))" }
    Output.print(
      """
      \(token.position)\t\(token.range.lowerBound)–\(token.range.upperBound)\t\
      \(SafeText.line(form))\t\(terms.joined(separator: ", "))
      """)
  }

  private func printJSON(_ token: Token, _ form: String) {
    Output.print(
      JSONText.object([
        ("version", .number(1)), ("position", .number(token.position)),
        ("start", .number(token.range.lowerBound)),
        ("end", .number(token.range.upperBound)), ("text", .string(form)),
        (
          "terms",
          .array(
            token.terms.map {
              .object([
                ("term", .string($0.term.text)), ("kind", .string($0.term.kind.label)),
                ("rule", .string($0.rule)),
              ])
            })
        ),
      ]))
  }
}

extension TermKind {
  /// The kind for people.
  var label: String {
    switch self {
    case .both: "exact and stem"
    case .exact: "exact"
    case .lemma: "lemma"
    case .mixedScript: "mixed alphabets"
    case .stem: "stem"
    }
  }
}
