internal import ArgumentParser

/// `slovo lexicon`: word pairs of both languages, and what was learnt from them.
struct LexiconCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon",
    abstract: "Manage the words by which a query finds documents in the other language.",
    discussion: """
      The lexicon is $XDG_DATA_HOME/slovo/lexicon.sqlite (~/.local/share without
      it), or beside the index with --beside-index. It is fed by dictionaries
      (dictd, DSL, StarDict), catalogs of messages (.mo, .po), translation
      memories (.tmx), tables (.tsv) and documents with their translations.
      Exit status: 0 done, 1 nothing found, 2 error.
      """,
    subcommands: [
      LexiconAddCommand.self, LexiconListCommand.self, LexiconRemoveCommand.self,
      LexiconShowCommand.self,
    ])
}
