/// Hands over each term with its place.
struct RecordSink: TermSink {
  typealias Body = (
    _ position: Int, _ range: Range<Int>, _ storedTerm: UnsafeBufferPointer<UInt8>,
    _ rule: AnalysisRule
  ) -> Void

  private let body: Body
  private var position = -1

  init(_ body: @escaping Body) { self.body = body }

  mutating func take(_ entry: TermEntry, start: Int, end: Int) {
    forEachRecord(entry) { _, _ in start..<end }
  }

  mutating func take(_ entry: TermEntry, compound: Compound) {
    forEachRecord(entry) { compound.parts[$0].start..<compound.parts[$1].end }
  }

  @inline(__always)
  private mutating func forEachRecord(_ entry: TermEntry, _ range: (Int, Int) -> Range<Int>) {
    var at = 0
    var origin = entry.origins
    while at < entry.count {
      if entry.records[at] == 0 { position += 1 }
      let count = Int(entry.records[at + 1]) | Int(entry.records[at + 2]) << 8
      body(
        position, range(Int(origin[0]), Int(origin[1])),
        UnsafeBufferPointer(start: entry.records + at + 3, count: count),
        AnalysisRule(rawValue: origin[2]) ?? .form)
      at += count + 3
      origin += 3
    }
  }
}
