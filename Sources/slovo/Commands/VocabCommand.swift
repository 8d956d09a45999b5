internal import ArgumentParser

struct VocabCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "vocab", abstract: "vocab")
  func run() throws {}
}
