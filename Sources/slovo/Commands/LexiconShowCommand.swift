internal import ArgumentParser
internal import Lexicon

/// `slovo lexicon show`
struct LexiconShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show what a query for a word would look for besides, and what sources say of it.")

  @Argument(help: "A word of either language, in any form.")
  var word: String

  @Flag(help: "One JSON object a translation.")
  var json = false

  @OptionGroup var place: LexiconOptions

  func run() throws {
    let lexicon = try place.existing()
    guard try lexicon.isCurrent() else {
      throw CommandError(
        """
        cannot use the lexicon: its words were made by another analyzer; run "slovo lexicon add" \
        with any source to learn them again
        """)
    }
    let learnt = try lexicon.translations(of: word)
    let entries = try lexicon.entries(of: word)
    for translation in learnt {
      let percent = Int((translation.probability * 100).rounded())
      json
        ? Output.print(
          JSONText.object([
            ("version", .number(1)), ("word", .string(word)),
            ("translation", .string(translation.form)),
            ("probability", .decimal((translation.probability * 10000).rounded() / 10000)),
          ])) : Output.print("\(percent) %\t\(SafeText.line(translation.form))")
    }
    if !json {
      for entry in entries {
        Output.print("\(SafeText.line(entry.source))\t\(SafeText.line(entry.translation))")
      }
    }
    if learnt.isEmpty, entries.isEmpty { throw ExitCode(ExitStatus.nothingFound) }
  }
}
