/// What to look for in a text, in slots of a ``TermTable``.
enum OccurrencePattern: Equatable {
  /// Any of these, each counting so much.
  case anyOf([Int], weights: [Float])
  /// Any of these runs of consecutive positions.
  case consecutive([[Int]])
  /// All of these, at most `distance` positions between neighbours, in any order.
  case near([Int], distance: Int)

  var slots: [Int] {
    switch self {
    case .anyOf(let slots, _): slots
    case .consecutive(let runs): runs.flatMap { $0 }
    case .near(let slots, _): slots
    }
  }
}
