import Documents
import Testing

@Suite("Manual pages") struct ManPageTests {
  private func read(_ text: String, _ name: String = "ram.4") throws -> Document {
    try DocumentReader().document(from: Array(text.utf8), name: name)
  }

  private func body(_ text: String) throws -> String {
    String(decoding: try read(".TH X 1\n" + text).body, as: UTF8.self)
  }

  @Test("name and description are the title, the date is that of the page") func page() throws {
    let document = try read(
      """
      .\\" Copyright
      .TH KOI8\\-U 7 "15 января 2022 г." "Linux man\\-pages 6.03"
      .SH ИМЯ
      koi8\\-u \\- набор символов
      .SH ОПИСАНИЕ
      .PP
      Кодировка \\fBKOI8\\-U\\fR.
      """)
    #expect(document.format == .man)
    #expect(document.title == "koi8-u - набор символов")
    #expect(document.date == 1_642_204_800)
    #expect(
      String(decoding: document.body, as: UTF8.self)
        == "ИМЯ\nkoi8-u - набор символов\nОПИСАНИЕ\nКодировка KOI8-U.\n")
    #expect(document.sourceLines == [3, 4, 5, 7])
  }

  @Test(
    "escapes and macros are resolved",
    arguments: [
      (".BR stat (2),", "stat(2),\n"),
      (".B \"mknod -m\" 660", "mknod -m 660\n"),
      (".RI ( libc \", \" \\-lc )", "(libc, -lc)\n"),
      ("a\\(emb \\[u0416] \\(aqx\\(aq\\e\\&.", "a—b Ж 'x'\\.\n"),
      ("\\s-1NAME\\s0 \\f[B]x\\f[] \\f(CWy\\fP", "NAME x y\n"),
      ("text \\\" comment", "text\n"),
      (".de XX\nhidden\n..\nshown", "shown\n"),
      (".ig\nhidden\n..\nshown", "shown\n"),
      (".ds WW мир\nпривет \\*(WW", "привет мир\n"),
      (".if t hidden\n.if n shown", "shown\n"),
      (".ie t \\{\nhidden\n.\\}\n.el shown", "shown\n"),
      ("one\\\ntwo", "onetwo\n"),
      (".TP\n.B \\-v\nVerbose.", "-v\nVerbose.\n"),
      (".IP \\(bu 4\nпункт", "•\nпункт\n"),
      (
        ".TS\ntab(:);\nl l.\na:b\n_\nT{\nв ячейке\nT}:c\n.TE\nконец", "a\tb\nв ячейке\n\tc\nконец\n"
      ),
    ])
  func troff(source: String, text: String) throws {
    #expect(try body(source) == text)
  }

  @Test("pages of BSD are read too") func mdoc() throws {
    let document = try read(
      """
      .Dd June 7, 2021
      .Dt LS 1
      .Os
      .Sh NAME
      .Nm ls
      .Nd list directory contents
      .Sh SYNOPSIS
      .Nm
      .Op Fl l Ar file
      .Xr stat 2 .
      """, "ls.1")
    #expect(document.title == "ls - list directory contents")
    #expect(document.date == 1_623_024_000)
    #expect(
      String(decoding: document.body, as: UTF8.self)
        == "NAME\nls\n- list directory contents\nSYNOPSIS\nls\n-l file\nstat(2).\n")
  }

  @Test("a file is a manual by its beginning, not by the digit of its name alone") func names()
    throws
  {
    #expect(try read("Jan 1 00:00 kernel: boot\n", "messages.1").format == .plain)
    #expect(try read(".TH A 3\n", "a.3type").format == .man)
    #expect(try read("'\\\" t\n.TH A 3\n", "page").format == .man)
  }
}
