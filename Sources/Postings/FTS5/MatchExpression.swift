internal import Analysis

/// A pattern in the language of FTS5's MATCH, with stored terms where FTS5 expects words.
///
/// Terms hold no control characters, so two of them separate positions and alternatives inside a quoted string;
/// ``TermTokenizer`` takes the string apart again.
struct MatchExpression {
  let text: String

  /// Nil for a pattern that nothing can match.
  init?(_ pattern: PostingPattern, in field: Field?) {
    let body: String
    switch pattern {
    case .terms(let terms):
      guard !terms.isEmpty else { return nil }
      body = Self.quoted([terms])
    case .prefix(let terms):
      guard !terms.isEmpty else { return nil }
      body = terms.map { Self.quoted([[$0]]) + " *" }.joined(separator: " OR ")
    case .phrase(let positions):
      guard !positions.isEmpty, positions.allSatisfy({ !$0.isEmpty }) else { return nil }
      body = Self.quoted(positions)
    case .near(let phrases, let distance):
      guard !phrases.isEmpty, phrases.allSatisfy({ !$0.isEmpty && $0.allSatisfy { !$0.isEmpty } })
      else { return nil }
      let members = phrases.map(Self.quoted).joined(separator: " ")
      body = phrases.count == 1 ? members : "NEAR(\(members), \(max(0, distance)))"
    }
    text = field.map { "\($0.rawValue) : (\(body))" } ?? body
  }

  private static func quoted(_ positions: [[Term]]) -> String {
    var bytes: [UInt8] = [UInt8(ascii: "\"")]
    for (index, alternatives) in positions.enumerated() {
      if index > 0 { bytes.append(TermTokenizer.positionSeparator) }
      for (rank, term) in alternatives.enumerated() {
        if rank > 0 { bytes.append(TermTokenizer.alternativeSeparator) }
        bytes.append(term.kind.rawValue)
        for byte in term.text.utf8 {
          if byte == UInt8(ascii: "\"") { bytes.append(byte) }
          bytes.append(byte)
        }
      }
    }
    bytes.append(UInt8(ascii: "\""))
    return String(decoding: bytes, as: UTF8.self)
  }
}
