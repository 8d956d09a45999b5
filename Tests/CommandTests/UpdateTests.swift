import Foundation
import Glibc
import TestSupport
import Testing

/// `slovo index` on what changed since, and `slovo rebuild`.
@Suite("Update and rebuild")
struct UpdateTests {
  let slovo = CommandSandbox()
  private var folder: TemporaryFolder { slovo.folder }

  init() {
    folder.write("d/a.txt", "Норов прибыл в Бишкек.")
    folder.write("d/sub/b.txt", "The forum opened.")
    folder.write("d/sub/c.txt", "Мёд и яблоки.")
    #expect(slovo("index", "d", "-q").exitCode == 0)
  }

  private func report(_ arguments: String...) throws -> [String: Int] {
    let words = (arguments + ["--report", "json"]).map { Array($0.utf8) }
    let result = slovo.run(words)
    let object = try #require(objects(result.text)?.first, "\(result)")
    return object.compactMapValues { $0 as? Int }
  }

  @Test("the index lies beside the first path")
  func place() {
    #expect(folder.names().contains(".slovo"))
    var below = slovo
    below.directory = folder("d/sub")
    #expect(below("search", "-l", "forum").lines == ["b.txt"])
  }

  @Test("nothing changed: nothing is read")
  func unchanged() throws {
    let report = try report("index", "d")
    #expect(report["unchanged"] == 3)
    #expect(report["added"] == 0 && report["updated"] == 0 && report["removed"] == 0)
    #expect(report["bytes"] == 0)
    expectSound(slovo)
  }

  @Test("changed, new and vanished files, without naming a path again")
  func changes() throws {
    folder.write("d/a.txt", "Норов отбыл из Ташкента.")
    folder.write("d/new.txt", "Совсем новый файл.")
    folder.remove("d/sub/b.txt")
    let report = try report("index")
    #expect(report["added"] == 1 && report["updated"] == 1 && report["removed"] == 1)
    #expect(report["unchanged"] == 1 && report["documents"] == 3)
    #expect(found(slovo, "Бишкек") == [])
    #expect(found(slovo, "Ташкент") == ["d/a.txt"])
    #expect(found(slovo, "forum") == [])
    #expect(found(slovo, "новые файлы") == ["d/new.txt"])
    expectSound(slovo)
  }

  @Test("a file that was only touched keeps its document")
  func touched() throws {
    _ = slovo.shell("touch -d '2030-01-01' d/a.txt")
    let report = try report("index")
    #expect(report["updated"] == 0 && report["unchanged"] == 3)
    expectSound(slovo)
  }

  @Test("a change that keeps size and date is seen")
  func sameSizeAndDate() throws {
    _ = slovo.shell(
      "cp -p d/a.txt b.txt && sed -i s/Бишкек/Ташкен/ d/a.txt && touch -r b.txt d/a.txt")
    let report = try report("index")
    #expect(report["updated"] == 1 && report["unchanged"] == 2)
    #expect(found(slovo, "Ташкен") == ["d/a.txt"])
    expectSound(slovo)
  }

  @Test("another index that lies among the files is passed over whatever its name")
  func otherIndex() {
    #expect(slovo("index", "d/a.txt", "-q", "--index", "d/words").exitCode == 0)
    #expect(slovo("index", "-q").exitCode == 0)
    #expect(slovo("search", "-c", "path:words").text == "0\n")
  }

  @Test("where the pointer is lost, the old generation goes only when a new one is whole")
  func lostPointer() {
    func databases() -> [String] { folder.names(in: ".slovo").filter { $0.hasSuffix(".sqlite") } }
    folder.remove(".slovo/current")
    // A build that is stopped before anything was read.
    let writer = slovo.start("index", "-", "-q", input: nil)
    #expect(eventually { databases().count == 2 })
    writer.signal(SIGKILL)
    _ = writer.wait()
    #expect(databases().contains("generation-0001.sqlite"))
    #expect(slovo("index", "d", "-q").exitCode == 0)
    #expect(databases().count == 1)
    #expect(found(slovo, "forum") == ["d/sub/b.txt"])
    expectSound(slovo)
  }

  @Test("a renamed folder is new under its new name and gone under the old")
  func renamedFolder() {
    #expect(rename(folder("d/sub"), folder("d/moved")) == 0)
    #expect(slovo("index", "-q").exitCode == 0)
    #expect(found(slovo, "forum OR мёд") == ["d/moved/b.txt", "d/moved/c.txt"])
    expectSound(slovo)
  }

  @Test("a file that turns binary leaves, and comes back as text")
  func binary() {
    folder.write("d/a.txt", [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 3])
    #expect(slovo("index", "-q").exitCode == 0)
    #expect(found(slovo, "Норов") == [])
    expectSound(slovo)
    folder.write("d/a.txt", "Снова Норов.")
    #expect(slovo("index", "-q").exitCode == 0)
    #expect(found(slovo, "Норов") == ["d/a.txt"])
    expectSound(slovo)
  }

  @Test("a path that vanished leaves when it is named", arguments: ["d", "d/sub", "d/sub/b.txt"])
  func vanishedPath(name: String) throws {
    #expect(slovo("index", name, "-q").exitCode == 0)
    folder.remove(name)
    let report = try report("index", name)
    #expect(report["failures"] == 0)
    #expect(found(slovo, "forum") == [])
    #expect(slovo("index", "-q").exitCode == 0)
    expectSound(slovo)
    // The index knows it no more.
    let again = slovo("index", name)
    #expect(again.message == "slovo: cannot read \"\(name)\": no such file or folder\n")
    #expect(again.exitCode == 2)
  }

  @Test("a source that is away when all is looked at keeps its documents: its disk may be")
  func absentSource() {
    #expect(rename(folder("d"), folder("away")) == 0)
    let result = slovo("index")
    #expect(result.exitCode == 2)
    #expect(result.text.contains("\(folder.path)/d: cannot read: no such file or directory"))
    #expect(found(slovo, "forum").count == 1)
    #expect(rename(folder("away"), folder("d")) == 0)
    #expect(slovo("index", "-q").exitCode == 0)
    expectSound(slovo)
  }

  @Test(
    "a folder that cannot be read keeps its documents",
    .enabled(if: geteuid() != 0, "root reads every folder"))
  func unreadableFolder() {
    chmod(folder("d/sub"), 0)
    let result = slovo("index")
    #expect(result.exitCode == 2)
    #expect(found(slovo, "forum") == ["d/sub/b.txt"])
    chmod(folder("d/sub"), 0o755)
    expectSound(slovo)
  }

  @Test(
    "only what is asked for: --include, --exclude, --hidden, --no-ignore, --max-size, --dry-run")
  func walking() {
    folder.write("e/.gitignore", "*.log\n")
    folder.write("e/a.log", "журнал")
    folder.write("e/b.txt", "книга")
    folder.write("e/c.md", "книга")
    folder.write("e/.hidden.txt", "тайна")
    folder.write("e/big.txt", String(repeating: "слово ", count: 1000))
    func listed(_ arguments: String...) -> [String] {
      slovo.run((["index", "--dry-run", "e"] + arguments).map { Array($0.utf8) }).lines
        .compactMap { $0.split(separator: "/").last.map(String.init) }.sorted()
    }
    #expect(listed() == ["b.txt", "big.txt", "c.md"])
    #expect(listed("--include", "*.md") == ["c.md"])
    #expect(listed("--exclude", "b*") == ["c.md"])
    #expect(listed("--hidden", "--exclude", "*.txt", "--include", ".*").contains(".gitignore"))
    #expect(listed("--no-ignore", "--include", "*.log") == ["a.log"])
    #expect(found(slovo, "книга") == [])
    #expect(slovo("index", "e", "--max-size", "1K", "-q").exitCode == 0)
    #expect(found(slovo, "книга") == ["e/b.txt", "e/c.md"])
    #expect(found(slovo, "слово") == [])
    expectSound(slovo)
  }

  @Test("--encoding overrides what would be detected, now and in later runs")
  func encoding() {
    // "Норов" in KOI8-R; as windows-1251 these bytes read "оПТПЧ".
    let bytes: [UInt8] = [0xEE, 0xCF, 0xD2, 0xCF, 0xD7]
    folder.write("e/k.txt", bytes)
    #expect(slovo("index", "e", "--encoding", "windows-1251", "-q").exitCode == 0)
    #expect(found(slovo, "оптпч") == ["e/k.txt"])
    #expect(slovo("rebuild", "-q").exitCode == 0)
    #expect(found(slovo, "оптпч") == ["e/k.txt"])
    expectSound(slovo)
  }

  @Test("--no-store-text: snippets read the files; an update and a rebuild keep it so")
  func withoutText() {
    let place = ["--index", "small"]
    func run(_ arguments: String...) -> CommandResult {
      slovo.run((arguments + place).map { Array($0.utf8) })
    }
    #expect(run("index", "d", "--no-store-text", "-q").exitCode == 0)
    #expect(run("search", "бишкек").text.contains("Норов прибыл в Бишкек."))
    folder.write("d/a.txt", "Норов отбыл из Ташкента.")
    folder.remove("d/sub/c.txt")
    #expect(run("index", "-q").exitCode == 0)
    #expect(found(slovo, "бишкек", index: "small") == [])
    #expect(found(slovo, "мёд", index: "small") == [])
    #expect(found(slovo, "ташкент", index: "small") == ["d/a.txt"])
    #expect(run("status", "--json").text.contains("\"stores_text\":false"))
    expectSound(slovo, index: "small")
    #expect(run("rebuild", "-q").exitCode == 0)
    #expect(run("status", "--json").text.contains("\"stores_text\":false"))
    #expect(found(slovo, "норов", index: "small") == ["d/a.txt"])
    #expect(run("rebuild", "--store-text", "-q").exitCode == 0)
    #expect(run("status", "--json").text.contains("\"stores_text\":true"))
    expectSound(slovo, index: "small")
  }

  @Test("a rebuild gives the same answers from a new generation")
  func rebuild() throws {
    let before = slovo("search", "--json", "норов OR forum OR мёд").text
    let report = try report("rebuild")
    #expect(report["added"] == 3 && report["documents"] == 3)
    #expect(slovo("search", "--json", "норов OR forum OR мёд").text == before)
    #expect(
      folder.names(in: ".slovo").filter { $0.hasSuffix(".sqlite") } == ["generation-0002.sqlite"])
    expectSound(slovo)
  }
}
