internal import ArgumentParser
internal import Searching

/// What a search finds, and in which order.
struct SelectionOptionGroup: ParsableArguments {
  @Flag(
    name: .customLong("all"), inversion: .prefixedNo, exclusivity: .chooseLast,
    help: "All words must match instead of any.")
  var matchesAll: Bool?

  @Option(
    name: [.customShort("n", allowingJoined: true), .customLong("limit")],
    help: "At most so many documents.")
  var limit: Int?

  @Option(help: "Pass over so many documents first.")
  var offset = 0

  @Option(
    help: "The order: relevance, date, date-ascending, path, size or size-ascending.",
    transform: SelectionOptionGroup.sortOrder)
  var sort = SortOrder.relevance

  @Flag(
    name: .customLong("copies"), inversion: .prefixedNo,
    help: "List near-copies of a document each for itself.")
  var showsCopies = false

  @Flag(
    name: .customLong("exhaustive"),
    help: "Score every match from the full-text index: slow, the same answer.")
  var isExhaustive = false

  /// Documents shown where nothing else is said.
  static let defaultLimit = 10

  func request(_ text: String, _ settings: Settings) -> SearchRequest {
    var request = SearchRequest(text)
    request.matchesAll = matchesAll ?? settings.matchesAll ?? false
    request.limit = limit ?? settings.limit ?? Self.defaultLimit
    request.offset = offset
    request.sort = sort
    request.foldsCopies = !showsCopies
    request.isExhaustive = isExhaustive
    return request
  }

  func validate() throws {
    if let limit, limit < 0 {
      throw ValidationError("illegal limit: \(limit), must be at least 0")
    }
    guard offset >= 0 else {
      throw ValidationError("illegal offset: \(offset), must be at least 0")
    }
  }

  private static func sortOrder(_ text: String) throws -> SortOrder {
    let orders: [String: SortOrder] = [
      "date": .date, "date-ascending": .dateAscending, "path": .path, "relevance": .relevance,
      "size": .size, "size-ascending": .sizeAscending,
    ]
    guard let order = orders[text] else {
      throw ValidationError(
        "unknown order \"\(text)\", must be one of \(orders.keys.sorted().joined(separator: ", "))")
    }
    return order
  }
}
