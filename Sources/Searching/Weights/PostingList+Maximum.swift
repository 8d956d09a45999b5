internal import Postings

extension PostingList {
  /// The documents of either list, each frequency the greater of the two.
  ///
  /// For readings of the same words: `e-commerce` is there joined and as two words, and counts
  /// once.
  func maximum(_ other: PostingList) -> PostingList {
    if other.count == 0 { return self }
    if count == 0 { return other }
    var merged = PostingList()
    var left = 0
    var right = 0
    while left < count || right < other.count {
      if right == other.count || (left < count && docIDs[left] < other.docIDs[right]) {
        merged.append(self, left)
        left += 1
      } else if left == count || other.docIDs[right] < docIDs[left] {
        merged.append(other, right)
        right += 1
      } else {
        merged.append(self, left)
        let last = merged.count - 1
        merged.titleFrequencies[last] = max(titleFrequencies[left], other.titleFrequencies[right])
        merged.bodyFrequencies[last] = max(bodyFrequencies[left], other.bodyFrequencies[right])
        left += 1
        right += 1
      }
    }
    return merged
  }

  private mutating func append(_ list: PostingList, _ index: Int) {
    docIDs.append(list.docIDs[index])
    titleFrequencies.append(list.titleFrequencies[index])
    bodyFrequencies.append(list.bodyFrequencies[index])
    titleLengths.append(list.titleLengths[index])
    bodyLengths.append(list.bodyLengths[index])
  }
}
