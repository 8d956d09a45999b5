import Testing

@testable import Searching

@Suite struct RankingConfigurationTests {
  @Test func theStandardIsBM25WithItsPasses() {
    let ranking = RankingConfiguration()
    #expect(ranking.model == "bm25")
    #expect(ranking[.k1] == 1.3 && ranking[.b] == 0.6)
    #expect(ranking[.stemWeight] + ranking[.lemmaWeight] + ranking[.exactWeight] == 1)
    #expect(ranking.stemWeightAlone == 0.8)
    #expect(ranking.depth == 100)
    #expect(ranking.firstPassOnly.depth == 0)
  }

  @Test func everyStandardIsInItsRange() {
    for parameter in RankingParameter.all {
      #expect(parameter.accepts(parameter.standard), "\(parameter.name)")
      #expect(RankingParameter.named(parameter.name) == parameter)
    }
    #expect(Set(RankingParameter.all.map(\.name)).count == RankingParameter.all.count)
  }

  @Test func whatIsSetToTheStandardIsTheStandard() throws {
    var ranking = RankingConfiguration()
    try ranking.set("b", 0.4)
    #expect(ranking != RankingConfiguration())
    try ranking.set("b", 0.6)
    #expect(ranking == RankingConfiguration())
  }

  @Test(arguments: [
    ("b", 1.5, "illegal b: 1.5, must be between 0 and 1"),
    ("k1", -1, "illegal k1: -1, must be between 0 and 1000"),
    ("lambda", 0, "illegal lambda: 0, must be between 0.001 and 0.999"),
    (
      "proximity.span", 2.5,
      "illegal proximity.span: 2.5, must be a whole number between 2 and 1000"
    ),
    ("window", 1, "no parameter \"window\"; did you mean proximity.window?"),
    ("k2", 1, "no parameter \"k2\"; did you mean k1?"),
    ("weights.stems", 1, "no parameter \"weights.stems\"; did you mean weights.stem?"),
    ("priors.halflife", 1, "no parameter \"priors.halflife\"; did you mean priors.half-life?"),
  ])
  func wrongValuesAreNamedWithWhatIsAllowed(name: String, value: Double, message: String) {
    var ranking = RankingConfiguration()
    #expect {
      try ranking.set(name, value)
    } throws: { error in
      "\(error)" == message
    }
    #expect(throws: RankingConfigurationError.self) { try ranking.set("b", .nan) }
  }

  @Test func modelsAreNamed() throws {
    var ranking = RankingConfiguration()
    for model in RankingConfiguration.models {
      try ranking.setModel(model)
      #expect(ranking.model == model)
      _ = try ranking.similarity()
    }
    #expect {
      try ranking.setModel("BM25")
    } throws: { error in
      "\(error)".hasPrefix("no model \"BM25\"; did you mean bm25? there are: bm25, bm25-atire")
    }
  }

  @Test func parametersOfOtherModelsAreRefused() throws {
    var ranking = RankingConfiguration()
    try ranking.setModel("dph")
    #expect {
      try ranking.check(["weights.title", "b"])
    } throws: { error in
      "\(error)" == "the model dph has no parameter \"b\"; it has: none"
    }
    try ranking.setModel("pl2")
    try ranking.check(["c"])
    #expect {
      try ranking.check(["k1"])
    } throws: { error in
      "\(error)" == "the model pl2 has no parameter \"k1\"; it has: c"
    }
    #expect(ranking.usedParameters.contains(.c) && !ranking.usedParameters.contains(.b))
  }
}
