@testable import Evaluation
import Glibc
import TestSupport
import Testing

/// Tests of significance. Expected values are SciPy's (`ttest_1samp`, `permutation_test`,
/// `betainc`, `bootstrap`).
@Suite("Significance")
struct SignificanceTests {
  private let few = [0.12, -0.05, 0.3, 0.0, 0.07, -0.01, 0.22, 0.15, -0.08, 0.02]
  private let many = (0..<200).map { sin(Double($0) * 12.9898) * 0.3 + 0.03 }

  @Test(
    "the incomplete beta function",
    arguments: [
      (0.5, 2.0, 3.0, 0.6875), (0.1, 0.5, 0.5, 0.20483276469913345),
      (0.999, 50, 0.5, 0.7523690199653766), (0.3, 339, 0.5, 2.029776031734369e-179),
      (0.99, 339, 0.5, 0.009069402808957487), (1e-6, 1, 0.5, 5.000001250000625e-07),
      (0.7, 10, 20, 0.9999828580828269), (0, 1, 1, 0), (1, 1, 1, 1),
    ])
  func incompleteBeta(x: Double, a: Double, b: Double, expected: Double) {
    #expect(abs(IncompleteBeta.value(x, a, b) - expected) <= 1e-12 * max(expected, 1e-180))
  }

  @Test("the paired t-test")
  func student() throws {
    #expect(abs(try #require(StudentTest.pValue(few)) - 0.08820640137248821) < 1e-12)
    #expect(abs(try #require(StudentTest.pValue(many)) - 0.015164700871564978) < 1e-12)
    #expect(StudentTest.pValue([0, 0, 0]) == 1)
    #expect(StudentTest.pValue([0.1, 0.1, 0.1]) == 0)
    #expect(StudentTest.pValue([0.1]) == nil)
  }

  @Test("the randomisation test is exact for few topics")
  func exactRandomization() {
    #expect(RandomizationTest().pValue(few) == 0.09375)
    #expect(RandomizationTest().pValue([0.5]) == 1)
    #expect(RandomizationTest().pValue([0.5, 0.5]) == 0.5)
    #expect(RandomizationTest().pValue([0, 0]) == 1)
    #expect(RandomizationTest().pValue([]) == 1)
  }

  @Test("the randomisation test draws for many, and its seed gives the same again")
  func drawnRandomization() {
    let test = RandomizationTest(permutations: 4000, seed: 3)
    let p = test.pValue(many)
    #expect(abs(p - 0.01536) < 0.006)
    #expect(test.pValue(many) == p)
    #expect(RandomizationTest(permutations: 4000, seed: 4).pValue(many) != p)
    #expect(test.pValue(many.map { -$0 }) == p, "two-sided")
    #expect(test.pValue(many.map { abs($0) }) == 1.0 / 4001, "never 0")
  }

  @Test("without a difference, p-values are spread evenly")
  func uniform() {
    let seed: UInt64 = 21
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    var below = 0
    for round in 0..<400 {
      let values = (0..<30).map { _ in Double.random(in: -1...1, using: &random) }
      let test = RandomizationTest(permutations: 99, seed: UInt64(round))
      if test.pValue(values) <= 0.1 { below += 1 }
    }
    // Binomial(400, 0.1) has a deviation of 6.
    #expect((15...65).contains(below), "\(below)")
  }

  @Test("Holm's correction")
  func holm() {
    #expect(Holm.corrected([0.01, 0.04, 0.03]) == [0.03, 0.06, 0.06])
    #expect(Holm.corrected([0.5, 0.9]) == [1, 1])
    #expect(Holm.corrected([0.02]) == [0.02])
    #expect(Holm.corrected([]) == [])
  }

  @Test("the bootstrap interval")
  func bootstrap() throws {
    let interval = try #require(Bootstrap(samples: 4000).interval(many))
    #expect(abs(interval.lowerBound - 0.00703) < 0.003)
    #expect(abs(interval.upperBound - 0.06624) < 0.003)
    #expect(Bootstrap().interval([]) == nil)
    #expect(Bootstrap().interval([0.5]) == 0.5...0.5)
  }

  @Test("groups count alike, whatever their size")
  func groups() throws {
    let interval = try #require(
      Bootstrap(samples: 200).interval(groups: [Array(repeating: 0, count: 99), [1], []]))
    #expect(interval == 0.5...0.5)
  }

  @Test("a comparison says who wins where, and by how much")
  func comparison() throws {
    let comparison = PairedComparison([0.5, 0.2, 1, 0.3], baseline: [0.4, 0.2, 0.5, 0.4])
    #expect(comparison.wins == 2 && comparison.ties == 1 && comparison.losses == 1)
    #expect(abs(comparison.meanDifference - 0.125) < 1e-12)
    #expect(abs(comparison.effectSize - 0.47529) < 1e-4)
    let interval = try #require(comparison.interval)
    #expect(interval.contains(comparison.meanDifference))
    let same = PairedComparison([0.5, 0.2], baseline: [0.5, 0.2])
    #expect(same.randomizationP == 1 && same.studentP == 1 && same.effectSize == 0)
  }
}
