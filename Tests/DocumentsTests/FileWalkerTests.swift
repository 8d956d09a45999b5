import Documents
import Glibc
import SystemPackage
import Testing

@Suite("Walking folders") struct FileWalkerTests {
  let folder = TemporaryFolder()

  private struct Outcome {
    var files: [String] = []
    var failures: [(path: String, error: DocumentError)] = []
    var skipped: [String: SkipReason] = [:]
  }

  private func walk(
    _ root: FilePath? = nil, _ change: (inout WalkOptions) -> Void = { _ in }
  ) -> Outcome {
    var options = WalkOptions()
    change(&options)
    var outcome = Outcome()
    let root = root ?? folder.path
    func shown(_ path: FilePath) -> String {
      var shown = path
      return shown.removePrefix(root) ? shown.string : path.string
    }
    FileWalker(options: options).walk(
      root,
      visit: {
        outcome.files.append(shown($0.path))
        return true
      }, failed: { outcome.failures.append((shown($0), $1)) },
      skipped: { outcome.skipped[shown($0)] = $1 })
    return outcome
  }

  @Test("files are found in byte order of names, with size and time") func order() throws {
    for name in ["б.txt", "b.txt", "a/z.txt", "a/Я.txt", "a.txt", "B.txt"] {
      folder.write(name, "да")
    }
    #expect(walk().files == ["B.txt", "a/z.txt", "a/Я.txt", "a.txt", "b.txt", "б.txt"])
    var first: WalkedFile?
    FileWalker().walk(
      folder.path,
      visit: {
        first = $0
        return false
      }, failed: { _, _ in })
    #expect(first?.size == 4)
    var status = stat()
    #expect(folder.path.appending("B.txt").withPlatformString { stat($0, &status) } == 0)
    #expect(
      first?.modified == Int64(status.st_mtim.tv_sec) * 1_000_000_000
        + Int64(status.st_mtim.tv_nsec))
  }

  @Test("a change shows in a file's time whatever its date says") func changed() throws {
    folder.write("a.txt", "да")
    func first() -> WalkedFile? {
      var first: WalkedFile?
      FileWalker().walk(
        folder.path,
        visit: {
          first = $0
          return false
        }, failed: { _, _ in })
      return first
    }
    let before = try #require(first())
    var status = stat()
    #expect(folder.path.appending("a.txt").withPlatformString { stat($0, &status) } == 0)
    usleep(20_000)
    folder.write("a.txt", "но")
    let times = [status.st_atim, status.st_mtim]
    #expect(
      folder.path.appending("a.txt").withPlatformString { utimensat(AT_FDCWD, $0, times, 0) } == 0)
    let after = try #require(first())
    #expect(after.size == before.size && after.modified == before.modified)
    #expect(after.changed > before.changed)
  }

  @Test("the folder of an index is passed over whatever its name") func indexes() {
    for name in ["index", "lost", "notes"] { folder.write("\(name)/readme.txt", "да") }
    folder.write("index/current", "generation-0003.sqlite\n")
    folder.write("index/generation-0003.sqlite", "x")
    folder.write("lost/lock", "")
    folder.write("lost/generation-0001.sqlite", "x")
    folder.write("notes/current", "да")
    folder.write("notes/generation-1990.txt", "да")
    let outcome = walk()
    #expect(
      outcome.files == ["notes/current", "notes/generation-1990.txt", "notes/readme.txt"])
    #expect(outcome.failures.isEmpty)
    #expect(walk(folder.path.appending("index")).files.isEmpty)
  }

  @Test("a root that is a file is visited whatever the rules say") func fileRoot() {
    folder.write(".gitignore", "*")
    let path = folder.write(".secret.txt", "x")
    var found: [FilePath] = []
    FileWalker().walk(
      path,
      visit: {
        found.append($0.path)
        return true
      }, failed: { _, _ in })
    #expect(found == [path])
  }

  @Test("a root that is missing or no file is reported") func badRoot() {
    #expect(
      walk("/tmp/no such folder").failures.map(\.error) == [.system(call: "read", errno: ENOENT)])
    #expect(walk("/dev/null").failures.map(\.error) == [.notRegularFile("device")])
  }

  @Test("hidden names are passed over unless asked for, those of version control always")
  func hidden() {
    for name in [
      ".a/b.txt", ".c.txt", ".git/config", ".slovo/current", ".hg/x", "d.txt", "sub/.git/config",
      "sub/e.txt",
    ] {
      folder.write(name)
    }
    #expect(walk().files == ["d.txt", "sub/e.txt"])
    let all = walk { $0.includesHidden = true }
    #expect(all.files == [".a/b.txt", ".c.txt", "d.txt", "sub/e.txt"])
    #expect(
      all.skipped == [
        ".git": .versionControl, ".hg": .versionControl, ".slovo": .versionControl,
        "sub/.git": .versionControl,
      ])
    #expect(walk().skipped[".c.txt"] == .hidden)
  }

  @Test("ignore files hold for what lies below them, the deeper and the more special first")
  func ignoreFiles() {
    folder.write(".gitignore", "*.log\nbuild/\n/top.txt\n")
    folder.write("sub/.gitignore", "!keep.log\n")
    folder.write("sub/.ignore", "notes.txt\n")
    folder.write("sub/deep/.slovoignore", "!notes.txt\n")
    for name in [
      "a.log", "build/x.txt", "top.txt", "sub/top.txt", "sub/keep.log", "sub/other.log",
      "sub/notes.txt",
      "sub/deep/notes.txt", "sub/build", "src/build/y.txt",
    ] { folder.write(name) }
    #expect(walk().files == ["sub/build", "sub/deep/notes.txt", "sub/keep.log", "sub/top.txt"])
    #expect(walk().skipped["build"] == .ignored)
    #expect(walk { $0.ignoresIgnoreFiles = true }.files.count == 10)
  }

  @Test("rules of a repository above the root hold, those above the repository do not") func above()
  {
    folder.write(".gitignore", "*.txt\n")
    folder.write("repo/.git/info/exclude", "private.md\n")
    folder.write("repo/.gitignore", "docs/secret/\n*.tmp\n")
    for name in [
      "repo/docs/a.txt", "repo/docs/b.tmp", "repo/docs/secret/c.md", "repo/docs/private.md",
    ] {
      folder.write(name)
    }
    #expect(walk(folder.path.appending("repo/docs")).files == ["a.txt"])
    #expect(walk().files == ["repo/docs/a.txt"])
  }

  @Test("globs include and exclude") func globs() {
    for name in ["a.md", "b.txt", "docs/c.txt", "docs/x/d.html", "e/f.md"] { folder.write(name) }
    #expect(walk { $0.include = ["*.md"] }.files == ["a.md", "e/f.md"])
    #expect(walk { $0.include = ["docs/"] }.files == ["docs/c.txt", "docs/x/d.html"])
    #expect(
      walk { $0.include = ["docs/**/*.html", "/*.txt"] }.files == ["b.txt", "docs/x/d.html"])
    let excluded = walk { $0.exclude = ["e", "*.txt"] }
    #expect(excluded.files == ["a.md", "docs/x/d.html"])
    #expect(excluded.skipped["e"] == .excluded)
  }

  @Test("links are not followed below the root, a root that is a link is") func links() {
    folder.write("real/a.txt")
    #expect(
      folder.run(
        "ln -s real link; ln -s .. real/loop; ln -s a.txt real/b.txt; ln -s nowhere broken"
      ).status == 0)
    let outcome = walk()
    #expect(outcome.files == ["real/a.txt"])
    #expect(outcome.skipped.values.allSatisfy { $0 == .symbolicLink })
    #expect(outcome.skipped.count == 4)
    #expect(walk(folder.path.appending("link")).files == ["a.txt"])
  }

  @Test("links that are followed lead into no folder twice") func followedLinks() {
    folder.write("real/a.txt")
    #expect(
      folder.run(
        "ln -s real link; ln -s .. real/loop; ln -s real/a.txt c.txt; ln -s nowhere broken"
      ).status == 0)
    let outcome = walk { $0.followsLinks = true }
    #expect(outcome.files == ["c.txt", "link/a.txt"])
    #expect(outcome.failures.map(\.path) == ["broken"])
  }

  @Test("named pipes and sockets are passed over") func special() {
    #expect(folder.path.appending("pipe").withPlatformString { mkfifo($0, 0o600) } == 0)
    folder.write("a.txt")
    #expect(walk().files == ["a.txt"])
    #expect(walk().skipped == ["pipe": .special])
  }

  @Test("names that are not UTF-8 keep their bytes") func oddNames() throws {
    let bytes: [UInt8] = [0xCD, 0xEE, 0xF0, 0x2E, 0x74, 0x78, 0x74]
    folder.write(nameBytes: bytes, bytes: [])
    var found: [UInt8] = []
    FileWalker().walk(
      folder.path,
      visit: {
        found = $0.path.withPlatformString { pointer in
          Array(UnsafeRawBufferPointer(start: pointer, count: strlen(pointer)))
        }
        return true
      }, failed: { _, _ in })
    #expect(found.suffix(8) == [0x2F] + bytes)
  }

  @Test("an ignore file that cannot be read is reported, and the walk goes on") func badIgnoreFile()
  {
    folder.makeFolder("sub/.gitignore")
    folder.write("sub/a.txt")
    let outcome = walk()
    #expect(outcome.files == ["sub/a.txt"])
    #expect(outcome.failures.map(\.path) == ["sub/.gitignore"])
    #expect(outcome.failures.map(\.error) == [.notRegularFile("folder")])
  }

  @Test("4,000 folders in one another are walked, and what comes after them") func deep() {
    folder.write("z.txt")
    let name = "d"
    let command = """
      perl -e 'for (1..4000) { mkdir "\(name)" or die; chdir "\(name)" or die; if ($_ % 1000 == 0) { open F, ">f.txt"; close F } }'
      """
    guard folder.run("perl -v").status == 0, folder.run(command).status == 0 else {
      print("skipped: no perl to make the folders")
      return
    }
    // The path is longer than the system takes at once, so only its length is looked at.
    var lengths: [Int] = []
    FileWalker().walk(
      folder.path,
      visit: {
        lengths.append($0.path.withPlatformString { strlen($0) } - folder.path.length)
        return true
      }, failed: { path, error in Issue.record("\(error)") })
    #expect(lengths == [8006, 6006, 4006, 2006, 6])
  }

  @Test("a folder that vanishes under the walk is reported, and the rest is found") func vanishing()
  {
    for number in 1...5 { folder.write("a/\(number)/x.txt") }
    folder.write("b.txt")
    var files = 0
    var failures = 0
    FileWalker().walk(
      folder.path,
      visit: { _ in
        if files == 0 { _ = folder.run("rm -rf a/3 a/4 a/5; rm -rf a") }
        files += 1
        return true
      }, failed: { _, _ in failures += 1 })
    #expect(files == 2)
    #expect(failures == 4)
  }

  @Test("what a visit throws ends the walk") func throwing() {
    folder.write("a.txt")
    #expect(throws: DocumentError.changed) {
      try FileWalker().walk(
        folder.path, visit: { _ in throw DocumentError.changed }, failed: { _, _ in })
    }
  }
}
