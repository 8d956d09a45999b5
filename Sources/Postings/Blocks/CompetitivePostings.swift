/// The competitive postings of a number of runs, for bounds: parallel arrays, as numbers that a similarity takes.
///
/// Those of run `i` are at `starts[i]..<starts[i + 1]`. The memory belongs to the object.
public final class CompetitivePostings {
  /// Runs.
  public private(set) var runCount = 0
  /// Where the postings of each run begin, and at the end where the last one's end.
  public private(set) var starts: UnsafeMutablePointer<Int32>
  /// Occurrences in the title, at least.
  public private(set) var titleFrequencies: UnsafeMutablePointer<Float>
  /// Occurrences in the body, at least.
  public private(set) var bodyFrequencies: UnsafeMutablePointer<Float>
  /// Positions of the title, at most.
  public private(set) var titleLengths: UnsafeMutablePointer<Float>
  /// Positions of the body, at most.
  public private(set) var bodyLengths: UnsafeMutablePointer<Float>
  private var runCapacity = 40
  private var capacity = 256

  init() {
    starts = .allocate(capacity: runCapacity + 1)
    titleFrequencies = .allocate(capacity: capacity)
    bodyFrequencies = .allocate(capacity: capacity)
    titleLengths = .allocate(capacity: capacity)
    bodyLengths = .allocate(capacity: capacity)
    starts[0] = 0
  }

  deinit {
    starts.deallocate()
    titleFrequencies.deallocate()
    bodyFrequencies.deallocate()
    titleLengths.deallocate()
    bodyLengths.deallocate()
  }

  /// All postings of all runs.
  public var count: Int { Int(starts[runCount]) }

  func removeAll() { runCount = 0 }

  /// Adds a run of stored elements; the bytes hold as many as `count` says.
  func append(_ bytes: UnsafePointer<UInt8>, count: Int) {
    let start = self.count
    reserve(start + count)
    let (titles, bodies) = (titleFrequencies + start, bodyFrequencies + start)
    let (titleSizes, bodySizes) = (titleLengths + start, bodyLengths + start)
    for index in 0..<count {
      let element = UnsafeRawPointer(bytes + CompetitiveFront.elementSize &* index)
      let frequency = Int32(element.loadUnaligned(as: UInt16.self).littleEndian)
      bodies[index] = frequency == 0xFFFF ? CompetitiveFront.unlimited : Float(frequency)
      bodySizes[index] = Float(
        Int32(element.loadUnaligned(fromByteOffset: 2, as: UInt16.self).littleEndian))
      let title = Int32(element.load(fromByteOffset: 4, as: UInt8.self))
      titles[index] = title == 0xFF ? CompetitiveFront.unlimited : Float(title)
      titleSizes[index] = Float(Int32(element.load(fromByteOffset: 5, as: UInt8.self)))
    }
    endRun(start + count)
  }

  /// Adds a posting to the run that is open since the last ``endRun()``.
  func append(title: UInt32, body: UInt32, titleLength: UInt32, bodyLength: UInt32, at place: Int) {
    reserve(place + 1)
    titleFrequencies[place] = Float(title)
    bodyFrequencies[place] = Float(body)
    titleLengths[place] = Float(titleLength)
    bodyLengths[place] = Float(bodyLength)
  }

  /// Closes a run before the posting at `end`.
  func endRun(_ end: Int) {
    if runCount == runCapacity {
      starts = Self.grown(starts, runCapacity + 1, 2 * runCapacity + 1)
      runCapacity *= 2
    }
    runCount += 1
    starts[runCount] = Int32(truncatingIfNeeded: end)
  }

  private func reserve(_ count: Int) {
    guard count > capacity else { return }
    let grown = max(count, 2 * capacity)
    titleFrequencies = Self.grown(titleFrequencies, capacity, grown)
    bodyFrequencies = Self.grown(bodyFrequencies, capacity, grown)
    titleLengths = Self.grown(titleLengths, capacity, grown)
    bodyLengths = Self.grown(bodyLengths, capacity, grown)
    capacity = grown
  }

  private static func grown<Value>(
    _ old: UnsafeMutablePointer<Value>, _ count: Int, _ capacity: Int
  ) -> UnsafeMutablePointer<Value> {
    let new = UnsafeMutablePointer<Value>.allocate(capacity: capacity)
    new.moveInitialize(from: old, count: count)
    old.deallocate()
    return new
  }
}
