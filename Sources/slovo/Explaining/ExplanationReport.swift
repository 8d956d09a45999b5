internal import Postings
internal import Searching

/// Prints why a document has its score.
struct ExplanationReport {
  private let explanation: ScoreExplanation
  /// The last of the first documents; nil where that is not asked.
  private let last: Hit?
  private static let digits = 4
  private static let width = 46

  init(_ explanation: ScoreExplanation, last: Hit?) {
    self.explanation = explanation
    self.last = last
  }

  // MARK: for people

  func lines(_ say: ExplanationLanguage) -> [String] {
    var lines = [head(say)]
    if explanation.score == nil {
      lines += explanation.obstacles.map { SafeText.line("  " + say.text($0)) }
      return lines
    }
    // Each part is shown as the difference of rounded sums, so that the parts shown add up.
    var sum = 0.0
    func shown(_ value: Double) -> String {
      let before = Self.rounded(sum)
      sum += value
      return Format.decimal(Self.rounded(sum) - before, Self.digits)
    }
    for word in explanation.words {
      lines.append("")
      guard word.matches else {
        lines.append(
          Self.row(SafeText.line(word.text), say("not in it", "нет в документе")))
        continue
      }
      lines.append(SafeText.line(word.text))
      for kind in word.kinds {
        lines.append(Self.row("  \(say.name(kind.name))\(forms(kind, say))", shown(kind.score)))
        lines.append("    \(reason(kind, say))")
      }
    }
    if !explanation.passes.isEmpty { lines.append("") }
    for pass in explanation.passes {
      lines.append(Self.row(say.name(pass.name), shown(pass.value)))
    }
    if explanation.tailFactor != 1, let score = explanation.score {
      lines.append("")
      lines.append(
        Self.row(
          say("behind those that were looked at closely", "позади тех, что рассмотрены ближе"),
          shown(score - sum)))
    }
    lines.append("")
    lines.append(Self.row(say("score", "оценка"), Format.decimal(Self.rounded(sum), Self.digits)))
    if let last { lines += whyNot(last, say) }
    return lines
  }

  private func head(_ say: ExplanationLanguage) -> String {
    let record = explanation.record
    let path = String(decoding: record.path, as: UTF8.self)
    let name = SafeText.line(record.identifier.map { "\(path)#\($0)" } ?? path)
    guard explanation.score != nil else {
      return say("\(name) does not match:", "\(name) не подходит:")
    }
    let place =
      explanation.rank.map { say("rank \($0)", "место \($0)") }
      ?? say("behind the first thousand", "дальше первой тысячи")
    return "\(name): \(place)"
  }

  private func forms(_ kind: KindExplanation, _ say: ExplanationLanguage) -> String {
    guard !kind.forms.isEmpty else { return "" }
    let shown = kind.forms.prefix(5).map { form in
      let total = form.title + form.body
      let title = form.title > 0 ? say(" (title \(form.title))", " (заглавие \(form.title))") : ""
      return "\(SafeText.line(form.text))\(total > 1 ? " ×\(total)" : "")\(title)"
    }
    return ": " + shown.joined(separator: ", ") + (kind.forms.count > 5 ? ", …" : "")
  }

  private func reason(_ kind: KindExplanation, _ say: ExplanationLanguage) -> String {
    let holding = kind.documentFrequencies.map { "\($0)" }.joined(separator: " + ")
    // Of a phrase of both languages, for each of its words.
    let counts =
      Set(kind.documentCounts).count > 1 ? kind.documentCounts[...] : kind.documentCounts.prefix(1)
    let total = counts.map { "\($0)" }.joined(separator: " + ")
    let frequency = Self.short(kind.frequency)
    let length = say(
      "length \(Self.short(kind.length)), average \(Format.decimal(explanation.averageLength, 1))",
      "длина \(Self.short(kind.length)), в среднем \(Format.decimal(explanation.averageLength, 1))")
    let spread = say("in \(holding) of \(total) documents", "в \(holding) из \(total) документов")
    let weight = Self.short(kind.weight)
    guard explanation.model == "bm25", kind.idf * kind.weight > 0 else {
      return say(
        "\(explanation.model), weight \(weight): \(frequency) times, \(length), \(spread)",
        "\(explanation.model), вес \(weight): раз \(frequency), \(length), \(spread)")
    }
    let saturated = Format.decimal(kind.score / (kind.weight * kind.idf), Self.digits)
    let idf = Format.decimal(kind.idf, Self.digits)
    return say(
      "weight \(weight) × rarity \(idf) (\(spread)) × \(saturated) (\(frequency) times, \(length))",
      "вес \(weight) × редкость \(idf) (\(spread)) × \(saturated) (раз \(frequency), \(length))")
  }

  private func whyNot(_ last: Hit, _ say: ExplanationLanguage) -> [String] {
    guard let score = explanation.score, last.docID != explanation.record.docID,
      last.score > score
    else { return ["", say("It is among the first.", "Он среди первых.")] }
    let lacking = explanation.words.filter { !$0.matches }.map(\.text)
    var lines = [
      "",
      Self.row(
        say("the last that is shown has", "у последнего из показанных"),
        Format.decimal(last.score, Self.digits)),
      Self.row(say("it lacks", "ему не хватает"), Format.decimal(last.score - score, Self.digits)),
    ]
    if !lacking.isEmpty {
      lines.append(
        SafeText.line(
          say("words that are not in it: ", "слова, которых в нём нет: ")
            + lacking.joined(separator: ", ")))
    }
    return lines
  }

  private static func row(_ text: String, _ value: String) -> String {
    text + String(repeating: " ", count: max(2, width - text.count - value.count + 10)) + value
  }

  private static func rounded(_ value: Double) -> Double {
    let unit = 10_000.0
    return (value * unit).rounded() / unit
  }

  private static func short(_ value: Double) -> String {
    value == value.rounded() ? "\(Int(value))" : Format.decimal(value, 2)
  }

  // MARK: for programs

  var members: [(String, JSONText)] {
    let record = explanation.record
    var members: [(String, JSONText)] = [
      ("version", .number(1)), ("doc", .number(Int(record.docID))), ("path", .path(record.path)),
      ("record", record.identifier.map { .string($0) } ?? .null),
      ("query", .string(String(describing: explanation.query))),
      ("matches", .bool(explanation.score != nil)),
      ("score", explanation.score.map { .decimal($0) } ?? .null),
      ("rank", explanation.rank.map { .number($0) } ?? .null),
      ("model", .string(explanation.model)),
      ("documents", .number(explanation.documentCount)),
      ("average_length", .decimal(explanation.averageLength)),
      ("words", .array(explanation.words.map(word))),
      (
        "passes",
        .array(
          explanation.passes.map {
            .object([("name", .string($0.name.rawValue)), ("score", .decimal($0.value))])
          })
      ),
      (
        "obstacles",
        .array(explanation.obstacles.map { .string(ExplanationLanguage.en.text($0)) })
      ),
    ]
    if explanation.tailFactor != 1 {
      members.append(("tail_factor", .decimal(explanation.tailFactor)))
    }
    if let last { members.append(("last_score", .decimal(last.score))) }
    return members
  }

  private func word(_ word: WordExplanation) -> JSONText {
    .object([
      ("text", .string(word.text)), ("matches", .bool(word.matches)),
      ("score", .decimal(word.score)), ("kinds", .array(word.kinds.map(kind))),
    ])
  }

  private func kind(_ kind: KindExplanation) -> JSONText {
    .object([
      ("name", .string(kind.name.rawValue)), ("score", .decimal(kind.score)),
      ("weight", .decimal(kind.weight)), ("idf", .decimal(kind.idf)),
      ("df", .array(kind.documentFrequencies.map { .number($0) })),
      ("documents", .array(kind.documentCounts.map { .number($0) })),
      ("frequency", .decimal(kind.frequency)), ("length", .decimal(kind.length)),
      (
        "forms",
        .array(
          kind.forms.map { form in
            .object([
              ("text", .string(form.text)), ("title", .number(form.title)),
              ("body", .number(form.body)),
            ])
          })
      ),
    ])
  }
}
