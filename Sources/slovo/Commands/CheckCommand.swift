internal import ArgumentParser
internal import Postings

/// `slovo check`: whether the index is sound.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract:
      "Check the index: the database, the postings, and the stored texts against the terms.",
    discussion: "Exit status: 0 sound (or repaired), 2 not sound.")

  @Flag(help: "Heal what the stored texts can heal.")
  var repair = false

  @Flag(help: "Wait for another process that writes to the index instead of refusing.")
  var wait = false

  @Flag(help: "One JSON object.")
  var json = false

  @OptionGroup var location: IndexOptions
  @OptionGroup var dictionary: MorphologyOptionGroup

  func run() throws {
    let folder = try location.existingFolder()
    let checker = try IndexChecker(
      folder: folder, waits: wait, morphology: try dictionary.morphology())
    let problems = try checker.problems()
    if json {
      Output.print(
        JSONText.object([
          ("version", .number(1)), ("sound", .bool(problems.isEmpty)),
          (
            "problems",
            .array(
              problems.map {
                .object([
                  ("kind", .string($0.kind.rawValue)), ("description", .string($0.description)),
                ])
              })
          ),
        ]))
    }
    if let mismatch = checker.mismatch {
      Output.printError("slovo: \(mismatch)")
      if problems.isEmpty { throw ExitCode(ExitStatus.failure) }
    }
    guard !problems.isEmpty else {
      if !json { Output.print("sound: \(folder.displayPath)") }
      if checker.isReadOnly {
        Output.printError("slovo: the folder is read-only: postings were not compared with texts")
      }
      return
    }
    for problem in problems { Output.printError("slovo: \(problem)") }
    guard repair else {
      Output.printError(
        "slovo: not sound: \(folder.displayPath); run \"slovo check --repair\" or \"slovo rebuild\""
      )
      throw ExitCode(ExitStatus.failure)
    }
    let lost = try checker.repair(problems)
    let left = try checker.problems()
    guard left.isEmpty else {
      Output.printError("slovo: cannot repair \(folder.displayPath); run \"slovo rebuild\"")
      throw ExitCode(ExitStatus.failure)
    }
    Output.print("repaired: \(folder.displayPath)")
    if lost > 0 {
      Output.print(
        "\(ReportText.count(lost, "document")) had to go; run \"slovo index\" to read them again")
    }
  }
}
