import Glibc
import TestSupport
import Testing

/// One writer at a time, any number of readers; Ctrl-C.
@Suite("Writers, readers and interruption")
struct LockTests {
  let slovo = CommandSandbox()
  private var folder: TemporaryFolder { slovo.folder }

  private func makeIndex() {
    folder.write("d/a.txt", "Норов прибыл в Бишкек.")
    #expect(slovo("index", "d", "-q").exitCode == 0)
  }

  /// A writer that holds the lock until its standard input ends.
  private func slowWriter() -> RunningCommand {
    let writer = slovo.start("index", "-", "-q", input: nil)
    #expect(eventually { !(folder.read(".slovo/lock") ?? []).isEmpty })
    return writer
  }

  @Test("a second writer is refused, and told who holds the lock")
  func refused() {
    makeIndex()
    let writer = slowWriter()
    for command in [["index"], ["rebuild"], ["check"]] {
      let result = slovo.run(command.map { Array($0.utf8) })
      #expect(result.exitCode == 2)
      #expect(
        result.message == """
          slovo: cannot write to "\(folder(".slovo"))": process \(writer.processID) \
          (\(CommandSandbox.binary) index - -q) holds its lock; wait for it or pass --wait

          """)
    }
    #expect(found(slovo, "норов") == ["d/a.txt"])
    writer.write("{\"id\":\"x\",\"text\":\"запись\"}\n")
    writer.closeInput()
    #expect(writer.wait().exitCode == 0)
    #expect(slovo("search", "-c", "запись").text == "1\n")
    expectSound(slovo)
  }

  @Test("--wait waits for the other writer", arguments: ["index", "rebuild", "check"])
  func waits(command: String) {
    makeIndex()
    let writer = slowWriter()
    let second = slovo.start(command, "--wait")
    usleep(200_000)
    #expect(second.textSoFar == "")
    writer.write("{\"id\":\"x\",\"text\":\"запись\"}\n")
    writer.closeInput()
    #expect(writer.wait().exitCode == 0)
    let result = second.wait()
    #expect(result.exitCode == 0, "\(result)")
    #expect(slovo("search", "-c", "запись OR норов").text == "2\n")
    expectSound(slovo)
  }

  @Test("two first builds at once: the second waits and adds to what the first made")
  func firstBuilds() {
    folder.write("d/a.txt", "Норов прибыл в Бишкек.")
    folder.makeFolder(".slovo")
    let writer = slowWriter()
    let second = slovo.start("index", "d", "--wait")
    usleep(200_000)
    writer.write("{\"id\":\"x\",\"text\":\"запись\"}\n")
    writer.closeInput()
    #expect(writer.wait().exitCode == 0)
    #expect(second.wait().exitCode == 0)
    #expect(slovo("search", "-c", "запись OR норов").text == "2\n")
    expectSound(slovo)
  }

  @Test("a first build under way is named by those who look for the index")
  func firstBuild() {
    folder.makeFolder(".slovo")
    let writer = slowWriter()
    for command in [["search", "норов"], ["check"], ["status"], ["rebuild"], ["vocab"], ["lint"]] {
      let result = slovo.run(command.map { Array($0.utf8) })
      #expect(result.exitCode == 2)
      #expect(
        result.message == """
          slovo: no index at "\(folder(".slovo"))" yet: process \(writer.processID) \
          (\(CommandSandbox.binary) index - -q) is making it; wait for its end

          """)
    }
    writer.write("{\"id\":\"x\",\"text\":\"запись\"}\n")
    writer.closeInput()
    #expect(writer.wait().exitCode == 0)
    #expect(slovo("search", "-c", "запись").text == "1\n")
  }

  @Test("a reader sees one whole index while rebuilds go on")
  func readerDuringRebuilds() {
    makeIndex()
    for number in 0..<40 { folder.write("d/\(number).txt", "Норов, письмо \(number).") }
    #expect(slovo("index", "-q").exitCode == 0)
    let reader = slovo.start("search", "-c", "-", input: nil)
    reader.write("норов\n")
    #expect(eventually { reader.textSoFar == "41\n" })
    for _ in 0..<3 {
      #expect(slovo("rebuild", "-q").exitCode == 0)
      #expect(found(slovo, "норов").count == 41)
    }
    folder.remove("d/7.txt")
    #expect(slovo("index", "-q").exitCode == 0)
    // The reader began before: its generation is held for it.
    reader.write("норов\nписьмо\n")
    reader.closeInput()
    #expect(reader.wait().text == "41\n41\n40\n")
    #expect(slovo("rebuild", "-q").exitCode == 0)
    let databases = folder.names(in: ".slovo").filter { $0.hasSuffix(".sqlite") }
    #expect(databases.count == 1, "\(databases)")
    expectSound(slovo)
  }

  @Test("searches beside updates and rebuilds never fail")
  func searchesBesideWriters() {
    makeIndex()
    for number in 0..<30 { folder.write("d/\(number).txt", "Норов, письмо \(number).") }
    #expect(slovo("index", "-q").exitCode == 0)
    let loop = slovo.shell(
      """
      (for i in 1 2 3 4 5 6; do "$SLOVO" rebuild -q || echo rebuild; touch d/$i.txt
      "$SLOVO" index -q || echo index; done) & writer=$!
      while kill -0 $writer 2>/dev/null; do
        n=$("$SLOVO" search -c норов); [ "$n" = 31 ] || echo "found $n"
      done; wait
      """)
    #expect(loop.text == "", "\(loop)")
    #expect(loop.message == "", "\(loop)")
    expectSound(slovo)
  }

  @Test("Ctrl-C while records come: what was read is kept, the next run goes on")
  func interruption() {
    let writer = slovo.start("index", "-", "--commit-every", "1", input: nil)
    writer.write("{\"id\":\"x\",\"text\":\"первая запись\"}\n")
    // The lock is held once the writer is under way.
    #expect(eventually { !(folder.read(".slovo/lock") ?? []).isEmpty })
    usleep(300_000)
    writer.signal(SIGINT)
    let result = writer.wait()
    #expect(result.exitCode == 2, "\(result)")
    #expect(
      result.message.hasSuffix(
        """
        slovo: interrupted; what was read so far is indexed and can be searched. Run the same command again to go on

        """), "\(result)")
    let again = slovo(
      "index", "-", "-q",
      input:
        "{\"id\":\"x\",\"text\":\"первая запись\"}\n{\"id\":\"y\",\"text\":\"вторая запись\"}\n")
    #expect(again.exitCode == 0)
    #expect(slovo("search", "-c", "запись").text == "2\n")
    expectSound(slovo)
  }

  @Test("Ctrl-C in an update and in a rebuild: a sound index", arguments: ["index", "rebuild"])
  func interruptedWork(command: String) {
    for number in 0..<300 {
      folder.write("d/\(number).txt", String(repeating: "Письмо \(number) о торговле. ", count: 40))
    }
    #expect(slovo("index", "d", "-q").exitCode == 0)
    for number in 0..<300 {
      folder.write("d/\(number).txt", String(repeating: "Ответ \(number) о торговле! ", count: 40))
    }
    for delay in [20, 80, 150] {
      let writer = slovo.start(command, "-q")
      usleep(UInt32(delay) * 1000)
      writer.signal(SIGINT)
      let result = writer.wait()
      #expect(result.exitCode == 2 || result.exitCode == 0 || result.signal == SIGINT, "\(result)")
      #expect(slovo("search", "-c", "торговля").text == "300\n")
      expectSound(slovo)
    }
    #expect(slovo("index", "-q").exitCode == 0)
    #expect(slovo("search", "-c", "ответ").text == "300\n")
    expectSound(slovo)
  }
}
