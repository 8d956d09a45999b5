internal import Dispatch
internal import Evaluation
internal import Glibc
internal import Synchronization

/// Runs all topics by a ranking, on two threads.
struct TopicRunner {
  private static let threadCount = 2

  let topics: [Topic]
  let depth: Int
  /// Says how far it has come; called on any thread, one at a time.
  var progress: (@Sendable (_ done: Int) -> Void)?

  private struct State {
    var next = 0
    var done = 0
    var seconds = 0.0
    var found: [[RankedDocument]?]
    var error: (any Error)?
  }

  /// The run, its scores made distinct so that every program sees the order of the search.
  func run(_ recipe: RankingRecipe) throws -> EvaluatedSystem {
    let state = Mutex(State(found: topics.map { _ in nil }))
    let (topics, depth, progress) = (topics, depth, progress)
    DispatchQueue.concurrentPerform(iterations: min(Self.threadCount, max(1, topics.count))) { _ in
      do {
        let runner = try recipe.makeRunner()
        while let index = state.withLock({ Self.takeNext(&$0) }) {
          let start = Clock.seconds()
          let hits = try runner.run(topic: topics[index].text, depth: depth)
          let documents = Self.unique(hits)
          let seconds = Clock.seconds() - start
          state.withLock { state in
            state.found[index] = documents
            state.seconds += seconds
            state.done += 1
            progress?(state.done)
          }
        }
      } catch {
        state.withLock { if $0.error == nil { $0.error = error } }
      }
    }
    return try state.withLock { state in
      if let error = state.error { throw error }
      var run = Run(tag: recipe.name)
      for (topic, documents) in zip(topics, state.found) {
        run.setInOrder(documents ?? [], topic: topic.id)
      }
      let mean = topics.isEmpty ? 0 : state.seconds / Double(topics.count)
      return EvaluatedSystem(name: recipe.name, run: run, secondsPerTopic: mean)
    }
  }

  private static func takeNext(_ state: inout State) -> Int? {
    guard state.error == nil, state.next < state.found.count else { return nil }
    state.next += 1
    return state.next - 1
  }

  /// Names need not be unique in an index (two files may hold records of one identifier): the first
  /// counts.
  private static func unique(_ hits: [(id: String, score: Double)]) -> [RankedDocument] {
    var seen: Set<String> = []
    return hits.compactMap {
      seen.insert($0.id).inserted ? RankedDocument(id: $0.id, score: $0.score) : nil
    }
  }
}

/// A clock that only goes forward.
enum Clock {
  static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
