internal import Evaluation

/// Topics and judgements brought together: what is evaluated, and what is to be said of the rest.
struct JudgedTopics {
  /// Those that have judgements, in the order of their file; empty where there is no file of
  /// topics.
  let topics: [Topic]
  /// Their judgements alone; without a file of topics, all.
  let qrels: Qrels

  /// Notes go to standard error.
  init(topics file: String?, qrels judgements: String, notes: Bool = true) throws {
    let all = try Qrels(EvaluationFile.contents(judgements), file: judgements)
    guard let file else {
      topics = []
      qrels = all
      return
    }
    let given = try TopicReader.topics(EvaluationFile.contents(file), file: file)
    topics = given.filter { all.grades[$0.id] != nil }
    qrels = all.restricted(to: Set(topics.map(\.id)))
    guard !topics.isEmpty else {
      throw CommandError(
        """
        no topic of "\(file)" has judgements in "\(judgements)"; topics are called \
        "\(given.first?.id ?? "")" there and "\(all.topics.first ?? "")" here
        """)
    }
    guard notes else { return }
    let unjudged = given.count - topics.count
    if unjudged > 0 {
      Output.printError(
        "slovo: \(ReportText.count(unjudged, "topic")) without judgements passed over")
    }
    let absent = all.topics.count - qrels.topics.count
    if absent > 0 {
      Output.printError(
        """
        slovo: judgements of \(ReportText.count(absent, "topic")) passed over that "\(file)" has not
        """)
    }
  }

  /// Says so where a run and the judgements have no document in common: their names are of two
  /// kinds.
  func warnOfNames(_ system: EvaluatedSystem) {
    var found: String?
    for topic in qrels.topics {
      let grades = qrels.grades[topic] ?? [:]
      for document in system.run.rankings[topic] ?? [] {
        if grades[document.id] != nil { return }
        found = found ?? document.id
      }
    }
    let judged = qrels.topics.lazy.compactMap { qrels.grades[$0]?.keys.min() }.first
    guard let found, let judged else { return }
    Output.printError(
      """
      slovo: no document of \(system.name) has a judgement: it calls them "\(found)", the judgements "\(judged)"; \
      see --ids
      """)
  }
}
