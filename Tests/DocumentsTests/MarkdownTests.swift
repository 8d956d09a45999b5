import Documents
import Testing

@Suite("Markdown") struct MarkdownTests {
  private func read(_ text: String) throws -> Document {
    try DocumentReader().document(from: Array(text.utf8), name: "a.md")
  }

  private func body(_ document: Document) -> String {
    String(decoding: document.body, as: UTF8.self)
  }

  @Test("front matter gives title and date and is no text") func frontMatter() throws {
    let document = try read(
      "---\ntitle: \"Умный: город\"\ndate: 2019-08-26 # вчера\n---\n\nТекст\n")
    #expect(document.title == "Умный: город")
    #expect(document.date == 1_566_777_600)
    #expect(body(document) == "\nТекст\n")
    #expect(document.sourceLines == [5, 6])
    #expect(document.format == .markdown)
  }

  @Test(
    "scalars of front matter are read as YAML and TOML write them",
    arguments: [
      ("---\ntitle: 'It''s'\n---\nx", "It's"),
      ("---\ntitle: >\n  Два\n  слова\nother: 1\n---\nx", "Два слова"),
      ("---\ntitle: \"say \\\"no\\\"\"\n---\nx", "say \"no\""),
      ("+++\ntitle = \"TOML здесь\"\n+++\nx", "TOML здесь"),
      ("archive:\n  ref: mouse\ntitle: Мышь\n---\nx", "Мышь"),
    ])
  func scalars(text: String, title: String) throws {
    #expect(try read(text).title == title)
  }

  @Test("a month-first date is believed where its field is known to be so") func monthFirst() throws
  {
    #expect(try read("---\nms.date: 07/20/2017\n---\nx").date == 1_500_508_800)
    #expect(try read("---\ndate: 07/06/2017\n---\nx").date == nil)
  }

  @Test("a block that is never closed is text") func unclosed() throws {
    #expect(try body(read("---\ntitle: a\n")) == "---\ntitle: a\n")
  }

  @Test(
    "the first heading is the title",
    arguments: [
      ("# Мышь: клики, `onclick`\n\nТекст", "Мышь: клики, onclick"),
      ("Текст\n\n## **Ответ** [ссылка](http://a.b) ##\n", "Ответ ссылка"),
      ("Заголовок\n=========\n\nТекст", "Заголовок"),
      ("```sh\n# comment\n```\n# Heading {#id}\n", "Heading"),
      ("# <a name=\"x\"></a>Класс vector<T>\n", "Класс vector<T>"),
      ("# C# и F\\#\n", "C# и F#"),
      ("- пункт\n---\nтекст\n", ""),
    ])
  func heading(text: String, title: String) throws {
    #expect(try read(text).title == title)
  }

  @Test("a heading at the beginning leaves the body, lines keep their numbers") func lines() throws
  {
    let document = try read("# Да\n\nПервая\nвторая\n")
    #expect(body(document) == "Первая\nвторая\n")
    #expect(document.sourceLines == [3, 4])
  }
}
