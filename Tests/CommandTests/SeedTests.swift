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
    expectSound(slovo, index: "i")
  }
}
