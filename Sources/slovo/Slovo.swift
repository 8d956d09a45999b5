internal import ArgumentParser
internal import Glibc
internal import Postings

/// The command: options, printing, exit codes; no algorithm.
struct Slovo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slovo",
    abstract: "Index and search documents in English and Russian.",
    discussion: """
      slovo index PATH…   makes an index of files and folders, or brings it up to date
      slovo search QUERY  finds documents, best first
      slovo rebuild       reads everything again; searches go on meanwhile

      The index is the folder .slovo, found upward from the working directory,
      or named by --index or SLOVO_INDEX.
      Exit status: 0 found or done, 1 nothing found, 2 error.
      """,
    version: Version.text,
    subcommands: [
      AnalyzeCommand.self, CheckCommand.self, CompareCommand.self, EvaluateCommand.self,
      ExplainCommand.self, IndexCommand.self, JudgeCommand.self, LexiconCommand.self,
      LintCommand.self, MorphologyCommand.self, RankingCommand.self, RebuildCommand.self,
      SearchCommand.self,
      ShowCommand.self, SimilarCommand.self, StatusCommand.self, SuggestCommand.self,
      TuneCommand.self, VocabCommand.self,
    ])

  /// Parses the arguments, runs the command they name, and exits by grep's rules.
  static func run() -> Never {
    // A file that reaches a size limit is an error to report, not a reason to die.
    signal(SIGXFSZ, SIG_IGN)
    Output.occupyStandardDescriptors()
    do {
      let arguments = ArgumentBytes.arguments()
      if let search = SearchCommand(plain: arguments) {
        try search.run()
      } else {
        var command = try parseAsRoot(SearchCommand.separatingExclusions(arguments))
        try command.run()
      }
      Output.flush()
      Glibc.exit(ExitStatus.found)
    } catch let code as ExitCode {
      Output.flush()
      Glibc.exit(code.rawValue)
    } catch {
      Output.flush()
      fail(error)
    }
  }

  private static func fail(_ error: any Error) -> Never {
    switch exitCode(for: error) {
    case .success, .validationFailure:
      // Help, version and usage errors are the parser's to word.
      let text = fullMessage(for: error)
      let isHelp = exitCode(for: error) == .success
      let end = text.hasSuffix("\n") ? "" : "\n"
      isHelp ? Output.write(text + end) : Output.printError(text)
      Output.flush()
      Glibc.exit(isHelp ? ExitStatus.found : ExitStatus.failure)
    default:
      Output.printError("slovo: \(error)")
      Glibc.exit(ExitStatus.failure)
    }
  }
}

/// The exit codes of grep.
enum ExitStatus {
  static let found: Int32 = 0
  static let nothingFound: Int32 = 1
  static let failure: Int32 = 2
}

/// An error of the command itself, in words for the user.
struct CommandError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
