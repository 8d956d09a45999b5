/// Things by letter, all in one array.
struct LetterTable<Element: Sendable>: Sendable {
  private let elements: [Element]
  private let starts: [Int]

  /// Elements of one letter keep their order.
  init(_ pairs: [(letter: UInt8, element: Element)]) {
    var starts = [Int](repeating: 0, count: 257)
    for (letter, _) in pairs { starts[Int(letter) + 1] += 1 }
    for letter in 0..<256 { starts[letter + 1] += starts[letter] }
    var next = starts
    var order = [Int](repeating: 0, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      order[next[Int(pair.letter)]] = index
      next[Int(pair.letter)] += 1
    }
    elements = order.map { pairs[$0].element }
    self.starts = starts
  }

  subscript(letter: UInt8) -> ArraySlice<Element> {
    elements[starts[Int(letter)]..<starts[Int(letter) + 1]]
  }
}
