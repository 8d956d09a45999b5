/// Whether a batch of documents is scored before it is looked up in the next word, or afterwards: what costs less by
/// what each has ruled out so far. Either way is exact.
struct ScoringOrder {
  /// What it takes to score a document, and to look one up in a block that is in memory, in instructions.
  private static let scoring: Float = 60
  private static let finding: Float = 45
  /// What it takes to bring a block into memory.
  private static let reading: Float = 600

  /// What it takes to look a document up.
  private let looking: Float
  /// Documents that were scored first, and those of them that had to be sought then; begins with what to expect.
  private var scored: Float = 64
  private var sought: Float = 32
  /// Documents that were sought, and those of them that were there.
  private var looked: Float = 64
  private var found: Float = 8
  private var batchCount = 0

  /// - Parameters:
  ///   - leadFrequency: Documents of the word that gives the batches.
  ///   - nextFrequency: Of the word that these are looked up in.
  ///   - listCount: Of that word.
  init(leadFrequency: Int, nextFrequency: Int, listCount: Int) {
    let blocks = Float(nextFrequency) / Float(PostingView.capacity)
    looking =
      Self.finding * Float(listCount) + Self.reading * min(1, blocks / Float(max(leadFrequency, 1)))
  }

  /// Whether the documents of the next batch are to be scored first; those of some batches are, to learn what that
  /// rules out.
  mutating func scoresNext() -> Bool {
    batchCount &+= 1
    return batchCount & 7 == 1
      || Self.scoring + looking * sought / scored < looking + Self.scoring * found / looked
  }

  /// Takes note of documents that are scored first; what that ruled out shows when the rest is sought.
  mutating func noteScored(_ count: Int) {
    scored += Float(count)
    Self.fade(&scored, &sought)
  }

  /// Takes note of documents that were sought, and how many of them were there.
  ///
  /// - Parameter wereScored: Whether they are those that their scores did not rule out.
  mutating func noteSought(_ count: Int, found: Int, wereScored: Bool) {
    if wereScored { sought += Float(count) }
    looked += Float(count)
    self.found += Float(found)
    Self.fade(&looked, &self.found)
  }

  /// What is long past counts less and less.
  private static func fade(_ all: inout Float, _ part: inout Float) {
    guard all > 1024 else { return }
    all /= 2
    part /= 2
  }
}
