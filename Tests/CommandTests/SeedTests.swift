import TestSupport
import Testing

/// Four articles of a news site, English with Russian lines: what each query must find.
@Suite("Seeds", .enabled(if: ProjectFolder.shared("seeds") != nil, "the shared seeds are not here"))
struct SeedTests {
  @Test("each query finds the documents that answer it")
  func queries() throws {
    let slovo = CommandSandbox()
    let seeds = try #require(ProjectFolder.shared("seeds"))
    let result = slovo("index", seeds, "--index", "i", "--no-progress")
    #expect(result.exitCode == 0, "\(result)")
    func numbers(_ query: String) -> [String] {
      found(slovo, query, index: "i").compactMap { $0.split(separator: "/").last?.prefix(3) }
        .map(String.init)
    }
    #expect(numbers("Norov") == ["000", "001", "002", "004"])
    #expect(numbers("ШОС") == ["001"])
    #expect(numbers("послом Афганистан") == ["001"])
    #expect(numbers("emphasised") == ["000", "004"])
    #expect(numbers("emphasized") == ["000", "004"])
    #expect(numbers("\"smart cities\"") == ["002"])
    #expect(numbers("ecommerce") == ["001", "002", "004"])
    #expect(numbers("e-commerce") == ["001", "002", "004"])
    // The same in the other alphabet, in any case, with a slip, in the wrong layout; nothing of it is there as typed.
    for (query, expected) in [
      ("Норов", ["000", "001", "002", "004"]), ("Норовым", ["000", "001", "002", "004"]),
      ("Алибаба", numbers("Alibaba")), ("фдшифиф", numbers("Alibaba")),
      ("Бишкек", numbers("Bishkek")), ("ijc", ["001"]), ("Jingdnog", numbers("Jingdong")),
    ] {
      #expect(numbers(query) == expected, "\(query)")
      #expect(!expected.isEmpty)
    }
    #expect(!numbers("Джек Ма").isEmpty)
    #expect(Set(numbers("Джек Ма")).isSuperset(of: numbers("\"Jack Ma\"")))
    for query in [
      "Норов", "Норовым", "Алибаба", "Джек Ма", "Бишкек", "фдшифиф", "ijc", "Jingdnog",
    ] {
      #expect(slovo("search", "--exact", query, "--index", "i").exitCode == 1, "\(query)")
    }
    expectSound(slovo, index: "i")
  }
}
