internal import ArgumentParser

/// Searches as they are mostly asked, read without the argument parser: it takes longer to set up than they take.
extension SearchCommand {
  /// The command of arguments that are `search`, words and no options but the most frequent ones; nil for all others, and
  /// for those in which something is wrong: the parser has the words for it.
  init?(plain arguments: [String]) {
    guard arguments.first == "search" else { return nil }
    self = Self.asDefined
    var words: [String] = []
    var rest = arguments.dropFirst()
    while let argument = rest.popFirst() {
      switch argument {
      case "--no-pager": output.pager = false
      case "--json": output.json = true
      case "-l": output.pathsOnly = true
      case "-c": output.countsOnly = true
      case "-q": output.quiet = true
      case "--exact": expansion.isExact = true
      case "--index":
        guard let folder = rest.popFirst(), !folder.hasPrefix("-") else { return nil }
        location.path = folder
      case "-n":
        guard let number = rest.popFirst(), let limit = Int(number), limit >= 0 else { return nil }
        selection.limit = limit
      default:
        guard !argument.hasPrefix("-") else { return nil }
        words.append(argument)
      }
    }
    guard !words.isEmpty, (try? output.validate()) != nil else { return nil }
    query = words
  }

  /// With no options given. Every property is set, for those that are not cannot be read.
  private static var asDefined: SearchCommand {
    var command = SearchCommand()
    command.query = []
    command.location = made { $0.path = nil }
    command.selection = made {
      $0.matchesAll = nil
      $0.limit = nil
      $0.offset = 0
      $0.sort = .relevance
      $0.showsCopies = false
      $0.isExhaustive = false
    }
    command.ranking = made {
      $0.ranking = nil
      $0.changes = []
    }
    command.dictionary = made {
      $0.path = nil
      $0.isOff = false
    }
    command.expansion = made {
      $0.isExact = nil
      $0.translates = nil
      $0.mends = nil
      $0.lexicon = nil
    }
    command.output = made {
      $0.json = false
      $0.pathsOnly = false
      $0.endsWithNull = false
      $0.countsOnly = false
      $0.format = nil
      $0.color = nil
      $0.hyperlink = nil
      $0.pager = nil
      $0.explainsQuery = false
      $0.quiet = false
    }
    return command
  }

  private static func made<Options: ParsableArguments>(
    _ set: (inout Options) -> Void
  ) -> Options {
    var options = Options()
    set(&options)
    return options
  }
}
