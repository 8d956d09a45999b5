internal import Evaluation
internal import Postings

/// Topics, judgements and the index of one collection to tune on.
struct TuningCollection {
  let judged: JudgedTopics
  let catalog: RankingCatalog

  init(
    topics: String, qrels: String, folder: IndexFolder, ids: DocumentNaming.Style,
    dictionary: MorphologyOptionGroup
  ) throws {
    judged = try JudgedTopics(topics: topics, qrels: qrels, notes: false)
    catalog = try RankingCatalog(
      folder: folder, naming: try DocumentNaming(style: ids, folder: folder),
      filter: DocumentFilter(), dictionary: dictionary)
  }

  /// The measure for each topic at a point.
  func values(
    _ ranking: String, at point: ParameterPoint, measure: Measure, depth: Int, label: String
  ) throws -> [Double] {
    let progress = TopicProgress(label, total: judged.topics.count)
    defer { progress.clear() }
    let runner = TopicRunner(topics: judged.topics, depth: depth, progress: progress.show)
    let system = try runner.run(catalog.recipe(ranking, at: point))
    return RunEvaluation(system.run, qrels: judged.qrels, measures: [measure]).values[0]
  }
}
