/// The competitive postings of a run: those that no other posting of the run beats in every frequency and every length.
/// Whatever similarity scores them, none of the run scores higher than the best of these, as long as scores rise with
/// frequencies and fall with lengths.
///
/// Lengths are stored too short rather than too long, frequencies too high rather than too low.
struct CompetitiveFront {
  struct Element: Equatable {
    var titleFrequency: UInt8
    var bodyFrequency: UInt16
    var titleLength: UInt8
    var bodyLength: UInt16

    /// Exact below the limits of the fields; above, a bound.
    init(titleFrequency: UInt32, bodyFrequency: UInt32, titleLength: UInt32, bodyLength: UInt32) {
      self.titleFrequency = UInt8(min(titleFrequency, 255))
      self.bodyFrequency = UInt16(min(bodyFrequency, 65535))
      self.titleLength = UInt8(min(titleLength, 255))
      self.bodyLength = UInt16(min(bodyLength, 65535))
    }

    /// Whether a frequency stands for any that is higher.
    var isUnlimited: Bool { titleFrequency == .max || bodyFrequency == .max }

    func beats(_ other: Element) -> Bool {
      bodyFrequency >= other.bodyFrequency && bodyLength <= other.bodyLength
        && titleFrequency >= other.titleFrequency && titleLength <= other.titleLength
    }

    /// What beats both.
    func merged(_ other: Element) -> Element {
      var merged = self
      merged.titleFrequency = max(titleFrequency, other.titleFrequency)
      merged.bodyFrequency = max(bodyFrequency, other.bodyFrequency)
      merged.titleLength = min(titleLength, other.titleLength)
      merged.bodyLength = min(bodyLength, other.bodyLength)
      return merged
    }
  }

  /// Bytes of a stored element.
  static let elementSize = 6
  /// A frequency at the limit of its field stands for any that is higher.
  static let unlimited: Float = 1e9

  private(set) var elements: [Element] = []

  mutating func removeAll() { elements.removeAll(keepingCapacity: true) }

  /// Adds a posting.
  mutating func insert(_ element: Element) {
    var index = 0
    while index < elements.count {
      if elements[index].beats(element) { return }
      if element.beats(elements[index]) {
        elements[index] = elements[elements.count - 1]
        elements.removeLast()
      } else {
        index += 1
      }
    }
    elements.append(element)
  }

  mutating func insert(_ front: CompetitiveFront) {
    for element in front.elements { insert(element) }
  }

  /// At most `limit` elements that beat all postings of the run, by merging neighbours where there are more.
  func reduced(to limit: Int) -> [Element] {
    var sorted = elements.sorted {
      ($0.titleFrequency, $0.bodyFrequency, $0.bodyLength, $0.titleLength)
        < ($1.titleFrequency, $1.bodyFrequency, $1.bodyLength, $1.titleLength)
    }
    while sorted.count > limit {
      // The two whose merger promises the least that neither holds, nearly.
      var best = (index: 0, loss: Float.infinity)
      for index in 1..<sorted.count {
        let loss = Self.loss(sorted[index - 1], sorted[index])
        if loss < best.loss { best = (index, loss) }
      }
      sorted[best.index - 1] = sorted[best.index - 1].merged(sorted[best.index])
      sorted.remove(at: best.index)
    }
    return sorted
  }

  private static func loss(_ first: Element, _ second: Element) -> Float {
    let both = first.merged(second)
    return 2 * promise(both) - promise(first) - promise(second)
  }

  /// A saturating measure of what an element can score.
  private static func promise(_ element: Element) -> Float {
    let frequency = Float(element.bodyFrequency) + 2 * Float(element.titleFrequency)
    let length = Float(element.bodyLength) + 2 * Float(element.titleLength)
    return frequency / (frequency + 0.5 + length / 150)
  }
}

extension [CompetitiveFront.Element] {
  /// Appends the elements by columns: body frequencies and body lengths of two bytes, title frequencies and title lengths
  /// of one.
  func append(to bytes: inout [UInt8]) {
    for element in self { bytes.appendNumber(UInt32(element.bodyFrequency), byteCount: 2) }
    for element in self { bytes.appendNumber(UInt32(element.bodyLength), byteCount: 2) }
    for element in self { bytes.append(element.titleFrequency) }
    for element in self { bytes.append(element.titleLength) }
  }
}
