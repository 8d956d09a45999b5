import Documents
import SystemPackage
import Testing

@Suite("Plain text") struct PlainTextTests {
  private func read(_ text: String, _ name: String = "a.txt") throws -> Document {
    try DocumentReader().document(from: Array(text.utf8), name: name)
  }

  private func body(_ document: Document) -> String {
    String(decoding: document.body, as: UTF8.self)
  }

  @Test("a first line with a blank one after it is the title, and leaves the body") func title()
    throws
  {
    let document = try read("\nГенсек ШОС  встретился\n\n\nНоров сказал.\nИ ушёл.\n")
    #expect(document.title == "Генсек ШОС встретился")
    #expect(body(document) == "Норов сказал.\nИ ушёл.\n")
    #expect(document.sourceLines == [5, 6])
  }

  @Test("a doubled title is taken once") func doubledTitle() throws {
    let document = try read("Norov meets Ma\n\nNorov meets Ma\n\nText.\n")
    #expect(document.title == "Norov meets Ma")
    #expect(body(document) == "Text.\n")
    #expect(document.sourceLines == [5])
    #expect(try body(read("Дважды\nДважды\nТекст.\n")) == "Текст.\n")
  }

  @Test("a first line of a paragraph is no title") func noTitle() throws {
    let document = try read("On 7 June 2021 they met.\nThe discussion covered trade.\n")
    #expect(document.title == "")
    #expect(document.sourceLines == nil)
    #expect(body(document) == "On 7 June 2021 they met.\nThe discussion covered trade.\n")
  }

  @Test("neither a long line nor a rule of marks nor a lone line is a title") func noTitleEither()
    throws
  {
    #expect(try read(String(repeating: "слово ", count: 40) + "\n\nТекст\n").title == "")
    #expect(try read("* * *\n\nТекст\n").title == "")
    #expect(try read("одна строка\n").title == "")
    #expect(try body(read("одна строка")) == "одна строка")
  }

  @Test("a title may be underlined and overlined, as in reStructuredText") func underlined() throws
  {
    #expect(try read("=====\nЯдро\n=====\n\nТекст.\n", "a.rst").title == "Ядро")
    #expect(try read(".. SPDX: x\n\n===\nЯдро\n===\n\nТекст\n", "a.rst").title == "Ядро")
    #expect(try read("Kernel docs\n-----------\nText.\n", "a.rst").title == "Kernel docs")
  }

  @Test("LaTeX says its title itself") func latex() throws {
    let text =
      "\\documentclass{article}\n\\title[short]{О \\emph{поиске}~слов}\n\\begin{document}\nТекст\n"
    #expect(try read(text, "a.tex").title == "О поиске слов")
  }

  @Test("source code has no title and stays as it is") func source() throws {
    let document = try read("import Glibc\n\nprint(\"да\")\n", "main.swift")
    #expect(document.format == .source)
    #expect(document.title == "")
    #expect(body(document) == "import Glibc\n\nprint(\"да\")\n")
  }

  @Test("the shared seeds have the titles that they show") func seeds() throws {
    guard let folder = sharedFolder("seeds") else {
      print("skipped: no shared data beside the package")
      return
    }
    let first = try DocumentReader().read(folder.appending("000_bb92b63ff8a06d06.txt"))
    #expect(
      first.title
        == "SCO Secretary-General Vladimir Norov, Alibaba Group CEO Jack Ma discuss intra-SCO IT cooperation"
    )
    #expect(body(first).hasPrefix("On 26 August 2019, Secretary-General"))
    #expect(first.sourceLines?.first == 5)
    let second = try DocumentReader().read(folder.appending("001_4b9c2b6737c6e991.txt"))
    #expect(second.title == "")
  }
}
