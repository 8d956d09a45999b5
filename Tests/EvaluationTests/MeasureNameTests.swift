import Evaluation
import Testing

/// Names of measures.
@Suite("Names of measures")
struct MeasureNameTests {
  @Test(
    "a name is read and written as ir_measures does",
    arguments: [
      ("nDCG@10", "nDCG@10"), ("NDCG@10", "nDCG@10"), ("MAP", "AP"), ("AP@100", "AP@100"),
      ("P(rel=2)@10", "P(rel=2)@10"), ("P( rel = 1 )@10", "P@10"), ("MRR@10", "RR@10"),
      ("RBP(p=0.95,rel=2)", "RBP(p=0.95,rel=2)"), ("RBP(p=0.8)", "RBP"),
      ("nDCG(dcg='exp-log2')@20", "nDCG(dcg='exp-log2')@20"),
      ("nDCG(dcg=\"log2\")@20", "nDCG@20"), ("NumRelRet", "NumRet(rel=1)"),
      ("SetF(beta=2.0)", "SetF(beta=2.0)"), ("IPrec@0.1", "IPrec@0.1"),
      ("AP(judged_only=True)", "AP(judged_only=True)"), ("R(cutoff=5)", "R@5"),
      ("infAP", "infAP"), ("Judged", "Judged"), ("BPref", "Bpref"),
    ])
  func names(name: String, canonical: String) throws {
    let measure = try Measure(name)
    #expect(measure.description == canonical)
    #expect(try Measure(canonical) == measure)
  }

  @Test("a list is set apart by commas or blanks, not within parentheses")
  func list() throws {
    #expect(
      try Measure.list("nDCG@10, RBP(p=0.5,rel=2) AP,AP").map(\.description) == [
        "nDCG@10", "RBP(p=0.5,rel=2)", "AP",
      ])
  }

  @Test(
    "what is no measure is said in words",
    arguments: [
      (
        "nDGC@10",
        """
        there are AP, Bpref, ERR, IPrec, Judged, NumQ, NumRel, NumRet, P, R, RBP, RR, Rprec, SetAP, SetF, SetP, SetR, \
        Success, infAP, nDCG
        """
      ), ("P", "P needs a cutoff, as in P@10"),
      ("P@0", "illegal cutoff: \"0\", must be a whole number, at least 1"),
      ("nDCG(rel=2)", "nDCG takes no parameter \"rel\""), ("Bpref@10", "Bpref takes no cutoff"),
      ("P(rel=0)@5", "illegal rel: \"0\", must be a whole number, at least 1"),
      ("RBP(p=1)", "illegal p: \"1\", must be above 0 and below 1"),
      ("P(rel=2@5", "the parenthesis is not closed"),
      ("P@5x", "illegal cutoff: \"5x\", must be a whole number, at least 1"),
      ("AP!", "what follows the name is not understood: \"!\""),
      ("IPrec", "IPrec needs a level of recall, as in IPrec@0.1"),
      ("IPrec@2", "illegal level of recall: \"2\", must be between 0 and 1"),
    ])
  func wrong(name: String, reason: String) {
    #expect(throws: EvaluationError.illegalMeasure(name, reason: reason)) { try Measure(name) }
    #expect(
      EvaluationError.illegalMeasure(name, reason: reason).description
        == "unknown measure \"\(name)\": \(reason)")
  }
}
