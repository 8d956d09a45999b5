internal import ArgumentParser
internal import Postings
internal import Searching

/// How matches are ranked.
struct RankingOptionGroup: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How to rank: a name of \"slovo ranking list\", or a file.", valueName: "name"))
  var ranking: String?

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp("Change the ranking, as in b=0.4; may be repeated.", valueName: "setting"))
  var changes: [String] = []

  /// The ranking that the options or the settings name.
  func configuration(_ settings: Settings, index: IndexFolder) throws -> RankingConfiguration {
    let library = RankingLibrary(index: index)
    var configuration = try library.configuration(
      ranking ?? settings.ranking ?? RankingLibrary.standard)
    try RankingLibrary.set(settings.rankingChanges + changes, in: &configuration)
    return configuration
  }
}
