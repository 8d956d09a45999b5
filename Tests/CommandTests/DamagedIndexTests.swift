import Glibc
import TestSupport
import Testing

/// An index that something else has damaged: a clear message, never a crash.
@Suite(
  "Damaged indexes", .enabled(if: hasSQLite, "the program sqlite3 is not here"))
struct DamagedIndexTests {
  let slovo = CommandSandbox()
  private var folder: TemporaryFolder { slovo.folder }
  private let database = ".slovo/generation-0001.sqlite"

  init() {
    for number in 0..<60 {
      folder.write(
        "d/\(number).txt",
        "Письмо \(number) о торговле.\nNorov wrote letter \(number) in Bishkek, once more.\n")
    }
    #expect(slovo("index", "d", "-q").exitCode == 0)
  }

  static let commands = [
    ["search", "норов OR торговля"], ["search", "--json", "\"letter 7\""],
    ["search", "-c", "п* lang:ru"],
    ["status"], ["vocab", "п"], ["check"],
  ]

  /// Every command ends with an exit code of its own, whatever the index is like.
  private func expectNoCrash(_ cause: String) {
    for command in Self.commands {
      let result = slovo.run(command.map { Array($0.utf8) })
      #expect(result.exitCode.map { 0...2 ~= $0 } == true, "\(cause): \(command): \(result)")
      #expect(result.exitCode != 2 || !result.message.isEmpty, "\(cause): \(command): \(result)")
    }
  }

  /// What check says, in words of its own, once a statement has changed the index.
  private func checked(after sql: String) -> CommandResult {
    #expect(slovo.shell("sqlite3 \(database) \"\(sql)\"").exitCode == 0)
    let check = slovo("check")
    #expect(check.exitCode == 2, "\(check)")
    return check
  }

  private func expectHealed() {
    let result = slovo("rebuild", "-q")
    #expect(result.exitCode == 0, "\(result)")
    #expect(slovo("search", "-c", "торговля").text == "60\n")
    expectSound(slovo)
  }

  @Test("not a database")
  func notADatabase() {
    folder.write(database, String(repeating: "This is no database. ", count: 1000))
    let result = slovo("search", "норов")
    #expect(result.exitCode == 2)
    #expect(
      result.message == """
        slovo: cannot open "\(folder(database))": not a Slovo index (file is not a database); run "slovo rebuild"

        """)
    expectNoCrash("not a database")
    #expect(slovo("index").exitCode == 2)
    expectHealed()
  }

  @Test("another program's database")
  func foreign() {
    folder.remove(database)
    #expect(slovo.shell("sqlite3 \(database) 'CREATE TABLE t(x)'").exitCode == 0)
    let result = slovo("search", "норов")
    #expect(result.exitCode == 2)
    #expect(
      result.message == """
        slovo: cannot open "\(folder(database))": not a Slovo index (its application ID is 0); run "slovo rebuild"

        """)
    expectNoCrash("foreign")
    expectHealed()
  }

  @Test("a newer schema")
  func newerSchema() {
    #expect(slovo.shell("sqlite3 \(database) 'PRAGMA user_version = 99'").exitCode == 0)
    for command in ["search", "status", "check", "index"] {
      let words = command == "search" ? [command, "норов"] : [command]
      let result = slovo.run(words.map { Array($0.utf8) })
      #expect(result.exitCode == 2)
      #expect(
        result.message == """
          slovo: cannot open "\(folder(database))": it has schema version 99, and this program supports 3 at \
          most; use the newer slovo that made it, or "slovo rebuild"

          """, "\(command)")
    }
    expectHealed()
  }

  @Test("another analyzer: only check, status and rebuild go on")
  func otherAnalyzer() {
    let sql = "UPDATE meta SET value = ''other 1'' WHERE key = ''analyzer''"
    #expect(slovo.shell("sqlite3 \(database) \"\(sql.replacing("''", with: "'"))\"").exitCode == 0)
    for command in [["search", "норов"], ["index"], ["vocab"]] {
      let result = slovo.run(command.map { Array($0.utf8) })
      #expect(result.exitCode == 2)
      #expect(
        result.message.hasPrefix(
          "slovo: cannot use the index: its words were made by analyzer \"other 1\", this program has \""
        ),
        "\(result)")
    }
    #expect(slovo("status").exitCode == 0)
    #expect(slovo("check").exitCode == 2)
    expectHealed()
  }

  @Test("the database is empty or missing")
  func missingDatabase() {
    folder.write(database, "")
    expectNoCrash("empty")
    folder.remove(database)
    let result = slovo("search", "норов")
    #expect(result.exitCode == 2)
    #expect(
      result.message == """
        slovo: cannot open "\(folder(database))": not a Slovo index (the database is missing); run "slovo rebuild"

        """)
    expectNoCrash("missing")
    expectHealed()
  }

  @Test("the pointer is missing, empty or nonsense")
  func pointer() {
    for text in [
      "", "\n", "generation-0009.sqlite\n", "generation-x.sqlite\n", "../../etc/passwd\n",
      "\u{0}\u{1}",
    ] {
      folder.write(".slovo/current", text)
      expectNoCrash("pointer \(text.debugDescription)")
      #expect(slovo("search", "норов").exitCode == 2)
    }
    expectHealed()
    folder.remove(".slovo/current")
    expectNoCrash("no pointer")
    #expect(slovo("index", "d", "-q").exitCode == 0)
    #expect(slovo("search", "-c", "торговля").text == "60\n")
    expectSound(slovo)
  }

  @Test("generations that a crash left behind go with the next writer")
  func staleGenerations() {
    folder.write(".slovo/generation-0007.sqlite", "half of a build")
    folder.write(".slovo/generation-0007.sqlite-journal", "half of a build")
    folder.write(".slovo/generation-0007.readers", "")
    #expect(slovo("index", "-q").exitCode == 0)
    #expect(folder.names(in: ".slovo").filter { $0.contains("0007") } == [])
    expectSound(slovo)
  }

  @Test("sources that are nonsense")
  func sources() {
    folder.write(".slovo/sources", "\u{0}\tx\n{\"format\":7}\t/no%where%zz\n\n\t\nnonsense")
    expectNoCrash("sources")
    _ = slovo("rebuild", "-q")
    _ = slovo("index", "-q")
    #expect(slovo("index", "d", "-q").exitCode == 2 || slovo("index", "d", "-q").exitCode == 0)
    #expect(slovo("search", "-c", "торговля").text == "60\n")
    expectSound(slovo)
  }

  @Test("cut off at several places")
  func truncated() throws {
    let whole = try #require(folder.read(database))
    for share in [0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999] {
      folder.write(database, Array(whole.prefix(Int(Double(whole.count) * share))))
      expectNoCrash("cut to \(share)")
      #expect(slovo("check").exitCode == 2)
    }
    expectHealed()
  }

  @Test("bytes changed at random places")
  func flippedBytes() throws {
    let seed = UInt64(ProjectFolder.number("SLOVO_SEED", default: 1))
    var generator = SeededGenerator(seed: seed)
    let whole = try #require(folder.read(database))
    for round in 0..<ProjectFolder.number("SLOVO_FLIPS", default: 12) {
      var damaged = whole
      // Some rounds aim at the header and the schema, others anywhere.
      let limit = round % 5 == 0 ? min(4096, whole.count) : whole.count
      for _ in 0..<(1 << (round % 6)) {
        damaged[Int.random(in: 0..<limit, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      folder.write(database, damaged)
      expectNoCrash("seed \(seed), round \(round)")
      let update = slovo("index", "-q")
      #expect(
        update.exitCode.map { 0...2 ~= $0 } == true, "seed \(seed), round \(round): \(update)")
      folder.remove(database + "-wal")
      folder.remove(database + "-shm")
    }
    folder.write(database, whole)
    expectHealed()
  }

  @Test("values of wrong types in the rows")
  func wrongTypes() {
    let columns = [
      ("document", "title"), ("document", "date"), ("document", "size"), ("document", "format"),
      ("document", "encoding"), ("document", "english"), ("document", "content_hash"),
      ("document", "fingerprint"),
      ("document", "identifier"), ("file", "path"), ("file", "size"), ("file", "modified"),
      ("text", "body"),
      ("text", "source_lines"), ("meta", "value"), ("postings_data", "block"),
      ("postings_docsize", "sz"),
      ("line_sketch", "counters"),
    ]
    #expect(slovo.shell("cp \(database) whole").exitCode == 0)
    for (table, column) in columns {
      // One value of each type for each column, one row in three.
      for value in ["'x'", "x'00ff'", "-1"] {
        let rows = table == "meta" ? "" : " WHERE rowid % 3 = 0"
        let sql = "UPDATE \(table) SET \(column) = \(value)\(rows)"
        let result = slovo.shell(
          """
          cp whole \(database); rm -f \(database)-*; sqlite3 \(database) "\(sql)" 2>/dev/null || exit 0
          for command in "search --json норов" check "index -q"; do
            "$SLOVO" $command >out 2>&1; code=$?; [ $code -le 2 ] || { echo "$command: $code"; cat out; }
          done
          """)
        #expect(result.text == "", "\(table).\(column) = \(value)")
      }
    }
    #expect(slovo.shell("cp whole \(database); rm -f \(database)-*").exitCode == 0)
    expectSound(slovo)
  }

  @Test("bounds below the counts of lines: check finds them, --repair writes them anew")
  func wrongBounds() {
    let check = checked(after: "UPDATE line_sketch SET counters = zeroblob(65536) WHERE chunk = -1")
    #expect(
      check.message.hasPrefix("slovo: the bounds of counts of lines are wrong\n"), "\(check)")
    #expect(slovo("check", "--repair").exitCode == 0)
    #expect(slovo("search", "-c", "торговля").text == "60\n")
    expectSound(slovo)
  }

  @Test(
    "a damaged stored text: check finds it, --repair takes the document out, index reads it again")
  func repair() {
    let check = checked(after: "UPDATE text SET body = x'28b52ffd00' WHERE id = 7")
    #expect(
      check.message.hasPrefix("slovo: the stored text of document 7 is not what was indexed\n"),
      "\(check)")
    #expect(
      check.message.hasSuffix(
        """
        slovo: not sound: \(folder(".slovo")); run "slovo check --repair" or "slovo rebuild"

        """))
    let repair = slovo("check", "--repair")
    #expect(repair.exitCode == 0, "\(repair)")
    #expect(
      repair.text == """
        repaired: \(folder(".slovo"))
        1 document had to go; run "slovo index" to read them again

        """)
    #expect(slovo("search", "-c", "торговля").text == "59\n")
    #expect(slovo("index", "-q").exitCode == 0)
    #expect(slovo("search", "-c", "торговля").text == "60\n")
    expectSound(slovo)
  }

  @Test("the folder is removed under a search")
  func removedFolder() {
    let reader = slovo.start("search", "-c", "-", input: nil)
    reader.write("торговля\n")
    #expect(eventually { reader.textSoFar == "60\n" })
    folder.remove(".slovo")
    reader.write("торговля\n")
    reader.closeInput()
    let result = reader.wait()
    #expect(result.exitCode.map { 0...2 ~= $0 } == true, "\(result)")
    #expect(slovo("search", "торговля").exitCode == 2)
  }

  @Test("the index is a file")
  func indexIsAFile() {
    folder.write("file", "слово")
    for command in [
      ["search", "x"], ["index", "d"], ["check"], ["rebuild"], ["status"], ["vocab"],
    ] {
      let result = slovo.run((command + ["--index", "file"]).map { Array($0.utf8) })
      #expect(result.exitCode == 2)
      #expect(result.message.hasPrefix("slovo: "), "\(command): \(result)")
    }
  }
}
