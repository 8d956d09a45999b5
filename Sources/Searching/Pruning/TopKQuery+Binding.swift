internal import Postings
internal import Ranking

extension BoundQuery {
  /// How to find the best documents of the query, so many, without scoring every match; nil where its shape allows no
  /// other way: parts within parts, or nothing that scores.
  func bestFinder() throws -> ((Int) throws -> [TopK.Entry])? {
    guard let lists else { return nil }
    var required: [Int] = []
    var optional: [Int] = []
    var conditions: [DocumentCondition] = []
    guard try collect(root, &required, &optional, &conditions) else { return nil }
    guard !required.isEmpty || !optional.isEmpty else { return nil }
    if !lists.removed.isEmpty { conditions.append(.without(lists.removed.map { Int64($0) })) }
    let accepts: ((UInt32) -> Bool)? =
      conditions.isEmpty
      ? nil : { docID in conditions.allSatisfy { $0.accepts(Int64(docID)) } }
    let all = required + optional
    if all.count == 1, leaves[all[0]].kinds.count == 1, let phrase = leaves[all[0]].phrase {
      let scorer = leaves[all[0]].kinds[0].scorer
      return {
        try TopKSearch.best(
          $0, of: phrase.topKPhrase(lists, scorer: scorer, accepts: accepts))
      }
    }
    var query = TopKQuery()
    query.weights = lists.weights
    query.required = try required.map { try leaf($0, lists) }
    query.optional = try optional.map { try leaf($0, lists) }
    query.lists = lists.lists
    query.accepts = accepts
    return { [query] in try TopKSearch.best($0, of: query) }
  }

  /// Takes the parts of a clause apart; false where they are of no use to pruning.
  private func collect(
    _ weight: Weight, _ required: inout [Int], _ optional: inout [Int],
    _ conditions: inout [DocumentCondition]
  ) throws -> Bool {
    switch weight {
    case .leaf(let index):
      optional.append(index)
      return true
    case .documents, .nothing: return false
    case .clauses(let musts, let shoulds, let excluded, let filter):
      if let filter { conditions.append(.within(filter)) }
      for weight in excluded {
        conditions.append(.without(try Evaluator(self).matches(weight).docIDs))
      }
      for weight in musts {
        switch weight {
        case .leaf(let index): required.append(index)
        case .documents(let docIDs): conditions.append(.within(docIDs))
        case .clauses where musts.count == 1 && shoulds.isEmpty:
          // A filter of the request around a whole query.
          return try collect(weight, &required, &optional, &conditions)
        default: return false
        }
      }
      for weight in shoulds {
        guard case .leaf(let index) = weight else { return false }
        optional.append(index)
      }
      return true
    }
  }

  private func leaf(_ index: Int, _ lists: TermLists) throws -> TopKQuery.Leaf {
    TopKQuery.Leaf(
      kinds: try leaves[index].kinds.map { kind in
        var members = kind.postings.members ?? []
        for part in try kind.postings.parts() where part.list.count > 0 {
          members.append(
            .init(list: lists.add(part.list, leaves[index].field), weight: part.weight))
        }
        return TopKQuery.Kind(members: members, scorer: kind.scorer)
      })
  }
}

/// Whether a document may be found at all.
enum DocumentCondition {
  /// Rising doc IDs.
  case within([Int64])
  case without([Int64])

  func accepts(_ docID: Int64) -> Bool {
    switch self {
    case .within(let docIDs): docIDs.sortedIndex(of: docID) != nil
    case .without(let docIDs): docIDs.sortedIndex(of: docID) == nil
    }
  }
}
