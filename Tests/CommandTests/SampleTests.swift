import Foundation
import TestSupport
import Testing

/// The bilingual sample, by the tables that were written together with it.
@Suite("Index/Sample")
struct SampleTests {
  let slovo = SampleIndex.slovo

  @Test("is indexed without a failure, and is sound")
  func isSound() {
    #expect(SampleIndex.build.exitCode == 0, "\(SampleIndex.build)")
    #expect(SampleIndex.build.message == "")
    expectSound(slovo)
  }

  @Test("every form of a name finds every document of the name")
  func names() {
    var documents: [String: Set<String>] = [:]
    var forms: [String: Set<String>] = [:]
    for line in ProjectFolder.lines("Tests/Regressions/names.tsv") {
      let columns = line.components(separatedBy: "\t")
      documents[columns[0], default: []].insert(columns[2])
      forms[columns[0], default: []].insert(columns[1])
    }
    #expect(documents.count >= 10)
    for (name, forms) in forms {
      for form in forms {
        let missed = (documents[name] ?? []).subtracting(SampleIndex.ranked(form))
        #expect(missed.isEmpty, "\(form) finds not all of \(name)")
      }
    }
  }

  @Test(
    "what no document says finds nothing",
    arguments: ProjectFolder.lines("Tests/Regressions/nothing.tsv"))
  func nothing(line: String) {
    let columns = line.components(separatedBy: "\t")
    let result = slovo("search", "-l", "--exact", "--", columns[1])
    #expect(result.exitCode == 1, "\(columns[2]): \(result)")
    #expect(result.text == "")
  }

  @Test("each document is read in the encoding it was written in")
  func encodings() throws {
    let result = slovo("search", "--json", "--copies", "-n", "1000", "before:2100")
    let hits = try #require(objects(result.text)).filter { $0["type"] as? String == "hit" }
    var encodings: [String: Set<String>] = [:]
    for hit in hits {
      let path = try #require(hit["path"] as? String)
      let prefix = slovo.directory + "/"
      #expect(path.hasPrefix(prefix))
      encodings[String(path.dropFirst(prefix.count)), default: []].insert(
        try #require(hit["encoding"] as? String))
    }
    let lines = ProjectFolder.lines("Tests/Regressions/encodings.tsv")
    #expect(Set(encodings.keys) == Set(lines.map { $0.components(separatedBy: "\t")[0] }))
    for line in lines {
      let columns = line.components(separatedBy: "\t")
      #expect(encodings[columns[0]] == [columns[1]], "\(columns[0])")
    }
  }
}
