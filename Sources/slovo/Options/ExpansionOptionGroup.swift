internal import ArgumentParser
internal import Searching

/// What is looked for beside what was typed.
struct ExpansionOptionGroup: ParsableArguments {
  @Flag(
    name: .customLong("exact"), inversion: .prefixedNo, exclusivity: .chooseLast,
    help: "Look for nothing but what was typed.")
  var isExact: Bool?

  @Flag(
    name: .customLong("translate"), inversion: .prefixedNo, exclusivity: .chooseLast,
    help: "Look for translations, names in the other alphabet, synonyms and acronyms too.")
  var translates: Bool?

  @Flag(
    name: .customLong("fix"), inversion: .prefixedNo, exclusivity: .chooseLast,
    help: "Mend words that occur nowhere: misspelled, or in the wrong keyboard layout.")
  var mends: Bool?

  @Option(help: ArgumentHelp("Use this lexicon alone.", valueName: "file"))
  var lexicon: String?

  func wishes(_ settings: Settings) -> ExpansionWishes {
    guard !(isExact ?? settings.isExact ?? false) else { return .none }
    return ExpansionWishes(
      translates: translates ?? settings.translates ?? true,
      mends: mends ?? settings.mends ?? true)
  }
}
