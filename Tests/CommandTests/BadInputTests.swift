import Glibc
import TestSupport
import Testing

/// Files that cannot or should not be read: each is named or passed over, and nothing stops.
@Suite("Bad files")
struct BadInputTests {
  let slovo = CommandSandbox()
  private var folder: TemporaryFolder { slovo.folder }

  /// Indexes the folder `d`, which holds a good file too, and finds the good one.
  private func index(_ more: String..., exitCode: Int32 = 0) -> CommandResult {
    folder.write("d/good.txt", "Хороший файл.")
    let result = slovo.run((["index", "d"] + more).map { Array($0.utf8) })
    #expect(result.exitCode == exitCode, "\(result)")
    #expect(found(slovo, "хороший") == ["d/good.txt"])
    expectSound(slovo)
    return result
  }

  @Test("a file that gives an error when it is read is named, counted and passed over")
  func unreadable() {
    // Reading the start of a process's memory fails, for root too.
    symlink("/proc/self/mem", folder("mem.txt"))
    let result = index("mem.txt", exitCode: 2)
    #expect(result.text.contains("/mem.txt: cannot read: input/output error"), "\(result)")
  }

  @Test("a named pipe and a device are refused when named, and passed over in a folder")
  func special() {
    folder.makeFolder("d")
    mkfifo(folder("d/pipe"), 0o644)
    mkfifo(folder("pipe"), 0o644)
    symlink("/dev/zero", folder("d/zero.txt"))
    let result = index("pipe", "/dev/zero", exitCode: 2)
    #expect(result.text.contains("/pipe: not a regular file: named pipe"), "\(result)")
    #expect(result.text.contains("/dev/zero: not a regular file: device"), "\(result)")
    #expect(!result.text.contains("d/pipe"))
  }

  @Test("links that loop, lead nowhere or to themselves")
  func links() {
    folder.makeFolder("d/sub")
    symlink("..", folder("d/sub/up"))
    symlink(".", folder("d/self"))
    symlink("nowhere", folder("d/dangling.txt"))
    symlink("ring.txt", folder("d/ring.txt"))
    #expect(index().text.contains("1 added"))
    let named = slovo("index", "d/ring.txt")
    #expect(named.exitCode == 2)
  }

  @Test("a file of 2 GB is too large, and said so")
  func huge() {
    folder.write("d/huge.txt", "")
    #expect(truncate(folder("d/huge.txt"), 2 << 30) == 0)
    let result = index()
    #expect(
      result.text.contains("d/huge.txt: too large: 2147483648 bytes, must be at most "),
      "\(result)")
  }

  @Test("a file of 2 GB under a larger limit: binary, without its size in memory for long")
  func hugeButAllowed() {
    folder.write("d/huge.jsonl", "{\"id\":1,\"text\":\"до\"}\n")
    #expect(truncate(folder("d/huge.jsonl"), 256 << 20) == 0)
    let result = index("--max-size", "1K", exitCode: 2)
    #expect(result.text.contains("huge.jsonl:2: too large"), "\(result)")
    #expect(found(slovo, "до") == ["d/huge.jsonl"])
  }

  @Test("NUL bytes are binary, a few in a text are not")
  func nulBytes() {
    folder.write("d/nul.txt", [UInt8](repeating: 0, count: 4096))
    let result = index()
    #expect(result.text.contains("d/nul.txt: not text: "), "\(result)")
  }

  @Test("invalid UTF-8 is read as what it is, or with U+FFFD")
  func invalidUTF8() {
    folder.write("d/cut.txt", Array("Слово Норова обрезан".utf8) + [0xD0])
    folder.write(
      "d/over.txt", Array("Overlong ".utf8) + [0xC0, 0xAF, 0xED, 0xA0, 0x80] + Array(" norov".utf8))
    folder.write("d/random.txt", (0..<2000).map { UInt8(($0 * 7 + 128) % 256) })
    _ = index()
    #expect(found(slovo, "=норова") == ["d/cut.txt"])
    #expect(found(slovo, "=norov") == ["d/over.txt"])
  }

  @Test("empty files are documents without words")
  func empty() {
    folder.write("d/empty.txt", "")
    folder.write("d/empty.html", "")
    folder.write("d/empty.md", "")
    folder.write("d/empty.jsonl", "")
    folder.write("d/blank.txt", " \n\n\t\n")
    folder.write("d/bom.txt", [0xEF, 0xBB, 0xBF])
    folder.write("d/bom16.txt", [0xFF, 0xFE])
    _ = index()
    #expect(slovo("search", "-c", "ext:md").text == "1\n")
  }

  @Test("an empty folder gives an empty index that can be searched")
  func emptyFolder() {
    folder.makeFolder("e")
    #expect(slovo("index", "e", "-q").exitCode == 0)
    #expect(slovo("search", "норов").exitCode == 1)
    #expect(slovo("vocab").exitCode == 1)
    #expect(slovo("status").exitCode == 0)
    #expect(slovo("rebuild", "-q").exitCode == 0)
    expectSound(slovo)
  }

  @Test("names that are not UTF-8 are read, found and printed byte by byte")
  func byteNames() {
    let name: [UInt8] = Array("d/".utf8) + [0xED, 0xEE, 0xF0, 0xFF] + Array(".txt".utf8)
    folder.write(name, Array("Имя в windows-1251.".utf8))
    _ = index()
    #expect(slovo("search", "-l", "-0", "имя").output == name + [0])
    #expect(slovo("search", "-l", "имя").output == name + [0x0A])
    #expect(slovo("search", "имя").text.hasPrefix("d/\u{FFFD}"))
    let json = slovo("search", "--json", "имя")
    #expect(json.text.contains("\"path\":{\"bytes\":["))
    #expect(objects(json.text)?.count == 2)
    #expect(slovo.run([Array("index".utf8), name, Array("-q".utf8)]).exitCode == 0)
    #expect(slovo("rebuild", "-q").exitCode == 0)
    #expect(slovo("search", "-l", "-0", "имя").output == name + [0])
    folder.remove("d")
    #expect(slovo("index", "d", "-q").exitCode == 0)
    #expect(slovo("search", "-c", "имя").text == "0\n")
    expectSound(slovo)
  }

  @Test("an index in a folder whose name is not UTF-8")
  func byteIndex() {
    folder.write("a.txt", "яблоко")
    let place: [[UInt8]] = [Array("--index".utf8), [0xED, 0xEE, 0xF0]]
    for command in [
      ["index", "a.txt", "-q"], ["search", "яблоко"], ["check"], ["rebuild", "-q"], ["status"],
    ] {
      let result = slovo.run(command.map { Array($0.utf8) } + place)
      #expect(result.exitCode == 0, "\(command): \(result)")
    }
  }

  @Test("names with line breaks, quotes, control characters and 255 bytes")
  func strangeNames() {
    for name in [
      "a\nb.txt", "\"q\".txt", "'$(touch x)'.txt", "\u{1B}[31m.txt", "-n.txt", "%41.txt", "#1.txt",
      " .txt",
    ] {
      folder.write("d/\(name)", "редкость")
    }
    folder.write("d/" + String(repeating: "я", count: 125) + ".txt", "редкость")
    _ = index()
    #expect(slovo("search", "-c", "редкость").text == "9\n")
    #expect(slovo("search", "-0", "--copies", "-n", "20", "редкость").nullSeparated.count == 9)
    #expect(!slovo("search", "--copies", "редкость").text.contains("\u{1B}"))
    #expect(slovo("index", "-q").exitCode == 0)
    #expect(slovo("rebuild", "-q").exitCode == 0)
    #expect(slovo("search", "-c", "редкость").text == "9\n")
    expectSound(slovo)
  }

  @Test("a file that changes while it is read is whole as it was, or reported")
  func changing() {
    folder.write("d/good.txt", "Хороший файл.")
    folder.write("d/moving.txt", String(repeating: "начало ", count: 200_000))
    let result = slovo.shell(
      """
      (i=0; while [ $i -lt 400 ]; do echo "строка $i" >> d/moving.txt; i=$((i+1)); done) & w=$!
      "$SLOVO" index d; code=$?; kill $w 2>/dev/null; wait 2>/dev/null; exit $code
      """)
    #expect(result.exitCode == 0 || result.text.contains("changed while it was read"), "\(result)")
    expectSound(slovo)
    #expect(slovo("index", "-q").exitCode == 0)
    #expect(found(slovo, "начало") == ["d/moving.txt"])
    expectSound(slovo)
  }

  @Test("a document with control characters cannot drive the terminal")
  func controlCharacters() {
    folder.write("d/evil.txt", "Заголовок \u{1B}]0;взлом\u{7}\u{1B}[2J\u{9B}31m конец строки\n")
    _ = index("-q")
    let result = slovo("search", "конец")
    #expect(result.exitCode == 0)
    for scalar in result.text.unicodeScalars where scalar != "\n" {
      #expect(!(scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)))
    }
  }
}
