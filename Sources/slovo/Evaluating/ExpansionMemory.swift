internal import Analysis
internal import Searching
internal import Synchronization

/// What words may mean besides, once it has been found out: rankings that are compared ask for the same words.
final class ExpansionMemory: Sendable {
  private struct Key: Hashable {
    var form: String
    var typed: String
    var translates: Bool
    var mends: Bool
  }

  private struct Answer {
    var word: QueryWord
    var alternatives: [WordAlternative]
  }

  /// What a text in the wrong layout reads; nil where it is best as it is.
  private struct Reading {
    var text: String?
  }

  private let answers = Mutex<[Key: [Answer]]>([:])
  private let readings = Mutex<[String: Reading]>([:])

  fileprivate func alternatives(
    for word: QueryWord, typed: String, wishes: ExpansionWishes, _ find: () -> [WordAlternative]
  ) -> [WordAlternative] {
    let key = Key(
      form: word.form, typed: typed, translates: wishes.translates, mends: wishes.mends)
    // Where a word stands changes nothing.
    var word = word
    word.range = 0..<0
    let known = answers.withLock { $0[key]?.first { $0.word == word }?.alternatives }
    if let known { return known }
    let answer = Answer(word: word, alternatives: find())
    answers.withLock { $0[key, default: []].append(answer) }
    return answer.alternatives
  }

  fileprivate func reading(of text: String, _ find: () -> String?) -> String? {
    if let known = readings.withLock({ $0[text] }) { return known.text }
    let reading = Reading(text: find())
    readings.withLock { $0[text] = reading }
    return reading.text
  }
}

/// An expander that asks another only for what is not known yet.
struct RememberedExpander: QueryExpanding {
  private let expander: any QueryExpanding
  private let memory: ExpansionMemory

  /// - Parameter memory: Of expanders over one index.
  init(_ expander: any QueryExpanding, in memory: ExpansionMemory) {
    self.expander = expander
    self.memory = memory
  }

  func alternatives(
    for word: QueryWord, typed: String, wishes: ExpansionWishes
  ) -> [WordAlternative] {
    memory.alternatives(for: word, typed: typed, wishes: wishes) {
      expander.alternatives(for: word, typed: typed, wishes: wishes)
    }
  }

  func layoutReading(of text: String) -> String? {
    memory.reading(of: text) { expander.layoutReading(of: text) }
  }
}
