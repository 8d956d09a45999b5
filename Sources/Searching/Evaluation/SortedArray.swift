extension [Int64] {
  /// The first index at or after `from` whose element is not below a value; `count` if none is.
  ///
  /// The array rises. Cost: O(log d) for d elements between the two: doubling steps, then halving.
  func gallop(to value: Int64, from: Int) -> Int {
    var low = from
    var step = 1
    var high = from
    while high < count, self[high] < value {
      low = high + 1
      high += step
      step *= 2
    }
    high = Swift.min(high, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The index of a value in a rising array.
  func sortedIndex(of value: Int64) -> Int? {
    let index = gallop(to: value, from: 0)
    return index < count && self[index] == value ? index : nil
  }

  /// The values that two rising arrays share.
  func sortedIntersection(_ other: [Int64]) -> [Int64] {
    let (short, long) = count <= other.count ? (self, other) : (other, self)
    var from = 0
    var common: [Int64] = []
    for value in short {
      from = long.gallop(to: value, from: from)
      guard from < long.count else { break }
      if long[from] == value { common.append(value) }
    }
    return common
  }
}
