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
    command.location = .asDefined
    command.selection = .asDefined
    command.ranking = .asDefined
    command.dictionary = .asDefined
    command.expansion = .asDefined
    command.output = .asDefined
    return command
  }
}

extension IndexOptions {
  fileprivate static var asDefined: IndexOptions {
    var options = IndexOptions()
    options.path = nil
    return options
  }
}

extension SelectionOptionGroup {
  fileprivate static var asDefined: SelectionOptionGroup {
    var options = SelectionOptionGroup()
    options.matchesAll = nil
    options.limit = nil
    options.offset = 0
    options.sort = .relevance
    options.showsCopies = false
    options.isExhaustive = false
    return options
  }
}

extension RankingOptionGroup {
  fileprivate static var asDefined: RankingOptionGroup {
    var options = RankingOptionGroup()
    options.ranking = nil
    options.changes = []
    return options
  }
}

extension MorphologyOptionGroup {
  fileprivate static var asDefined: MorphologyOptionGroup {
    var options = MorphologyOptionGroup()
    options.path = nil
    options.isOff = false
    return options
  }
}

extension ExpansionOptionGroup {
  fileprivate static var asDefined: ExpansionOptionGroup {
    var options = ExpansionOptionGroup()
    options.isExact = nil
    options.translates = nil
    options.mends = nil
    options.lexicon = nil
    return options
  }
}

extension HitOutputOptionGroup {
  fileprivate static var asDefined: HitOutputOptionGroup {
    var options = HitOutputOptionGroup()
    options.json = false
    options.pathsOnly = false
    options.endsWithNull = false
    options.countsOnly = false
    options.format = nil
    options.color = nil
    options.hyperlink = nil
    options.pager = nil
    options.explainsQuery = false
    options.quiet = false
    return options
  }
}
