/// Competitive postings of some runs of a list: of each run enough of its postings that none of the others scores
/// higher, whatever the similarity.
///
/// Parallel arrays; those of run `i` are at `starts[i]..<starts[i + 1]`. The memory is the list's.
public struct PostingRuns {
  /// Runs.
  public var count: Int
  /// One more than there are runs.
  public var starts: UnsafePointer<Int32>
  /// Occurrences in the title.
  public var titleFrequencies: UnsafePointer<Float>
  /// Occurrences in the body.
  public var bodyFrequencies: UnsafePointer<Float>
  /// Positions of the title.
  public var titleLengths: UnsafePointer<Float>
  /// Positions of the body.
  public var bodyLengths: UnsafePointer<Float>

  /// Made of its parts.
  public init(
    count: Int, starts: UnsafePointer<Int32>, titleFrequencies: UnsafePointer<Float>,
    bodyFrequencies: UnsafePointer<Float>, titleLengths: UnsafePointer<Float>,
    bodyLengths: UnsafePointer<Float>
  ) {
    self.count = count
    self.starts = starts
    self.titleFrequencies = titleFrequencies
    self.bodyFrequencies = bodyFrequencies
    self.titleLengths = titleLengths
    self.bodyLengths = bodyLengths
  }

  /// Postings of all runs.
  var postingCount: Int { Int(starts[count]) }
}
