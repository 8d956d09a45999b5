/// The competitive postings of a number of runs, for bounds: parallel arrays, as numbers that a similarity takes.
///
/// Those of run `i` are at `starts[i]..<starts[i + 1]`. The memory belongs to the object.
public final class CompetitivePostings {
  /// Runs.
  public private(set) var runCount = 0
  /// Where the postings of each run begin, and at the end where the last one's end.
  public private(set) var starts: UnsafeMutablePointer<Int32>
  /// Occurrences in the title, or more.
  public private(set) var titleFrequencies: UnsafeMutablePointer<Float>
  /// Occurrences in the body, or more.
  public private(set) var bodyFrequencies: UnsafeMutablePointer<Float>
  /// Positions of the title, or fewer.
  public private(set) var titleLengths: UnsafeMutablePointer<Float>
  /// Positions of the body, or fewer.
  public private(set) var bodyLengths: UnsafeMutablePointer<Float>
  private var runCapacity: Int
  private var capacity: Int

  /// - Parameters:
  ///   - capacity: Postings that there is room for at first.
  ///   - runCapacity: Runs.
  init(capacity: Int = 256, runCapacity: Int = 40) {
    self.capacity = max(capacity, 1)
    self.runCapacity = max(runCapacity, 1)
    starts = .allocate(capacity: self.runCapacity + 1)
    starts[0] = 0
    // The columns share one piece of memory.
    titleFrequencies = .allocate(capacity: 4 * self.capacity)
    bodyFrequencies = titleFrequencies + self.capacity
    titleLengths = bodyFrequencies + self.capacity
    bodyLengths = titleLengths + self.capacity
  }

  deinit {
    starts.deallocate()
    titleFrequencies.deallocate()
  }

  /// All postings of all runs.
  public var count: Int { Int(starts[runCount]) }

  func removeAll() { runCount = 0 }

  /// Adds stored elements, as ``CompetitiveFront`` has them by columns, without closing a run.
  func append(_ bytes: UnsafePointer<UInt8>, count: Int, at start: Int) {
    reserve(start + count)
    let (titles, bodies) = (titleFrequencies + start, bodyFrequencies + start)
    let (titleSizes, bodySizes) = (titleLengths + start, bodyLengths + start)
    let raw = UnsafeRawPointer(bytes)
    for index in 0..<count {
      let frequency = raw.loadUnaligned(fromByteOffset: 2 &* index, as: UInt16.self).littleEndian
      bodies[index] = Float(Int32(frequency))
    }
    for index in 0..<count {
      let length = raw.loadUnaligned(fromByteOffset: 2 &* (count &+ index), as: UInt16.self)
      bodySizes[index] = Float(Int32(length.littleEndian))
    }
    for index in 0..<count { titles[index] = Float(Int32(bytes[4 &* count &+ index])) }
    for index in 0..<count { titleSizes[index] = Float(Int32(bytes[5 &* count &+ index])) }
    // Rare enough for a look of its own: a number at its limit stands for any above.
    for index in 0..<count where bodies[index] == 65535 || titles[index] == 255 {
      if bodies[index] == 65535 { bodies[index] = CompetitiveFront.unlimited }
      if titles[index] == 255 { titles[index] = CompetitiveFront.unlimited }
    }
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
      let grown = UnsafeMutablePointer<Int32>.allocate(capacity: 2 * runCapacity + 1)
      grown.moveInitialize(from: starts, count: runCapacity + 1)
      starts.deallocate()
      starts = grown
      runCapacity *= 2
    }
    runCount += 1
    starts[runCount] = Int32(truncatingIfNeeded: end)
  }

  private func reserve(_ count: Int) {
    guard count > capacity else { return }
    let grown = max(count, 2 * capacity)
    let old = [titleFrequencies, bodyFrequencies, titleLengths, bodyLengths]
    let memory = UnsafeMutablePointer<Float>.allocate(capacity: 4 * grown)
    for (number, column) in old.enumerated() {
      (memory + number * grown).moveInitialize(from: column, count: capacity)
    }
    old[0].deallocate()
    titleFrequencies = memory
    bodyFrequencies = memory + grown
    titleLengths = bodyFrequencies + grown
    bodyLengths = titleLengths + grown
    capacity = grown
  }
}
