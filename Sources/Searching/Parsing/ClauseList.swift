/// The operands of one pair of parentheses, gathered with the operators between them.
///
/// `AND` binds closer than `OR`, and `OR` closer than a space. `NOT` and `-` belong to the operand
/// behind them.
struct ClauseList {
  /// An operand with its sign.
  struct Operand {
    var query: Query
    var occurrence: QueryToken.Modifiers.Occurrence
  }

  /// Whether operands without a sign must all match.
  let requiresAll: Bool
  private var clauses = Clauses()
  /// What `OR` joins, each a run that `AND` joins.
  private var chain: [[Operand]] = []
  /// The operator that waits for its right side.
  private(set) var pending: QueryToken.Operator?
  private(set) var isNegationPending = false

  init(requiresAll: Bool) { self.requiresAll = requiresAll }

  /// Whether an operator would have a left side here.
  var canJoin: Bool { !chain.isEmpty && pending == nil && !isNegationPending }

  mutating func join(with op: QueryToken.Operator) {
    if op == .not { isNegationPending = true } else { pending = op }
  }

  /// Lets go of operators that have no right side; returns whether there were any.
  mutating func dropPending() -> Bool {
    defer {
      pending = nil
      isNegationPending = false
    }
    return pending != nil || isNegationPending
  }

  mutating func append(_ query: Query, _ occurrence: QueryToken.Modifiers.Occurrence) {
    let operand = Operand(
      query: query, occurrence: isNegationPending ? .excluded : occurrence)
    isNegationPending = false
    switch pending {
    case .and: chain[chain.count - 1].append(operand)
    case .or: chain.append([operand])
    default:
      flush()
      chain = [[operand]]
    }
    pending = nil
  }

  /// The whole as a query; nil if nothing was put in.
  mutating func finish() -> Query? {
    flush()
    return clauses == Clauses() ? nil : clauses.simplified
  }

  private mutating func flush() {
    defer { chain = [] }
    if chain.count == 1, chain[0].count == 1 {
      Self.add(chain[0][0], to: &clauses, isRequired: requiresAll)
      return
    }
    let alternatives = chain.map(Self.conjunction)
    guard let first = alternatives.first else { return }
    let query =
      alternatives.count == 1 ? first : Clauses(optional: alternatives).simplified
    Self.add(Operand(query: query, occurrence: .plain), to: &clauses, isRequired: requiresAll)
  }

  private static func conjunction(_ operands: [Operand]) -> Query {
    if operands.count == 1, operands[0].occurrence != .excluded { return operands[0].query }
    var clauses = Clauses()
    for operand in operands { add(operand, to: &clauses, isRequired: true) }
    return clauses.simplified
  }

  private static func add(_ operand: Operand, to clauses: inout Clauses, isRequired: Bool) {
    switch (operand.occurrence, operand.query) {
    case (.excluded, _): clauses.excluded.append(operand.query)
    case (_, .filter(let filter)): clauses.filter.formIntersection(filter)
    case (.required, _): clauses.required.append(operand.query)
    case (.plain, _):
      if isRequired {
        clauses.required.append(operand.query)
      } else {
        clauses.optional.append(operand.query)
      }
    }
  }
}
