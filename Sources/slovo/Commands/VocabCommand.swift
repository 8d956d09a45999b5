internal import Analysis
internal import ArgumentParser
internal import Postings

/// `slovo vocab`: the words of the index.
struct VocabCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vocab",
    abstract:
      "List the words of the index that begin with a prefix, with the documents that hold them.")

  @Argument(help: "The beginning of the words; all words without it.")
  var prefix: String = ""

  @Option(
    name: [.customShort("n", allowingJoined: true), .customLong("limit")],
    help: "At most so many words.")
  var limit = 20

  @Flag(help: "One JSON object a word.")
  var json = false

  @OptionGroup var location: IndexOptions

  func run() throws {
    let reader = try IndexReader(folder: try location.existingFolder())
    // The prefix is folded as words are.
    let folded = Analyzer().queryWords(prefix).first?.form ?? prefix
    let words = try reader.vocabulary(prefix: prefix.isEmpty ? "" : folded, limit: limit)
    for word in words {
      json
        ? Output.print(
          JSONText.object([
            ("version", .number(1)), ("word", .string(word.form)),
            ("documents", .number(word.documentCount)),
          ])) : Output.print("\(word.documentCount)\t\(SafeText.line(word.form))")
    }
    if words.isEmpty { throw ExitCode(ExitStatus.nothingFound) }
  }

  func validate() throws {
    guard limit > 0 else {
      throw ValidationError("illegal limit: \(limit), must be at least 1")
    }
  }
}
