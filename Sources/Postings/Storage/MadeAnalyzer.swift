internal import Analysis
internal import GRDB

/// The analyzer that made an index's terms, as far as this program has it.
enum MadeAnalyzer {
  /// This program's; with its dictionary, where the index has lemmas.
  case known(LemmaDictionary?)
  /// This program's, but the lemmas are of a dictionary that is not at hand: stems and forms can be searched.
  case lacksMorphology(String)
  case other(String)

  /// - Parameter morphology: The dictionary at hand. An index without lemmas stays so.
  init(_ db: Database, _ morphology: LemmaDictionary?) throws {
    let found = try Meta.get(.analyzer, in: db) ?? ""
    if found == Analyzer.identity {
      self = .known(nil)
    } else if let morphology, found == Analyzer.identity(with: morphology) {
      self = .known(morphology)
    } else if Analyzer.morphologyFingerprint(in: found) != nil {
      self = .lacksMorphology(found)
    } else {
      self = .other(found)
    }
  }

  /// The dictionary to go on with.
  ///
  /// - Throws: ``IndexError/analyzerMismatch(index:program:)`` unless the terms can be made again as they were.
  func morphology(atHand: LemmaDictionary?) throws(IndexError) -> LemmaDictionary? {
    switch self {
    case .known(let morphology): return morphology
    case .lacksMorphology(let found), .other(let found):
      throw .analyzerMismatch(index: found, program: Analyzer.identity(with: atHand))
    }
  }
}
