internal import ArgumentParser

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "search", abstract: "search")
  func run() throws {}
}
