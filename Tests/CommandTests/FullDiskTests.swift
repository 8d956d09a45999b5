import Glibc
import TestSupport
import Testing

/// No room left, and no right to write.
@Suite("Full disks and read-only folders")
struct FullDiskTests {
  let slovo = CommandSandbox()
  private var folder: TemporaryFolder { slovo.folder }

  /// Whether this process may make a mount of its own, as root may in most containers.
  static let canMount =
    CommandSandbox().shell(
      "mkdir m && unshare -m sh -c 'mount -t tmpfs -o size=64k tmpfs m && : > m/x'"
    ).exitCode == 0

  private func writeDocuments(_ word: String, count: Int = 300) {
    // Letters at random do not compress, so the index needs its room.
    var generator = SeededGenerator(seed: 7)
    let letters = Array("абвгдежзиклмнопрстуфхцчшщэюя")
    for number in 0..<count {
      let words = (0..<60).map { _ in
        String((0..<6).compactMap { _ in letters.randomElement(using: &generator) })
      }
      folder.write("d/\(number).txt", "\(word) \(number) " + words.joined(separator: " "))
    }
  }

  @Test("a limit on file sizes: a message, exit 2, and no index where there was none")
  func firstBuildAtLimit() {
    writeDocuments("письмо")
    let result = slovo.shell("ulimit -f 300; \"$SLOVO\" index d -q")
    #expect(result.exitCode == 2, "\(result)")
    #expect(
      result.message.hasPrefix(
        "slovo: cannot write \"\(folder(".slovo"))/generation-0001.sqlite\": "),
      "\(result)")
    #expect(!folder.names(in: ".slovo").contains("generation-0001.sqlite"))
    #expect(slovo("search", "письмо").exitCode == 2)
    #expect(slovo("index", "d", "-q").exitCode == 0)
    #expect(slovo("search", "-c", "письмо").text == "300\n")
    expectSound(slovo)
  }

  @Test(
    "a limit on file sizes in an update and in a rebuild: the old index stays",
    arguments: ["index", "rebuild"])
  func changeAtLimit(command: String) {
    writeDocuments("письмо", count: 200)
    #expect(slovo("index", "d", "-q").exitCode == 0)
    writeDocuments("ответ", count: 600)
    let result = slovo.shell("ulimit -f 300; \"$SLOVO\" \(command) -q")
    #expect(result.exitCode == 2, "\(result)")
    #expect(
      result.message.hasPrefix("slovo: cannot write \"\(folder(".slovo"))/generation-"), "\(result)"
    )
    #expect(slovo("search", "-c", "письмо").text == "200\n")
    expectSound(slovo)
    #expect(slovo(command, "-q").exitCode == 0)
    #expect(slovo("search", "-c", "ответ").text == "600\n")
    expectSound(slovo)
  }

  @Test(
    "a full disk: a message, exit 2, the old index stays",
    .enabled(if: canMount, "mounting is not allowed here"))
  func fullDisk() {
    writeDocuments("письмо", count: 200)
    folder.makeFolder("disk")
    // The mount lives as long as the shell: all that it needs to show is done there.
    let script = """
      mount -t tmpfs -o size=2500k tmpfs disk || exit 99
      run() { echo "\\$ $*"; "$SLOVO" "$@" --index disk/i 2>&1; echo "= $?"; }
      run index d -q; run search -c письмо
      for i in $(seq 1 6); do mkdir -p more$i; for f in d/*; do (cat $f | tr а-п б-р; echo новое) > more$i/${f##*/}; done; done
      run index more1 more2 more3 more4 more5 more6 -q; run search -c письмо; run check
      run rebuild -q; run search -c письмо; run check
      dd if=/dev/zero of=disk/fill bs=1k 2>/dev/null
      run rebuild -q; run index d -q; run search -c письмо
      rm disk/fill; run check
      """
    let result = slovo.shell("unshare -m sh -c '\(script.replacing("'", with: "'\\''"))'")
    let steps = result.text.components(separatedBy: "$ ").dropFirst()
    for step in steps {
      let isWriter = step.hasPrefix("index more") || step.hasPrefix("rebuild")
      if isWriter {
        #expect(
          step.contains("no space left; make room and run") || step.hasSuffix("= 0\n"),
          "\(result)")
        #expect(step.hasSuffix("= 2\n") || step.hasSuffix("= 0\n"), "\(step)")
      } else if step.hasPrefix("search") {
        #expect(step.contains("\n200\n= 0"), "\(result)")
      } else if step.hasPrefix("check") {
        #expect(step.hasSuffix("= 0\n"), "\(result)")
      }
    }
    #expect(steps.filter { $0.hasSuffix("= 2\n") }.count >= 2, "\(result)")
  }

  @Test(
    "a read-only folder can be searched and not written",
    .enabled(if: canMount, "mounting is not allowed here"))
  func readOnly() {
    writeDocuments("письмо", count: 20)
    #expect(slovo("index", "d", "-q").exitCode == 0)
    let script = """
      mount --bind .slovo .slovo && mount -o remount,bind,ro .slovo || exit 99
      run() { echo "\\$ $*"; "$SLOVO" "$@" 2>&1; echo "= $?"; }
      run search -c письмо; run status; run vocab -n1; run check; run index -q; run rebuild -q
      """
    let result = slovo.shell("unshare -m sh -c '\(script.replacing("'", with: "'\\''"))'")
    let steps = Array(result.text.components(separatedBy: "$ ").dropFirst())
    guard steps.count == 6 else {
      Issue.record("\(result)")
      return
    }
    #expect(steps[0].hasSuffix("\n20\n= 0\n"))
    #expect(steps[1].hasSuffix("= 0\n"))
    #expect(steps[2].hasSuffix("= 0\n"))
    #expect(
      steps[3].contains("slovo: the folder is read-only: postings were not compared with texts"))
    #expect(steps[3].hasSuffix("= 0\n"))
    for step in steps[4...] {
      #expect(
        step.contains("slovo: cannot write to \"\(folder(".slovo"))/lock\": it is read-only"),
        "\(step)")
      #expect(step.hasSuffix("= 2\n"))
    }
    #expect(slovo("index", "-q").exitCode == 0)
    expectSound(slovo)
  }

  @Test("standard output that cannot be written is an error")
  func fullOutput() {
    writeDocuments("письмо", count: 3)
    #expect(slovo("index", "d", "-q").exitCode == 0)
    let result = slovo.shell("\"$SLOVO\" search письмо > /dev/full")
    #expect(result.exitCode == 2)
    #expect(
      result.message == "slovo: cannot write to standard output: no space left on device\n")
  }
}
