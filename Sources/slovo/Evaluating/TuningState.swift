internal import Evaluation

/// What a tuning has measured so far, in a file: so that one that was ended goes on where it was.
///
/// The first line says what is tuned on what; then a line for each point: its values, a tab, and
/// the values of the topics of each collection, set apart by blanks, collections by semicolons.
struct TuningState {
  private let file: String?
  private var text: String
  private(set) var known: [ParameterPoint: [[Double]]] = [:]

  /// - Parameters:
  ///   - file: Nil for none.
  ///   - subject: What is tuned on what; a file of another subject is refused.
  ///   - counts: Topics of each collection.
  init(file: String?, subject: String, names: [String], counts: [Int]) throws {
    self.file = file
    text = subject + "\n"
    guard let file, FileSystem.exists(ArgumentBytes.bytes(file)) else { return }
    let found = String(decoding: try EvaluationFile.contents(file), as: UTF8.self)
    let lines = found.split(separator: "\n")
    guard let first = lines.first else { return }
    guard first == subject else {
      throw CommandError(
        """
        cannot take up "\(ArgumentBytes.display(file))": it is of "\(SafeText.shortLine(String(first), limit: 200))", \
        not of "\(subject)"; remove it, or name another
        """)
    }
    for line in lines.dropFirst() {
      let parts = line.split(separator: "\t", maxSplits: 1)
      let point = parts.first.map { $0.split(separator: " ").compactMap { Double($0) } } ?? []
      let scores = parts.dropFirst().first.map {
        $0.split(separator: ";", omittingEmptySubsequences: false).map {
          $0.split(separator: " ").compactMap { Double($0) }
        }
      }
      // The last line may have been cut off: it is measured again.
      guard point.count == names.count, scores?.map(\.count) == counts, let scores else { continue }
      known[ParameterPoint(names: names, values: point)] = scores
      text += line + "\n"
    }
  }

  /// Keeps what a point gave.
  mutating func add(_ point: ParameterPoint, _ scores: [[Double]]) throws {
    known[point] = scores
    let values = scores.map { $0.map { "\($0)" }.joined(separator: " ") }.joined(separator: ";")
    text += point.values.map { "\($0)" }.joined(separator: " ") + "\t" + values + "\n"
    if let file { try EvaluationFile.replace(file, with: text) }
  }
}
