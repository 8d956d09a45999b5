import Documents
import Testing

@Suite("HTML and XML") struct MarkupTests {
  private func read(_ text: String, _ name: String = "a.html") throws -> Document {
    try DocumentReader().document(from: Array(text.utf8), name: name)
  }

  private func body(_ text: String, _ name: String = "a.html") throws -> String {
    String(decoding: try read(text, name).body, as: UTF8.self)
  }

  @Test("title, text, and nothing of scripts and styles") func page() throws {
    let document = try read(
      """
      <!DOCTYPE html><html><head><title>Новости &mdash; ШОС</title>
      <style>p { color: red }</style><script>var норов = "<p>нет</p>";</script></head>
      <body><noscript>Включите</noscript><template>нет</template><!-- нет -->
      <p>Первый <b>аб</b>зац
      в двух строках.</p><p>Второй&nbsp;абзац.</p></body></html>
      """)
    #expect(document.title == "Новости — ШОС")
    #expect(
      String(decoding: document.body, as: UTF8.self)
        == "Первый абзац в двух строках.\nВторой\u{A0}абзац.\n")
    #expect(document.sourceLines == [4, 5])
    #expect(document.format == .html)
  }

  @Test(
    "blocks end lines, cells are apart, words are not broken",
    arguments: [
      ("<p>раз<p>два", "раз\nдва\n"),
      ("раз<br>два<br/>три", "раз\nдва\nтри\n"),
      ("<ul><li>раз<li>два</ul>три", "раз\nдва\nтри\n"),
      ("<table><tr><td>a<td>b<tr><td>c</table>", "a\tb\nc\n"),
      ("сло<wbr>во <i>и</i>ное", "слово иное\n"),
      ("<div>раз</div>два<h2>три</h2>", "раз\nдва\nтри\n"),
      ("<pre>a  b\n  c\n</pre>d", "a  b\n  c\nd\n"),
      ("<img src=x alt='Норов в Москве'>", "Норов в Москве\n"),
      ("<article><header>a</header><main>b</main></article>", "a\nb\n"),
      ("<p>&lt;p&gt; &amp; &#1064;&#x41E;С &unknown;", "<p> & ШОС &unknown;\n"),
    ])
  func blocks(markup: String, text: String) throws {
    #expect(try body(markup) == text)
  }

  @Test("our decoding is believed, not the charset that the page names") func charset() throws {
    let text = "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'><p>Привет"
    #expect(try body(text) == "Привет\n")
  }

  @Test(
    "the date of publication is read",
    arguments: [
      "<meta property='article:published_time' content='2019-08-26T00:00:00Z'>",
      "<meta name=date content='26 августа 2019 г.'>",
      "<body><p><time datetime='2019-08-26'>вчера</time>",
    ])
  func date(markup: String) throws {
    #expect(try read(markup + "<p>x").date == 1_566_777_600)
  }

  @Test("without a title element the first heading is the title") func heading() throws {
    let document = try read("<body><h1>Умные  города</h1><p>Текст")
    #expect(document.title == "Умные города")
    #expect(String(decoding: document.body, as: UTF8.self) == "Текст\n")
  }

  @Test("lines are numbered by the source, beyond 65,535 too") func lineNumbers() throws {
    let text = "<pre>\n" + String(repeating: "строка\n", count: 70_000) + "</pre>\n\n<p>конец</p>"
    let document = try read(text)
    #expect(document.sourceLines?.count == 70_001)
    #expect(document.sourceLines?[69_999] == 70_001)
    #expect(document.sourceLines?.last == 70_004)
  }

  @Test("100,000 elements in one another are read") func deepNesting() throws {
    let text =
      String(repeating: "<div>", count: 100_000) + "дно"
      + String(repeating: "</div>", count: 100_000)
    #expect(try body(text) == "дно\n")
    let xml =
      "<?xml version='1.0'?>" + String(repeating: "<a>", count: 100_000) + "дно"
      + String(repeating: "</a>", count: 100_000)
    #expect(try body(xml, "a.xml") == "дно\n")
  }

  @Test("end tags that close nothing cost no more than a moment") func hostileNesting() throws {
    let text =
      String(repeating: "<b>", count: 30_000) + "дно" + String(repeating: "</i>", count: 100_000)
    #expect(try body(text) == "дно\n")
  }

  @Test("XML breaks lines at blocks and not inside sentences") func docbook() throws {
    let text = """
      <?xml version="1.0" encoding="windows-1251"?>
      <!DOCTYPE refentry [<!ENTITY slovo "Слово"> <!ENTITY deep "&slovo;&slovo;">]>
      <refentry xmlns:xlink="x"><refnamediv><refname>array_push</refname>
      <refpurpose>Добавляет элементы</refpurpose></refnamediv>
      <para><function>array_push</function> добавляет в <emphasis>конец</emphasis>.</para>
      <para>Это &slovo;, не &deep;и не &неизвестное;.</para>
      <programlisting><![CDATA[
      <?php
        $a = 1;
      ]]></programlisting></refentry>
      """
    let document = try read(text, "a.xml")
    #expect(document.format == .xml)
    #expect(document.title == "array_push")
    #expect(
      String(decoding: document.body, as: UTF8.self)
        == "Добавляет элементы\narray_push добавляет в конец.\nЭто Слово, не и не .\n<?php\n  $a = 1;\n"
    )
    #expect(document.sourceLines == [4, 5, 6, 8, 9])
  }

  @Test("neighbouring elements of XML are separate words") func neighbours() throws {
    let text = "<?xml version='1.0'?><p>of <type>string</type><parameter>name</parameter>s</p>"
    #expect(try body(text, "a.xml") == "of string names\n")
  }

  @Test("entities that multiply are not expanded") func entityBomb() throws {
    var text = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY e0 'бум'>"
    for level in 1...30 { text += "<!ENTITY e\(level) '&e\(level - 1);&e\(level - 1);'>" }
    text += "]><a>до &e30; после</a>"
    #expect(try body(text, "a.xml") == "до после\n")
  }

  @Test("XML that is not well-formed is read as far as it goes, and further as HTML") func broken()
    throws
  {
    let text = try body(
      "<?xml version='1.0'?><doc><p>раз</q><p>два &amp; три</p></doc><p>ещё", "a.xml")
    #expect(text.contains("раз"))
    #expect(text.contains("два & три"))
  }

  @Test("a page is known by its beginning where its name does not tell") func sniffing() throws {
    #expect(try read("<!doctype html><p>x", "page").format == .html)
    #expect(try read("<?xml version='1.0'?><a>x</a>", "page").format == .xml)
    #expect(try read("<?xml version='1.0'?>\n<html><p>x</html>", "page").format == .html)
    #expect(try read("нет разметки", "a.html").format == .plain)
  }
}
