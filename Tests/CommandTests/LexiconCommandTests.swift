import TestSupport
import Testing

/// `slovo lexicon` and `slovo suggest`.
@Suite("Lexicon and suggestions")
struct LexiconCommandTests {
  let slovo = CommandSandbox()
  private var folder: TemporaryFolder { slovo.folder }

  @Test("sources are added, listed, shown and removed")
  func life() {
    folder.write("terms.tsv", "economy\tэкономика\ncity\tгород\nbroken\n")
    folder.write("more.tsv", "honey\tмёд\n")
    let added = slovo("lexicon", "add", "terms.tsv", "more.tsv")
    #expect(added.exitCode == 0)
    #expect(
      added.text
        == "terms.tsv: 2 entries\nmore.tsv: 1 entry\n6 words with translations\n")
    #expect(
      added.message
        == "slovo: \(folder.path)/terms.tsv:3: not two columns, separated by a tab\n")
    #expect(
      slovo("lexicon", "list").text == """
        more.tsv\ttsv\tweight 1.0\t1 pair\t0 aligned texts\t0 aliases
        terms.tsv\ttsv\tweight 1.0\t2 pairs\t0 aligned texts\t0 aliases

        """)
    #expect(slovo("lexicon", "show", "экономикой").text == "100 %\teconomy\n")
    #expect(slovo("lexicon", "show", "honey").text == "100 %\tмед\nmore.tsv\tмёд\n")
    #expect(slovo("lexicon", "show", "море").exitCode == 1)
    #expect(slovo("lexicon", "remove", "more.tsv").text == "4 words with translations\n")
    #expect(slovo("lexicon", "show", "honey").exitCode == 1)
    let absent = slovo("lexicon", "remove", "more.tsv")
    #expect(absent.exitCode == 2)
    #expect(
      absent.message == "slovo: no source \"more.tsv\" in the lexicon: there are terms.tsv\n")
  }

  @Test("documents and their translations are aligned; acronyms are learnt from the index")
  func documents() {
    for (number, pair) in [
      ("The bridge is old", "Мост старый"), ("The old archive", "Старый архив"),
      ("A bridge and an archive", "Мост и архив"),
      ("Organisation of cooperation", "Организация сотрудничества"),
      ("An organisation is old", "Организация старая"),
    ].enumerated() {
      folder.write("en/\(number).txt", pair.0)
      folder.write("ru/\(number).txt", pair.1)
    }
    let added = slovo("lexicon", "add", "--parallel", "en", "ru", "--beside-index")
    #expect(added.exitCode == 2)
    #expect(added.message.contains("no index"))
    #expect(
      slovo("lexicon", "add", "--parallel", "en", "ru").text.hasPrefix(
        "ru: 5 aligned texts of 5 documents\n"))
    #expect(slovo("lexicon", "show", "мостом").text.contains("bridge"))
    folder.write(
      "docs/a.txt", "the Organisation of Cooperation (OC). Организация сотрудничества (ОС)")
    #expect(slovo("index", "docs", "-q").exitCode == 0)
    folder.write("terms.tsv", "organisation\tорганизация\ncooperation\tсотрудничество\n")
    #expect(slovo("lexicon", "add", "terms.tsv", "--no-learning").exitCode == 0)
    let learnt = slovo("lexicon", "add", "--acronyms")
    #expect(learnt.text.contains("2 acronyms"))
    #expect(slovo("lexicon", "show", "ОС").text.contains("oc"))
  }

  @Test("what cannot be read is said, and is exit code 2")
  func bad() {
    folder.write("a.mo", "nothing")
    folder.write("a.doc", "nothing")
    let result = slovo("lexicon", "add", "a.mo", "a.doc", "absent.tsv")
    #expect(result.exitCode == 2)
    #expect(
      result.message == """
        slovo: cannot read "\(folder.path)/a.mo": not a compiled catalog
        slovo: cannot read "\(folder.path)/a.doc": its name tells no format; there are .index, .dict.dz, \
        .dsl, .ifo, .mo, .po, .tmx and .tsv
        slovo: cannot read "\(folder.path)/absent.tsv": No such file or directory

        """)
    #expect(slovo("lexicon", "add").exitCode == 2)
    #expect(slovo("lexicon", "add", "a.tsv", "--weight", "0").exitCode == 2)
    let none = CommandSandbox()("lexicon", "show", "дом")
    #expect(none.exitCode == 2)
    #expect(none.message.contains("run \"slovo lexicon add SOURCE\" to make one"))
  }

  @Test(
    "suggestions from the sample",
    arguments: [
      ("фдшифиф", "alibaba\tlayout"), ("Jingdnog", "jingdong\tspelling"),
      ("Щербоков", "щербаков"), ("кукурзуа", "кукуруз"), ("rerehepf", "кукуруза\tlayout"),
      ("Хрущов", "хрущев"), ("Norov", "норов\ttransliteration"), ("Shcherbakov", "щербаков"),
      ("Нороф", "норов"),
    ])
  func suggestions(typed: String, expected: String) {
    let result = SampleIndex.slovo("suggest", typed)
    #expect(result.exitCode == 0)
    #expect(result.text.lowercased().contains(expected), "\(result)")
  }

  @Test("nothing to suggest is exit code 1, and --json is one object a line")
  func formats() {
    #expect(SampleIndex.slovo("suggest", "ъъъъъъъъ").exitCode == 1)
    let result = SampleIndex.slovo("suggest", "--json", "-n", "1", "Jingdnog")
    #expect(
      result.text
        == """
        {"version":1,"word":"Jingdnog","suggestion":"jingdong","kind":"spelling","documents":\
        \(result.text.split(separator: ":").last?.filter(\.isNumber) ?? "")}

        """)
    #expect(SampleIndex.slovo("suggest", "--limit", "0", "x").exitCode == 2)
  }
}
