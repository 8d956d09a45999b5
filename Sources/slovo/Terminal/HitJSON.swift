internal import Searching

/// Hits for programs: one JSON object a line (`"type": "hit"`), then one of `"type": "summary"`. `version` rises when
/// a member changes its meaning; new members may come without.
struct HitJSON {
  static let version = 1

  let query: String

  func print(_ result: SearchResult, offset: Int) {
    for (index, hit) in result.hits.enumerated() {
      Output.print(JSONText.object(members(hit, rank: offset + index + 1)))
    }
    Output.print(
      JSONText.object([
        ("version", .number(Self.version)), ("type", .string("summary")),
        ("query", .string(query)), ("understood", .string(String(describing: result.query))),
        ("notes", .array(result.notes.map { .string(String(describing: $0)) })),
        ("also", .array(result.additions.map(member))),
        ("total", .number(result.totalMatches)),
        ("total_is_exact", .bool(result.isTotalExact)), ("hits", .number(result.hits.count)),
      ]))
  }

  private func member(_ addition: QueryAddition) -> JSONText {
    .object([
      ("typed", .string(addition.typed)), ("text", .string(addition.text)),
      ("kind", .string(addition.kind.rawValue)),
      ("probability", .decimal((addition.probability * 10000).rounded() / 10000)),
      ("replaces", .bool(addition.replaces)),
    ])
  }

  private func members(_ hit: Hit, rank: Int) -> [(String, JSONText)] {
    let record = hit.record
    return [
      ("version", .number(Self.version)), ("type", .string("hit")), ("query", .string(query)),
      ("rank", .number(rank)), ("doc", .number(Int(record.docID))), ("path", .path(record.path)),
      ("record", record.identifier.map { .string($0) } ?? .null),
      ("line", hit.line.map { .number($0) } ?? .null), ("title", fragment(hit.title)),
      ("score", .decimal(hit.score)), ("date", .string(Format.day(record.date))),
      ("time", .number(Int(record.date))), ("english", .decimal(record.englishShare)),
      ("russian", .decimal(record.russianShare)), ("encoding", .string(record.encoding)),
      ("format", .string(record.format)), ("size", .number(Int(record.size))),
      ("snippet", .array((hit.snippet?.fragments ?? []).map(fragment))),
      ("copies", .array(hit.copies.map { .number(Int($0)) })),
    ]
  }

  private func fragment(_ fragment: Fragment) -> JSONText {
    .object([
      ("text", .string(fragment.text)),
      (
        "highlights",
        .array(
          fragment.highlights.map {
            .array([.number($0.lowerBound), .number($0.upperBound)])
          })
      ),
    ])
  }
}
