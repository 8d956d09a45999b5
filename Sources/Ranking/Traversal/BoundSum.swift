/// Sums up how much lists can add to a score. Lists whose frequencies make one frequency together add less than one by
/// one, for the score saturates: a share of `x / (1 + x)` is of odds of `x`, and odds are what adds up.
///
/// Its memory is the caller's; a copy shares it.
struct BoundSum {
  /// Lists that make one frequency.
  struct Group {
    /// A number from 0 on; below 0 for a list by itself.
    var number: Int32 = -1
    /// What no score of the group exceeds.
    var weight: Float = 0

    /// What a document scores by two sets of the group's lists together, by what it scores by each: with shares of
    /// `1 - u` and `1 - v`, `1 - uv / (u + v - uv)`.
    @inline(__always)
    func sum(_ first: Float, _ second: Float) -> Float {
      let (left, right) = (weight - first, weight - second)
      let both = left * right
      return weight - both / max(left + right - both / weight, .leastNormalMagnitude)
    }
  }

  /// Of each group so far.
  private let odds: UnsafeMutablePointer<Float>
  private let groupCount: Int
  /// What all lists together can add.
  private(set) var total: Float = 0

  /// - Parameter odds: Room for as many numbers as there are groups.
  init(_ odds: UnsafeMutablePointer<Float>, groupCount: Int) {
    self.odds = odds
    self.groupCount = groupCount
    odds.update(repeating: 0, count: groupCount)
  }

  @inline(__always)
  mutating func removeAll() {
    total = 0
    if groupCount > 0 { odds.update(repeating: 0, count: groupCount) }
  }

  /// Takes over what another sum has, in memory of its own.
  @inline(__always)
  mutating func set(_ other: BoundSum) {
    total = other.total
    if groupCount > 0 { odds.update(from: other.odds, count: groupCount) }
  }

  /// Adds a list that can score so much alone.
  @inline(__always)
  mutating func add(_ bound: Float, _ group: Group) {
    guard group.number >= 0 else {
      total += bound
      return
    }
    let before = odds[Int(group.number)]
    let after = before + Self.odds(bound, group.weight)
    odds[Int(group.number)] = after
    total += Self.difference(before, after, group.weight)
  }

  /// The total with one more list.
  @inline(__always)
  func total(with bound: Float, _ group: Group) -> Float {
    guard group.number >= 0 else { return total + bound }
    let before = odds[Int(group.number)]
    return total
      + Self.difference(before, before + Self.odds(bound, group.weight), group.weight)
  }

  @inline(__always)
  private static func odds(_ bound: Float, _ weight: Float) -> Float {
    bound < weight ? bound / (weight - bound) : .infinity
  }

  /// `weight · (after / (1 + after) - before / (1 + before))`, also where odds are endless.
  @inline(__always)
  private static func difference(_ before: Float, _ after: Float, _ weight: Float) -> Float {
    weight / (1 + before) - weight / (1 + after)
  }
}
