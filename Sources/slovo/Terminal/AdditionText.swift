internal import Searching

/// What was looked for besides, for people: one line, the likeliest first.
///
///     also: Норов → Norov; экономика → economy (translation)
enum AdditionText {
  /// For each word so many at most.
  private static let perWord = 3
  /// Of these those that are at least so likely; the first one always.
  private static let least = 0.15
  /// Characters of a line that is read at a glance.
  private static let length = 240

  /// Nil where nothing was.
  static func line(_ additions: [QueryAddition]) -> String? {
    var parts: [String] = []
    for typed in unique(additions.map(\.typed)) {
      let own = additions.filter { $0.typed == typed }
      // What is likely to be noise is told where there is nothing better; what is a translation and looks like the word
      // too, once.
      let most = own.map(\.probability).max() ?? 0
      var told: Set<String> = []
      for kind in unique(own.map(\.kind)) {
        let new = own.filter { $0.kind == kind && !told.contains($0.text) }
        guard new.contains(where: { $0.probability >= min(most, least) }) else { continue }
        parts.append(part(typed, new, kind))
        told.formUnion(new.map(\.text))
      }
    }
    guard !parts.isEmpty else { return nil }
    var line = parts[0]
    for (index, part) in parts.enumerated().dropFirst() {
      if line.count + part.count > length { return "\(line); … (\(parts.count - index) more)" }
      line += "; " + part
    }
    return line
  }

  /// One of them with all that is known.
  static func explanation(_ addition: QueryAddition) -> String {
    let arrow = addition.replaces ? "⇒" : "→"
    return SafeText.line("\(addition.typed) \(arrow) \(addition.text)")
      + "  \(addition.kind.rawValue) \(Format.decimal(addition.probability, 2))"
  }

  private static func part(
    _ typed: String, _ additions: [QueryAddition], _ kind: WordAlternative.Kind
  ) -> String {
    let best = additions.sorted { $0.probability > $1.probability }
    let told = unique(
      best.prefix(perWord).enumerated().filter { $0.offset == 0 || $0.element.probability >= least }
        .map(\.element.text))
    let reason = kind == .transliteration ? "" : " (\(kind.rawValue))"
    let arrow = best[0].replaces ? "⇒" : "→"
    return "\(typed) \(arrow) \(told.joined(separator: ", "))\(reason)"
  }

  private static func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
    var seen: Set<Value> = []
    return values.filter { seen.insert($0).inserted }
  }
}
