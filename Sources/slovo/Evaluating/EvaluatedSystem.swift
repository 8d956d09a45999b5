internal import Evaluation

/// A ranking that was run, or a run that was read.
struct EvaluatedSystem {
  /// Unique among those compared.
  var name: String
  var run: Run
  /// Nil for a run that was read.
  var secondsPerTopic: Double?

  /// Milliseconds for people; a dash for a run that was read.
  var timeText: String {
    secondsPerTopic.map { "\(Format.decimal($0 * 1000, 1)) ms" } ?? "–"
  }
}
