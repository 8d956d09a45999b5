internal import Analysis
internal import Postings
internal import Synchronization

/// Open views of an index that threads take and give back, so that what one ranking has read serves the
/// next.
final class SourcePool: Sendable {
  /// A view is used by one thread at a time.
  private struct Idle: @unchecked Sendable {
    var sources: [CachedSource] = []
    /// Whether it was said what the index lacks.
    var isOpened = false
  }

  private let folder: IndexFolder
  private let morphology: LemmaDictionary?
  /// Whether what the index lacks is to be said.
  private let warns: Bool
  private let idle = Mutex(Idle())
  /// What words of topics may mean besides, for all that search the index.
  let expansions = ExpansionMemory()

  /// - Throws: Where the dictionary that a flag names cannot be used.
  init(_ folder: IndexFolder, _ dictionary: MorphologyOptionGroup) throws {
    self.folder = folder
    morphology = try dictionary.toRead()
    warns = !dictionary.isOff
  }

  /// One that nobody uses.
  func take() throws -> CachedSource {
    let known = idle.withLock { Idle(sources: $0.sources.popLast().map { [$0] } ?? []) }
    if let source = known.sources.first { return source }
    let isFirst = idle.withLock { idle in
      defer { idle.isOpened = true }
      return warns && !idle.isOpened
    }
    return CachedSource(
      isFirst
        ? try Morphologies.reader(folder, morphology)
        : try IndexReader(folder: folder, morphology: morphology))
  }

  /// Gives one back that is used no more.
  func give(_ source: CachedSource) {
    let box = Idle(sources: [source])
    idle.withLock { $0.sources += box.sources }
  }
}
