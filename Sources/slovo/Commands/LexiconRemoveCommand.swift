internal import ArgumentParser
internal import Lexicon

/// `slovo lexicon remove`
struct LexiconRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove sources, and learn again from those that remain.")

  @Argument(help: "Names, as list prints them.")
  var names: [String]

  @OptionGroup var place: LexiconOptions

  func run() throws {
    _ = try place.existing()
    let lexicon = try place.writable()
    for name in names { try lexicon.remove(name: name) }
    let progress = LexiconProgress(isShown: true)
    let words = try lexicon.learn { step in
      progress.show("\(step.phase.rawValue): \(Int(step.share * 100)) %")
    }
    progress.clear()
    Output.print("\(ReportText.count(words, "word")) with translations")
  }
}
