/// Tells the encodings of bytes that are not well-formed UTF-8 throughout, line by line.
///
/// Every line costs what its reading costs by ``TextModel``; a change of encoding between lines costs too, so a line
/// with little to say follows its neighbours. The cheapest path through all lines is found by dynamic programming
/// (Viterbi 1967). Lines of ASCII alone take no part.
struct EncodingDetector {
  /// Everything a line may be written in, UTF-8 first, then ``CodePage/all``.
  static let candidates: [TextEncoding] = [.utf8] + CodePage.all.map(\.encoding)

  /// What a candidate costs beforehand, in sixteenths of a nat: the rarer, the dearer.
  private static let priors: [Int] = candidates.map { encoding in
    switch encoding {
    case .windows1251, .utf8: 0
    case .koi8R, .cp866: 16
    case .windows1252: 24
    case .iso88595: 48
    default: 64
    }
  }
  /// Between two lines of different encodings.
  private static let switchCost = 192
  /// For a line that is UTF-8 to be anything else: out of reach.
  private static let forbidden = 1 << 24
  /// Lines with non-ASCII bytes that are weighed at once: bounds the memory.
  private static let windowLines = 1 << 14
  /// Non-ASCII bytes of one line that are weighed: more would not change the answer.
  private static let weighedBytes = 4096
  /// A line is no UTF-8 that has so many more ill-formed sequences than characters beyond ASCII.
  private static let toleratedErrors = 8
  /// Sixteenths of a nat a byte beyond ASCII: Russian read right costs about 55, read wrongly more than 100.
  private static let usualCost = 68
  /// What an ill-formed sequence costs more in a line with no well-formed one.
  private static let unsupportedCost = 96
  /// What stands for the edges of a line.
  private static let edge: UInt8 = 0x20

  private let bytes: UnsafeRawBufferPointer
  private let pages = CodePage.all
  private let model = TextModel.shared
  private(set) var runs: [EncodingRun] = []

  /// The lines of the window, each with the candidates that its own states came from.
  private var lines: [(end: Int, weight: Int, origins: UInt64)] = []
  /// The cheapest path to each candidate so far.
  private var paths = Self.priors
  /// The line's bytes beyond ASCII with their neighbours, as ``CodePage/byte(_:afterLatin:)`` marks them.
  private var extract: [UInt8] = []
  /// What the neighbours in `extract` cost among themselves, which is no matter of encoding.
  private var neutralCost = 0
  /// Bytes beyond ASCII in `extract`.
  private var weighedCount = 0
  private var costs = [Int](repeating: 0, count: Self.candidates.count)

  /// Runs that cover all of `bytes`, in order.
  static func runs(in bytes: UnsafeRawBufferPointer) -> [EncodingRun] {
    var detector = EncodingDetector(bytes)
    detector.weighLines()
    return detector.runs
  }

  private init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    lines.reserveCapacity(256)
  }

  private mutating func weighLines() {
    var start = 0
    while start < bytes.count {
      var end = start
      var firstHigh = -1
      while end < bytes.count {
        let byte = bytes[end]
        end &+= 1
        if byte >= 0x80 {
          if firstHigh < 0 { firstHigh = end &- 1 }
        } else if byte == 0x0A || byte == 0x0D {
          break
        }
      }
      if firstHigh >= 0 {
        weigh(start..<end, firstHigh)
        advance(lineEnd: end, weight: end &- start)
        if lines.count == Self.windowLines { closeWindow() }
      }
      start = end
    }
    closeWindow()
    if runs.isEmpty { runs.append(EncodingRun(range: 0..<0, candidate: 0, weight: 0)) }
    let last = runs.count - 1
    runs[last].range = runs[last].range.lowerBound..<bytes.count
  }

  /// One step of the dynamic program: each candidate's cheapest way to this line.
  private mutating func advance(lineEnd: Int, weight: Int) {
    var cheapest = 0
    for candidate in 1..<paths.count where paths[candidate] < paths[cheapest] {
      cheapest = candidate
    }
    let base = paths[cheapest]
    var origins: UInt64 = 0
    for candidate in 0..<paths.count {
      var path = paths[candidate] &- base
      var origin = candidate
      if path > Self.switchCost {
        path = Self.switchCost
        origin = cheapest
      }
      paths[candidate] = path &+ costs[candidate]
      origins |= UInt64(origin) << UInt64(candidate &* 4)
    }
    lines.append((lineEnd, weight, origins))
  }

  /// Decides the window's lines, from the last to the first, and appends their runs.
  private mutating func closeWindow() {
    guard !lines.isEmpty else { return }
    var candidate = 0
    for other in 1..<paths.count where paths[other] < paths[candidate] { candidate = other }
    var decided = [UInt8](repeating: 0, count: lines.count)
    for index in lines.indices.reversed() {
      decided[index] = UInt8(candidate)
      candidate = Int(lines[index].origins >> UInt64(candidate &* 4) & 0xF)
    }
    for (line, candidate) in zip(lines, decided) {
      append(candidate: Int(candidate), upTo: line.end, weight: line.weight)
    }
    lines.removeAll(keepingCapacity: true)
  }

  private mutating func append(candidate: Int, upTo end: Int, weight: Int) {
    if let last = runs.last, last.candidate == candidate {
      runs[runs.count - 1].range = last.range.lowerBound..<end
      runs[runs.count - 1].weight += weight
    } else {
      let start = runs.last?.range.upperBound ?? 0
      runs.append(EncodingRun(range: start..<end, candidate: candidate, weight: weight))
    }
  }

  /// Sets `costs` for a line whose first byte beyond ASCII stands at `firstHigh`.
  private mutating func weigh(_ line: Range<Int>, _ firstHigh: Int) {
    if weighAsBefore(line, firstHigh) { return }
    let asUTF8 = costAsUTF8(line, firstHigh)
    if asUTF8.errors == 0, !asUTF8.isExotic {
      for candidate in costs.indices { costs[candidate] = candidate == 0 ? 0 : Self.forbidden }
      return
    }
    costs[0] = asUTF8.cost
    let bias = asUTF8.errors == 0 ? Self.switchCost : 0
    extract(line, firstHigh)
    for index in pages.indices { costs[index &+ 1] = extractCost(index) &+ bias }
  }

  /// Whether a line goes on as the lines before it beyond doubt: they are settled on a page, the line is no UTF-8, and
  /// by that page it reads as Russian usually does. Then the other candidates need not be weighed. Sets `costs`.
  private mutating func weighAsBefore(_ line: Range<Int>, _ firstHigh: Int) -> Bool {
    guard let page = settledPage, isIllFormed(line, firstHigh) else { return false }
    extract(line, firstHigh)
    let cost = extractCost(page)
    guard cost <= Self.usualCost &* weighedCount else { return false }
    for candidate in costs.indices { costs[candidate] = cost &+ Self.switchCost }
    costs[page &+ 1] = cost
    return true
  }

  /// The page of the cheapest path, where coming from any other one costs a change.
  private var settledPage: Int? {
    var cheapest = 0
    var isSettled = true
    for candidate in 1..<paths.count where paths[candidate] < paths[cheapest] {
      cheapest = candidate
    }
    for candidate in paths.indices
    where candidate != cheapest && paths[candidate] < paths[cheapest] &+ Self.switchCost {
      isSettled = false
    }
    return isSettled && cheapest > 0 ? cheapest &- 1 : nil
  }

  private func isIllFormed(_ line: Range<Int>, _ firstHigh: Int) -> Bool {
    let rest = UnsafeRawBufferPointer(rebasing: bytes[firstHigh..<line.upperBound])
    var place = 0
    while place < rest.count {
      let scalar = UTF8Scalar(rest, at: place)
      if scalar.value == nil { return true }
      place &+= scalar.length
    }
    return false
  }

  /// What a line's extract costs as a page reads it.
  private func extractCost(_ page: Int) -> Int {
    model.costs.withUnsafeBufferPointer { table in
      extract.withUnsafeBufferPointer { extract in
        pages[page].symbols.withUnsafeBufferPointer { symbols in
          var sum = 0
          var previous = UInt(symbols[Int(extract[0])])
          for place in 1..<extract.count {
            let symbol = UInt(symbols[Int(extract[place])])
            sum &+= Int(table[Int(previous << TextModel.rowShift | symbol)])
            previous = symbol
          }
          return sum &- neutralCost
        }
      }
    }
  }

  /// Sets `extract` and `neutralCost` for a line.
  private mutating func extract(_ line: Range<Int>, _ firstHigh: Int) {
    extract.removeAll(keepingCapacity: true)
    neutralCost = 0
    var afterLatin = endsLatin(line.lowerBound..<firstHigh)
    var waiting = Self.edge
    if firstHigh > line.lowerBound {
      waiting = CodePage.byte(bytes[firstHigh &- 1], afterLatin: afterLatin)
    }
    var isAdjacent = false
    var seen = 0
    for place in firstHigh..<line.upperBound {
      let byte = bytes[place]
      if byte >= 0x80 {
        if !isAdjacent { appendNeutral(waiting) }
        extract.append(byte)
        afterLatin = false
        isAdjacent = true
        seen &+= 1
        weighedCount = seen
        if seen == Self.weighedBytes { return }
      } else {
        if byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A { afterLatin = true }
        waiting = CodePage.byte(byte, afterLatin: afterLatin)
        if isAdjacent { appendNeutral(waiting) }
        // A single character between two bytes beyond ASCII is not to be appended twice.
        isAdjacent = isAdjacent && place &+ 1 < line.upperBound && bytes[place &+ 1] >= 0x80
      }
    }
    if isAdjacent { appendNeutral(Self.edge) }
  }

  /// Appends an ASCII byte, whose cost after another is the same for every page.
  private mutating func appendNeutral(_ byte: UInt8) {
    if let last = extract.last, last < 0x80 {
      let symbols = pages[0].symbols
      let pair = UInt(symbols[Int(last)]) << TextModel.rowShift | UInt(symbols[Int(byte)])
      neutralCost += Int(model.costs[Int(pair)])
    }
    extract.append(byte)
  }

  /// Whether the last letter of ASCII bytes is not far away: there is one at all.
  private func endsLatin(_ range: Range<Int>) -> Bool {
    bytes[range].suffix(64).contains { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
  }

  /// The cost of a line as UTF-8, how much of it is ill-formed, and whether all its characters beyond ASCII are such as
  /// hardly any text has: two or three letters of another encoding may look like one of those.
  private func costAsUTF8(
    _ line: Range<Int>, _ firstHigh: Int
  ) -> (cost: Int, errors: Int, isExotic: Bool) {
    let whole = UnsafeRawBufferPointer(rebasing: bytes[line])
    var afterLatin = endsLatin(line.lowerBound..<firstHigh)
    var place = firstHigh &- line.lowerBound
    var before: UInt32 = place > 0 ? UInt32(whole[place &- 1]) : 0x20
    var previous = UInt(model.symbol(before, afterLatin: &afterLatin))
    var sum = 0
    var errors = 0
    var seen = 0
    var isExotic = true
    while place < whole.count {
      let scalar = UTF8Scalar(whole, at: place)
      place &+= scalar.length
      guard let value = scalar.value else {
        errors &+= 1
        if errors > Self.toleratedErrors &+ seen { return (Self.forbidden, errors, false) }
        sum &+= TextModel.invalidCost
        previous = UInt(CharacterClass.invalid.rawValue)
        before = 0xFFFD
        continue
      }
      let symbol = UInt(model.symbol(value, afterLatin: &afterLatin))
      if value >= 0x80 {
        seen &+= 1
        isExotic = isExotic && Self.isExotic(value)
      }
      if value >= 0x80 || before >= 0x80, seen &* 2 <= Self.weighedBytes {
        sum &+= Int(model.costs[Int(previous << TextModel.rowShift | symbol)])
      }
      previous = symbol
      before = value
    }
    // Where nothing beyond ASCII is well-formed, nothing speaks for UTF-8 but its neighbours.
    if seen == 0 { sum &+= errors &* Self.unsupportedCost }
    return (sum, errors, isExotic)
  }

  /// Characters of the basic plane outside the scripts and signs in wide use.
  private static func isExotic(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x700..<0x900, 0x1680..<0x1780, 0x1800..<0x1E00, 0x2440..<0x2460, 0x27C0..<0x2E00: true
    case 0x3400..<0x4E00, 0xA000..<0xAC00, 0xE000..<0xF900: true
    default: false
    }
  }
}
