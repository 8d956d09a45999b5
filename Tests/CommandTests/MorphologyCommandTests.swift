import TestSupport
import Testing

/// `slovo morphology`, and searches by lemma.
@Suite("Dictionary of forms")
struct MorphologyCommandTests {
  let slovo = CommandSandbox()
  private var folder: TemporaryFolder { slovo.folder }
  private static let installed = "data/slovo/morphology/russian.forms"

  init() {
    SmallDictionary.example.write(to: folder, "dictionary/")
    folder.write("docs/walk.txt", "Он решил идти через лес.")
    folder.write("docs/crowd.txt", "Людей было много, а места мало.")
    folder.write("docs/tree.txt", "Под ёлкой и без ёлок.")
  }

  private func add() { #expect(slovo("morphology", "add", "dictionary").exitCode == 0) }

  private func found(_ query: String, _ options: String...) -> [String] {
    slovo.run((["search", "-l", "--no-fix"] + options + [query]).map { Array($0.utf8) }).text
      .split(separator: "\n").map { String($0.split(separator: "/").last ?? "") }
  }

  @Test("шёл finds идти once the index is rebuilt")
  func life() {
    #expect(slovo("index", "docs", "-q").exitCode == 0)
    #expect(found("шёл") == [])
    let added = slovo("morphology", "add", "dictionary")
    #expect(added.exitCode == 0)
    #expect(added.text.hasPrefix("dictionary: \(folder(Self.installed)), "))
    #expect(added.text.contains("CC BY-SA 3.0"))
    #expect(
      added.message
        == """
        slovo: the index "\(folder(".slovo"))" was made without a dictionary of Russian forms; run "slovo rebuild" to \
        use it
        slovo: indexes elsewhere that were made without this dictionary do not use it until "slovo rebuild" is run on them

        """)
    // An index stays as it is.
    #expect(found("шёл") == [])
    let updated = slovo("index")
    #expect(updated.exitCode == 0)
    #expect(updated.message.contains("run \"slovo rebuild\" to use it"))
    #expect(slovo("rebuild", "-q").exitCode == 0)
    #expect(slovo("index").message.contains("rebuild") == false)
    #expect(found("шёл") == ["walk.txt"])
    #expect(found("шла") == ["walk.txt"])
    #expect(found("человек") == ["crowd.txt"])
    #expect(found("\"решил шла\"") == ["walk.txt"])
    #expect(found("=шла") == [])
    #expect(found("решил -шла") == [])
    #expect(slovo("check").exitCode == 0)
    let hit = slovo("search", "шла", "--color", "always")
    #expect(hit.text.contains("идти"))
    #expect(hit.message == "", "not mistyped")
    let explained = slovo("explain", "шла", "docs/walk.txt", "--language", "ru")
    #expect(explained.text.contains("любая форма, по словарю"), "\(explained)")
    #expect(slovo("analyze", "людей").text.contains("человек (lemma: lemma)"))
    #expect(slovo("vocab", "чел").exitCode == 1)
  }

  @Test("an update writes lemmas as the build did")
  func update() {
    add()
    #expect(slovo("index", "docs", "-q").exitCode == 0)
    folder.write("docs/walk.txt", "Она шла через поле.")
    folder.write("docs/new.txt", "Шли долго.")
    #expect(slovo("index", "-q").exitCode == 0)
    #expect(found("идти").sorted() == ["new.txt", "walk.txt"])
    #expect(slovo("check").exitCode == 0)
  }

  @Test("where the dictionary is missing or another, searches go on by stems; updates do not")
  func missing() {
    add()
    #expect(slovo("index", "docs", "-q").exitCode == 0)
    let removed = slovo("morphology", "remove")
    #expect(removed.text == "removed: \(folder(Self.installed))\n")
    #expect(
      removed.message == """
        slovo: the index "\(folder(".slovo"))" was made with a dictionary of Russian forms that is not there: its words \
        are found by their stems alone; run "slovo rebuild" to make it without one
        slovo: indexes elsewhere that were made with this dictionary are searched by stems alone until "slovo rebuild" is \
        run on them

        """)
    #expect(slovo("morphology", "remove").exitCode == 1)
    folder.write("topics.tsv", "1\tлюдей\n")
    folder.write("qrels.txt", "1 0 crowd.txt 1\n")
    func evaluated(_ options: String...) -> CommandResult {
      let arguments = ["evaluate", "--topics", "topics.tsv", "--qrels", "qrels.txt"] + options
      return slovo.run(arguments.map { Array($0.utf8) })
    }
    #expect(evaluated().message.contains("is not installed"))
    #expect(evaluated("--no-morphology").message == "")
    #expect(evaluated("--morphology", "none").exitCode == 2)
    let search = slovo("search", "-l", "людей")
    #expect(search.exitCode == 0)
    #expect(
      search.message == """
        slovo: the dictionary of Russian forms that the index was made with is not installed: words are found by their \
        stems alone; run "slovo rebuild", or "slovo morphology add" with that dictionary

        """)
    #expect(slovo("search", "-l", "людей", "--no-morphology").message == "")
    #expect(found("шёл") == [])
    let update = slovo("index")
    #expect(update.exitCode == 2)
    #expect(update.message.contains("; morphology "), "both are named")
    #expect(update.message.contains("run \"slovo rebuild\""))
    #expect(slovo("check").exitCode == 2)
    SmallDictionary([["идти", "шёл"]]).write(to: folder, "other/")
    let other = slovo("morphology", "add", "other")
    #expect(other.message.contains("was made with another dictionary of Russian forms"))
    #expect(slovo("search", "людей").message.contains("is not the installed one"))
    #expect(slovo("index").exitCode == 2)
    #expect(slovo("rebuild", "-q").exitCode == 0)
    #expect(found("шёл") == ["walk.txt"])
    #expect(found("человек") == [])
    #expect(slovo("rebuild", "-q", "--no-morphology").exitCode == 0)
    #expect(found("шёл") == [])
    #expect(slovo("search", "людей").message == "")
  }

  @Test("flag, environment and configuration name a dictionary, or none")
  func choice() {
    let made = slovo("morphology", "add", "dictionary", "--morphology", "own.forms")
    #expect(made.exitCode == 0)
    #expect(slovo("analyze", "людей").text.contains("человек") == false)
    #expect(slovo("analyze", "людей", "--morphology", "own.forms").text.contains("человек"))
    var other = slovo
    other.environment["SLOVO_MORPHOLOGY"] = folder("own.forms")
    #expect(other("analyze", "людей").text.contains("человек"))
    folder.write("config/slovo/config.toml", "morphology = \"\(folder("own.forms"))\"\n")
    #expect(slovo("analyze", "людей").text.contains("человек"))
    #expect(slovo("index", "docs", "-q").exitCode == 0)
    #expect(found("человек") == ["crowd.txt"])
    other.environment["SLOVO_MORPHOLOGY"] = ""
    #expect(other("analyze", "людей").text.contains("человек") == false)
    add()
    folder.write("config/slovo/config.toml", "morphology = false\n")
    #expect(slovo("analyze", "людей").text.contains("человек") == false)
    folder.write("config/slovo/config.toml", "morphology = 7\n")
    let wrong = slovo("search", "людей")
    #expect(wrong.exitCode == 2)
    #expect(wrong.message.contains("morphology is 7, must be a path, or false"))
    folder.write("config/slovo/config.toml", "")
    let both = slovo("analyze", "людей", "--no-morphology", "--morphology", "own.forms")
    #expect(both.exitCode == 2)
  }

  @Test("a word is shown with its lemmas, the dictionary with what it is")
  func show() {
    let none = slovo("morphology", "show", "шёл")
    #expect(none.exitCode == 2)
    #expect(none.message.contains("run \"slovo morphology add SOURCE\""))
    #expect(slovo("morphology", "list").exitCode == 1)
    add()
    #expect(slovo("morphology", "show", "Шёл").text == "идти\n")
    #expect(slovo("morphology", "show", "вину").text == "вина\nвино\n")
    #expect(slovo("morphology", "show", "город").exitCode == 0)
    #expect(slovo("morphology", "show", "норов").exitCode == 1)
    #expect(
      slovo("morphology", "show", "людей", "--json").text
        == "{\"version\":1,\"word\":\"людей\",\"lemmas\":[\"человек\"]}\n")
    #expect(slovo("morphology", "list").text.contains("source:     test revision 7, 2026-01-02"))
    #expect(slovo("morphology", "list", "--json").text.contains("\"sound\":true"))
  }

  @Test("a damaged dictionary: builds refuse, searches go on")
  func damage() throws {
    add()
    #expect(slovo("index", "docs", "-q").exitCode == 0)
    let whole = try #require(folder.read(Self.installed))
    folder.write(Self.installed, Array(whole.prefix(whole.count / 2)))
    let reason = """
      slovo: cannot use the dictionary "\(folder(Self.installed))": it is damaged (it has \(whole.count / 2) bytes of \
      \(whole.count)); run "slovo morphology add" again

      """
    for command in ["index", "rebuild", "check"] {
      let result = slovo(command)
      #expect(result.exitCode == 2)
      #expect(result.message == reason)
    }
    let search = slovo("search", "-l", "людей")
    #expect(search.exitCode == 0)
    #expect(search.message.hasPrefix(reason))
    var flipped = whole
    flipped[whole.count - 1] ^= 1
    folder.write(Self.installed, flipped)
    let list = slovo("morphology", "list")
    #expect(list.exitCode == 2)
    #expect(list.message.contains("its content is not what was written"))
    #expect(slovo("search", "-l", "людей").exitCode == 0)
  }

  @Test("sources that are none are refused in words")
  func badSources() {
    folder.write("text.txt", "no archive")
    for (source, words) in [
      ("text.txt", "it is neither a folder nor a zip archive"),
      ("docs", "it holds no words.dawg"), ("absent", "cannot read"),
    ] {
      let result = slovo("morphology", "add", source)
      #expect(result.exitCode == 2)
      #expect(result.message.contains(words), "\(result)")
    }
    #expect(folder.read(Self.installed) == nil)
  }

  @Test("a wheel is read as its folder is")
  func wheel() {
    let made = slovo.shell(
      "python3 -m zipfile -c wheel.whl dictionary/ && $SLOVO morphology add wheel.whl")
    guard made.exitCode == 0 || !made.message.contains("python3: not found") else {
      print("skipped: there is no python3 to make an archive")
      return
    }
    #expect(made.exitCode == 0, "\(made)")
    let wheel = folder.read(Self.installed)
    add()
    #expect(folder.read(Self.installed) == wheel)
    let bytes = folder.read("wheel.whl") ?? []
    for count in [10, bytes.count / 3, bytes.count - 30] {
      folder.write("cut.whl", Array(bytes.prefix(count)))
      #expect(slovo("morphology", "add", "cut.whl").exitCode == 2)
    }
    #expect(folder.read(Self.installed) == wheel, "the old one stays")
  }
}
