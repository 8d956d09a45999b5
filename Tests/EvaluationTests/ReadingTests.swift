import Evaluation
import TestSupport
import Testing

/// Files of topics, judgements and runs.
@Suite("Reading")
struct ReadingTests {
  private func topics(_ text: String) throws -> [Topic] {
    try TopicReader.topics(Array(text.utf8), file: "t")
  }

  private func message(_ body: () throws -> Void) -> String {
    do { try body() } catch { return "\(error)" }
    return "no error"
  }

  // MARK: topics

  @Test("topics of two columns")
  func tabSeparated() throws {
    #expect(
      try topics("\u{FEFF}1\tКто такой Норов?\r\n\nq-2\tsmart\tcities\n") == [
        Topic(id: "1", text: "Кто такой Норов?"), Topic(id: "q-2", text: "smart\tcities"),
      ])
  }

  @Test("topics of BEIR")
  func jsonLines() throws {
    #expect(
      try topics(
        #"""
        {"_id": "PLAIN-1", "text": "ёлка \"\u0451\ud83d\ude00\"", "metadata": {"a": [1, {}], "b": null}}
        {"id": 7, "query": "to be"}
        """#) == [
          Topic(id: "PLAIN-1", text: "ёлка \"ё😀\""), Topic(id: "7", text: "to be"),
        ])
  }

  @Test("topics of TREC, closed or not")
  func trec() throws {
    #expect(
      try topics(
        """
        <top>
        <num> Number: 301
        <title> International
          Organized Crime
        <desc> Description:
        Identify organizations.
        </top>
        <top><num>302</num><title></title><desc>AT&amp;T & a < b</desc></top>
        <TOPIC number="303"><query>ковид</query></TOPIC>
        """) == [
          Topic(id: "301", text: "International Organized Crime"),
          Topic(id: "302", text: "AT&T & a < b"), Topic(id: "303", text: "ковид"),
        ])
  }

  @Test("what is wrong with topics is said with its line")
  func wrongTopics() {
    #expect(
      message { _ = try topics("1\ta\n2 b\n") }
        == "cannot read \"t\": line 2: expected an identifier, a tab and a text, found \"2 b\"")
    #expect(
      message { _ = try topics("1\ta\n1\tb\n") }
        == "cannot read \"t\": line 2: topic \"1\" is there twice")
    #expect(
      message { _ = try topics("{\"_id\": \"1\"}") }
        == """
        cannot read "t": line 1: expected an object with "_id" and "text", found "{"_id": "1"}"
        """)
    #expect(
      message { _ = try topics("<top>\n<title> x\n</top>") }
        == "cannot read \"t\": line 1: expected a topic with <num>, found \"<top> \"")
    #expect(message { _ = try topics(" \n") } == "cannot read \"t\": no topics in it")
    #expect(
      message { _ = try topics("a b\tc\n") }
        == """
        cannot read "t": line 1: illegal topic: "a b", must be an identifier without white space
        """)
  }

  // MARK: judgements

  @Test("judgements of four columns, in any order")
  func qrels() throws {
    let qrels = try Qrels(Array("2 0 b 1\n1\t0\ta\t-1\n2 Q0 c 3\r\n2 0 b 1\n".utf8), file: "q")
    #expect(qrels.topics == ["2", "1"])
    #expect(qrels.grades == ["1": ["a": -1], "2": ["b": 1, "c": 3]])
    #expect(qrels.highestGrade == 3)
    #expect(qrels.trecText() == "2 0 b 1\n2 0 c 3\n1 0 a -1\n")
  }

  @Test("judgements of BEIR")
  func beirQrels() throws {
    let text = "query-id\tcorpus-id\tscore\n1\tmy document\t2\n"
    #expect(try Qrels(Array(text.utf8), file: "q").grades == ["1": ["my document": 2]])
  }

  @Test("what is wrong with judgements is said with its line")
  func wrongQrels() {
    func read(_ text: String) -> String {
      message { _ = try Qrels(Array(text.utf8), file: "q.txt") }
    }
    #expect(
      read("1 0 a 1\n\n1 0 b\n") == """
        cannot read "q.txt": line 3: expected 4 columns (topic, 0, document, grade), found "1 0 b"
        """)
    #expect(
      read("1 0 a высокая\n") == """
        cannot read "q.txt": line 1: illegal grade: "высокая", must be a whole number between -1000 and 1000
        """)
    #expect(
      read("1 0 a 1\n1 0 a 2\n") == """
        cannot read "q.txt": line 2: document "a" of topic "1" with another grade (1, 2) is there twice
        """)
    #expect(
      read("1 0 a 99999999999999999999\n").contains("illegal grade: \"99999999999999999999\""))
    #expect(read("") == "cannot read \"q.txt\": no judgements in it")
  }

  // MARK: runs

  @Test("a run is in the order of trec_eval, whatever its ranks say")
  func runOrder() throws {
    let text = """
      1 Q0 b 1 1.5 mine
      2 Q0 x 1 -1e-3 mine
      1 Q0 я 2 1.5 mine
      1 Q0 a 3 2 mine
      1 Q0 c 4 1.50000000001 mine
      """
    let run = try Run(Array(text.utf8), file: "r")
    #expect(run.tag == "mine")
    #expect(run.topics == ["1", "2"])
    #expect(run.rankings["1"]?.map(\.id) == ["a", "я", "c", "b"])
  }

  @Test("a ranking in its final order is written with falling scores")
  func finalOrder() throws {
    var run = Run(tag: "slovo default")
    run.setInOrder(
      [
        RankedDocument(id: "b", score: 2), RankedDocument(id: "a", score: 2),
        RankedDocument(id: "c", score: 2.5), RankedDocument(id: "d", score: 1e-300),
      ], topic: "1")
    let text = run.trecText()
    let read = try Run(Array(text.utf8), file: "r")
    #expect(read.rankings["1"]?.map(\.id) == ["b", "a", "c", "d"])
    #expect(
      text == """
        1 Q0 b 1 2.0 slovo_default
        1 Q0 a 2 1.9999999 slovo_default
        1 Q0 c 3 1.9999998 slovo_default
        1 Q0 d 4 0.0 slovo_default

        """)
  }

  @Test("what is wrong with a run is said with its line")
  func wrongRun() {
    func read(_ text: String) -> String {
      message { _ = try Run(Array(text.utf8), file: "a.run") }
    }
    #expect(
      read("1 Q0 a 1 2.5\n") == """
        cannot read "a.run": line 1: expected 6 columns (topic, Q0, document, rank, score, tag), found "1 Q0 a 1 2.5"
        """)
    for score in ["nan", "inf", "0x10", "1e999", "--1", "1.5.", "1,5"] {
      #expect(
        read("1 Q0 a 1 \(score) t\n") == """
          cannot read "a.run": line 1: illegal score: "\(score)", must be a finite number
          """)
    }
    #expect(
      read("1 Q0 a 1 2 t\n2 Q0 a 1 2 t\n1 Q0 a 2 1 t\n") == """
        cannot read "a.run": line 3: document "a" of topic "1" is there twice
        """)
    #expect(read("\n") == "cannot read \"a.run\": no results in it")
  }

  @Test("no bytes are too odd to be refused in words")
  func anyBytes() {
    let seed: UInt64 = 7
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    let alphabet = Array("<>{}\"\\:,[]u/10 \t\n\r&;Q.-é\u{0}".utf8) + [0xFF, 0xD0, 0xEF, 0xBB]
    let starts = ["<top>", "{\"_id\":", "1\t", "1 0 a ", "1 Q0 a 1 ", ""]
    for _ in 0..<2000 {
      var bytes = Array((starts.randomElement(using: &random) ?? "").utf8)
      for _ in 0..<Int.random(in: 0..<60, using: &random) {
        bytes.append(alphabet.randomElement(using: &random) ?? 0)
      }
      _ = try? TopicReader.topics(bytes, file: "f")
      _ = try? Qrels(bytes, file: "f")
      _ = try? Run(bytes, file: "f")
    }
  }
}
