extension Measure {
  /// Reads a name as ir_measures has it: `nDCG@10`, `P(rel=2)@10`, `RBP(p=0.9)`,
  /// `nDCG(dcg='exp-log2')@20`.
  ///
  /// - Throws: ``EvaluationError/illegalMeasure(_:reason:)``, which says what would be right.
  public init(_ name: String) throws {
    func wrong(_ reason: String) -> EvaluationError { .illegalMeasure(name, reason: reason) }
    var rest = name[...]
    let word = rest.prefix { $0.isLetter }
    rest = rest.dropFirst(word.count)
    guard let found = Self.names[String(word)] else {
      let all = Kind.allCases.map(\.rawValue).sorted().joined(separator: ", ")
      throw wrong("there are \(all)")
    }
    self = found
    if rest.first == "(" {
      guard let end = rest.firstIndex(of: ")") else { throw wrong("the parenthesis is not closed") }
      for part in rest[rest.index(after: rest.startIndex)..<end].split(separator: ",") {
        let pair = part.split(separator: "=", maxSplits: 1).map { $0.filter { !$0.isWhitespace } }
        guard pair.count == 2 else { throw wrong("a parameter is written as in rel=2") }
        try set(pair[0], pair[1].filter { $0 != "'" && $0 != "\"" }, wrong)
      }
      rest = rest[rest.index(after: end)...]
    }
    if rest.first == "@" {
      try setPlace(String(rest.dropFirst()), wrong)
    } else if !rest.isEmpty {
      throw wrong("what follows the name is not understood: \"\(rest)\"")
    }
    if Self.needsCutoff.contains(kind), cutoff == nil {
      throw wrong("\(kind.rawValue) needs a cutoff, as in \(kind.rawValue)@10")
    }
    if kind == .interpolatedPrecision, !name.contains("@") {
      throw wrong("IPrec needs a level of recall, as in IPrec@0.1")
    }
  }

  /// Reads a list of names, set apart by commas or white space outside of parentheses.
  public static func list(_ text: String) throws -> [Measure] {
    var names: [String] = []
    var name = ""
    var depth = 0
    for character in text {
      if depth <= 0, character == "," || character.isWhitespace {
        if !name.isEmpty { names.append(name) }
        name = ""
        continue
      }
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      name.append(character)
    }
    if !name.isEmpty { names.append(name) }
    guard !names.isEmpty else {
      throw EvaluationError.illegalMeasure(text, reason: "name at least one, as in nDCG@10")
    }
    var measures: [Measure] = []
    for name in names {
      let measure = try Measure(name)
      if !measures.contains(measure) { measures.append(measure) }
    }
    return measures
  }

  private static let names: [String: Measure] = {
    var names = Dictionary(uniqueKeysWithValues: Kind.allCases.map { ($0.rawValue, Measure($0)) })
    let aliases: [(String, Measure)] = [
      ("BPref", Measure(.binaryPreference)), ("MAP", Measure(.averagePrecision)),
      ("MRR", Measure(.reciprocalRank)), ("NDCG", Measure(.normalizedGain)),
      ("NumRelRet", Measure(.retrievedCount, relevance: 1)), ("Precision", Measure(.precision)),
      ("RPrec", Measure(.rPrecision)), ("Recall", Measure(.recall)),
    ]
    for (name, measure) in aliases { names[name] = measure }
    return names
  }()

  private static let needsCutoff: Set<Kind> = [.precision, .recall, .success]
  private static let takesCutoff: Set<Kind> = [
    .averagePrecision, .expectedReciprocalRank, .judged, .normalizedGain, .precision,
    .rankBiasedPrecision, .recall, .reciprocalRank, .success,
  ]
  private static let takesJudgedOnly: Set<Kind> = [
    .averagePrecision, .interpolatedPrecision, .normalizedGain, .precision, .rPrecision, .recall,
    .reciprocalRank, .setAveragePrecision, .setF, .setPrecision, .success,
  ]
  private static let takesNoRelevance: Set<Kind> = [
    .expectedReciprocalRank, .judged, .normalizedGain, .topicCount,
  ]

  private mutating func setPlace(_ text: String, _ wrong: (String) -> EvaluationError) throws {
    if kind == .interpolatedPrecision {
      guard let level = Double(text), level >= 0, level <= 1 else {
        throw wrong("illegal level of recall: \"\(text)\", must be between 0 and 1")
      }
      recallLevel = level
      return
    }
    guard Self.takesCutoff.contains(kind) else { throw wrong("\(kind.rawValue) takes no cutoff") }
    guard let cutoff = Int(text), cutoff >= 1 else {
      throw wrong("illegal cutoff: \"\(text)\", must be a whole number, at least 1")
    }
    self.cutoff = cutoff
  }

  private mutating func set(
    _ key: String, _ value: String, _ wrong: (String) -> EvaluationError
  ) throws {
    switch key {
    case "rel" where !Self.takesNoRelevance.contains(kind):
      guard let grade = Int(value), grade >= 1 else {
        throw wrong("illegal rel: \"\(value)\", must be a whole number, at least 1")
      }
      // 1 is the default of all but NumRet, which counts every document without it.
      relevance = grade == 1 && kind != .retrievedCount ? nil : grade
    case "judged_only" where Self.takesJudgedOnly.contains(kind):
      guard let flag = ["true": true, "false": false][value.lowercased()] else {
        throw wrong("illegal judged_only: \"\(value)\", must be True or False")
      }
      isJudgedOnly = flag
    case "dcg" where kind == .normalizedGain:
      guard value == "log2" || value == "exp-log2" else {
        throw wrong("illegal dcg: \"\(value)\", must be 'log2' or 'exp-log2'")
      }
      hasExponentialGain = value == "exp-log2"
    case "p" where kind == .rankBiasedPrecision:
      guard let number = Double(value), number > 0, number < 1 else {
        throw wrong("illegal p: \"\(value)\", must be above 0 and below 1")
      }
      persistence = number
    case "beta" where kind == .setF:
      guard let number = Double(value), number >= 0, number.isFinite else {
        throw wrong("illegal beta: \"\(value)\", must be at least 0")
      }
      beta = number
    case "cutoff" where kind != .interpolatedPrecision: try setPlace(value, wrong)
    case "recall" where kind == .interpolatedPrecision: try setPlace(value, wrong)
    default: throw wrong("\(kind.rawValue) takes no parameter \"\(key)\"")
    }
  }
}
