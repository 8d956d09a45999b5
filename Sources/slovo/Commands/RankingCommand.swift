internal import ArgumentParser
internal import Postings
internal import Searching

/// `slovo ranking`: the ways to rank, by their names.
struct RankingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ranking",
    abstract: "List, show and check rankings.",
    discussion: """
      A ranking is a model of relevance with its parameters, weights, and passes over
      the best documents; a file in TOML. Own ones lie in "ranking" in the index folder
      or in ~/.config/slovo, or anywhere:

        extends = "default"
        b = 0.4
        [weights]
        title = 3

      slovo search --ranking mine.toml WORDS
      slovo search --set b=0.4 WORDS
      slovo compare default default:b=0.4 mine.toml --topics T --qrels Q
      """,
    subcommands: [RankingList.self, RankingShow.self, RankingCheck.self])

  /// The rankings that can be named where the user is; an index is not needed.
  static func library(_ location: IndexOptions) throws -> RankingLibrary {
    let isNamed = location.path != nil || Environment.value("SLOVO_INDEX")?.isEmpty == false
    let folder = isNamed ? try location.existingFolder() : try? location.existingFolder()
    return RankingLibrary(index: folder)
  }
}

/// `slovo ranking list`.
struct RankingList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List all rankings that can be named.")

  @Flag(help: "One JSON object a ranking.")
  var json = false

  @OptionGroup var location: IndexOptions

  func run() throws {
    let library = try RankingCommand.library(location)
    for entry in try library.entries() {
      let summary = Self.summary(entry.text)
      let path = entry.path.map { String(decoding: $0, as: UTF8.self) }
      if json {
        Output.print(
          JSONText.object([
            ("version", .number(1)), ("name", .string(entry.name)),
            ("path", entry.path.map { .path($0) } ?? .null), ("summary", .string(summary)),
          ]))
      } else {
        let padding = String(repeating: " ", count: max(1, 16 - entry.name.count))
        let own = path.map { "  [\(SafeText.line($0))]" } ?? ""
        Output.print("\(SafeText.line(entry.name))\(padding)\(SafeText.line(summary))\(own)")
      }
    }
  }

  /// The first sentence of the comment that a file begins with.
  static func summary(_ text: String) -> String {
    let comment = text.split(separator: "\n", omittingEmptySubsequences: false).prefix {
      $0.hasPrefix("#") && $0.count > 1
    }.map { $0.drop { $0 == "#" || $0 == " " } }.joined(separator: " ")
    guard let end = comment.firstRange(of: ". ") else { return comment }
    return String(comment[..<end.lowerBound]) + "."
  }
}

/// `slovo ranking show`.
struct RankingShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print the whole of a ranking, as a file that can be changed and used.")

  @Argument(help: "A name, a file, or either with settings, as in default:b=0.4.")
  var name: String = RankingLibrary.standard

  @Flag(help: "One JSON object.")
  var json = false

  @OptionGroup var location: IndexOptions

  func run() throws {
    let ranking = try RankingCommand.library(location).configuration(name)
    if json {
      let values: [(String, JSONText)] = ranking.usedParameters.map {
        ($0.name, .decimal(ranking[$0]))
      }
      Output.print(
        JSONText.object([
          ("version", .number(1)), ("name", .string(name)), ("model", .string(ranking.model)),
          ("parameters", .object(values)),
        ]))
    } else {
      ranking.fileLines.forEach(Output.print)
    }
  }
}

/// `slovo ranking check`.
struct RankingCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say whether files can be used as rankings, and what is wrong if not.")

  @Argument(help: ArgumentHelp("Files or names.", valueName: "file"))
  var files: [String]

  @OptionGroup var location: IndexOptions

  func run() throws {
    let library = try RankingCommand.library(location)
    var isSound = true
    for file in files {
      do {
        let ranking = try library.configuration(file)
        Output.print("\(SafeText.line(ArgumentBytes.display(file))): sound, model \(ranking.model)")
      } catch {
        isSound = false
        Output.printError("slovo: \(error)")
      }
    }
    if !isSound { throw ExitCode(ExitStatus.failure) }
  }
}
