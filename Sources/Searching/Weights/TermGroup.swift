internal import Analysis
internal import Ranking

/// Terms that are counted as one term, each occurrence by its weight: a probabilistic structured query (Darwish and
/// Oard, Probabilistic Structured Query Methods, 2003).
struct TermGroup {
  /// Terms that never stand at one position.
  struct Element {
    var terms: [Term]
    /// How much an occurrence counts, above 0 and at most 1.
    var weight: Float
    /// How much a document counts in the document frequency.
    var documentWeight: Double
  }

  private(set) var elements: [Element] = []
  private var seen: Set<Term>

  /// - Parameter known: Terms that are counted elsewhere.
  init(without known: [Term] = []) { seen = Set(known) }

  var isEmpty: Bool { elements.isEmpty }

  /// Each term with its weight.
  var terms: [(term: Term, weight: Float)] {
    elements.flatMap { element in element.terms.map { ($0, element.weight) } }
  }

  /// Adds what was typed, or what was meant by it.
  ///
  /// - Parameter weight: 0…1.
  mutating func add(typed terms: [Term], weight: Float = 1) {
    add(terms, weight: weight, documentWeight: Double(weight))
  }

  /// Adds other words for it, likeliest first; what is there already stays.
  mutating func add(others: [WordAlternative]) {
    for other in others.sorted(by: { $0.probability > $1.probability }) {
      let weight = min(
        ExpansionDefaults.mostWeight, ExpansionDefaults.mass * Float(other.probability))
      add(
        other.stems, weight: weight, documentWeight: Double(weight / ExpansionDefaults.mass))
    }
  }

  private mutating func add(_ terms: [Term], weight: Float, documentWeight: Double) {
    let new = terms.filter { seen.insert($0).inserted }
    guard !new.isEmpty, weight > 0 else { return }
    elements.append(Element(terms: new, weight: weight, documentWeight: documentWeight))
  }

  /// The document frequency of the group, from those of its elements: of what was typed, or of the other words if that
  /// is more, for the documents of two languages are two collections; and `N` of the same words.
  ///
  /// - Parameters:
  ///   - frequencies: Of each element.
  ///   - typedCount: So many elements were typed; where none was, the others are no rarer than they are.
  ///   - documentCount: `N` of a word.
  func statistics(
    _ frequencies: [Int], typedCount: Int, documentCount: (String) -> Int
  ) -> TermStatistics {
    let weighted = zip(elements, frequencies).map {
      (typedCount == 0 ? Double($0.weight) : $0.documentWeight) * Double($1)
    }
    let typed = weighted.prefix(typedCount).reduce(0, +)
    let others = weighted.dropFirst(typedCount).reduce(0, +)
    let isTyped = typedCount > 0 && typed >= others
    let words = isTyped ? elements.prefix(typedCount) : elements.dropFirst(typedCount)
    let count = Double(documentCount(words.first?.terms.first?.text ?? ""))
    return TermStatistics(
      documentFrequency: min(isTyped ? typed : others, count), documentCount: count)
  }
}
