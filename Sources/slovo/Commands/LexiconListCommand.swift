internal import ArgumentParser
internal import Lexicon

/// `slovo lexicon list`
struct LexiconListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the sources, with what each gave.")

  @Flag(help: "One JSON object a source.")
  var json = false

  @OptionGroup var place: LexiconOptions

  func run() throws {
    let sources = try place.existing().sources()
    for source in sources {
      if json {
        Output.print(
          JSONText.object([
            ("version", .number(1)), ("name", .string(source.name)), ("path", .path(source.path)),
            ("format", .string(source.format)), ("weight", .decimal(source.weight)),
            ("pairs", .number(source.pairCount)), ("segments", .number(source.segmentCount)),
            ("aliases", .number(source.aliasCount)),
          ]))
      } else {
        Output.print(
          """
          \(SafeText.line(source.name))\t\(source.format)\tweight \(source.weight)\t\
          \(ReportText.count(source.pairCount, "pair"))\t\
          \(ReportText.count(source.segmentCount, "aligned text"))\t\
          \(ReportText.count(source.aliasCount, "alias", "aliases"))
          """)
      }
    }
    if sources.isEmpty { throw ExitCode(ExitStatus.nothingFound) }
  }
}
