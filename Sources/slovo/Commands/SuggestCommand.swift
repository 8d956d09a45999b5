internal import Analysis
internal import ArgumentParser
internal import Lexicon
internal import Postings

/// `slovo suggest`: words of the index that a word may have meant.
struct SuggestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "List words of the index that a word may mean: mistyped, or of the other language.",
    discussion: """
      Spelling, the wrong keyboard layout (ghbdtn, фдшифиф), transliteration
      (Norov, Норов), and translations where there is a lexicon.
      Exit status: 0 something listed, 1 nothing to say, 2 error.
      """)

  @Argument(help: "Words, each for itself.")
  var words: [String]

  @Option(
    name: [.customShort("n", allowingJoined: true), .customLong("limit")],
    help: "At most so many for each word.")
  var limit = 5

  @Flag(help: "One JSON object a suggestion.")
  var json = false

  @OptionGroup var location: IndexOptions

  func validate() throws {
    guard limit > 0 else {
      throw ValidationError("illegal limit: \(limit), must be at least 1")
    }
  }

  func run() throws {
    let folder = try location.existingFolder()
    let reader = try Morphologies.reader(folder)
    let expander = QueryExpander(
      lexicons: Lexicons.open(besides: folder), vocabulary: IndexVocabulary.open(reader),
      analyzer: Analyzer(morphology: reader.morphology))
    var count = 0
    for word in words {
      for suggestion in expander.suggestions(for: word, limit: limit) {
        count += 1
        json
          ? Output.print(
            JSONText.object([
              ("version", .number(1)), ("word", .string(word)),
              ("suggestion", .string(suggestion.word)),
              ("kind", .string(suggestion.kind.rawValue)),
              ("documents", .number(suggestion.documentFrequency)),
            ]))
          : Output.print(
            "\(suggestion.documentFrequency)\t\(SafeText.line(suggestion.word))\t"
              + suggestion.kind.rawValue)
      }
    }
    if count == 0 { throw ExitCode(ExitStatus.nothingFound) }
  }
}
