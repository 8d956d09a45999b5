import Foundation
import TestSupport
import Testing

/// `kill -9` at random moments of first builds, updates and rebuilds. `SLOVO_KILLS` says how many (200 for the whole
/// proof), `SLOVO_SEED` which moments.
@Suite("kill -9", .serialized)
struct KillTests {
  /// A corpus of small files that changes from round to round, and what of it must be found.
  private struct Corpus {
    /// The text of each file, by number.
    var texts: [Int: String] = [:]
    var generator: SeededGenerator
    private var serial = 0

    init(generator: SeededGenerator) { self.generator = generator }

    /// Changes, adds and removes some files.
    mutating func change(_ folder: TemporaryFolder, count: Int) {
      for _ in 0..<count {
        let number = Int.random(in: 0..<400, using: &generator)
        serial += 1
        if Int.random(in: 0..<5, using: &generator) == 0 {
          texts[number] = nil
          folder.remove("d/\(number).txt")
        } else {
          // Each version has a word of its own; its length changes, so no two versions look the same from outside.
          let text =
            "версия v\(serial)x Норов писал о торговле "
            + String(repeating: ".", count: serial % 97)
          texts[number] = text
          folder.write("d/\(number).txt", text)
        }
      }
    }
  }

  /// Which version of each file the index has, by what a search says.
  private static func indexed(_ slovo: CommandSandbox) -> [String: String] {
    let result = slovo(
      "search", "--copies", "-n", "100000", "--sort", "path", "--format", "%p %S", "версия")
    var versions: [String: String] = [:]
    for line in result.lines {
      let words = line.split(separator: " ").map(String.init)
      guard let version = words.first(where: { $0.hasPrefix("v") && $0.hasSuffix("x") }) else {
        continue
      }
      versions[words[0]] = version
    }
    return versions
  }

  private static func versions(_ texts: [Int: String]) -> [String: String] {
    var versions: [String: String] = [:]
    for (number, text) in texts {
      versions["d/\(number).txt"] = String(text.split(separator: " ")[1])
    }
    return versions
  }

  @Test(
    "every document that was committed is found, the index is sound, and the next run completes the work"
  )
  func kills() throws {
    let seed = UInt64(ProjectFolder.number("SLOVO_SEED", default: 42))
    let kills = ProjectFolder.number("SLOVO_KILLS", default: 20)
    let slovo = CommandSandbox()
    var corpus = Corpus(generator: SeededGenerator(seed: seed))
    corpus.change(slovo.folder, count: 400)
    var counts: [String: Int] = [:]
    // How long each kind of work takes, so that the moments are spread over all of it.
    var durations = ["first": 0.3, "index": 0.3, "rebuild": 0.3]
    for round in 0..<kills {
      let context = "seed \(seed), round \(round)"
      let kind = ["first", "index", "rebuild", "index"][round % 4]
      if kind == "first" {
        slovo.folder.remove(".slovo")
      } else {
        corpus.change(slovo.folder, count: 60)
      }
      let before = kind == "first" ? [:] : Self.indexed(slovo)
      let arguments = [
        "first": ["index", "d", "-q"], "index": ["index", "-q", "--commit-every", "4K"],
        "rebuild": ["rebuild", "-q"],
      ]
      let started = Date()
      let writer = slovo.start((arguments[kind] ?? []).map { Array($0.utf8) })
      let moment = Double.random(in: 0...1.1, using: &corpus.generator) * (durations[kind] ?? 0.3)
      usleep(UInt32(moment * 1e6))
      writer.signal(SIGKILL)
      let result = writer.wait()
      let isKilled = result.signal == SIGKILL
      counts["\(kind) \(isKilled ? "killed" : "ended")", default: 0] += 1
      if !isKilled {
        #expect(result.exitCode == 0, "\(context): \(result)")
        durations[kind] = Date().timeIntervalSince(started)
      } else if moment > 0.8 * (durations[kind] ?? 0.3) {
        // It was still at work then: it takes longer than was thought.
        durations[kind] = (durations[kind] ?? 0.3) * 1.3
      }
      let now = Self.versions(corpus.texts)
      if kind == "first", isKilled, slovo("status").exitCode == 2 {
        // Killed before there was an index: then there is none, and no half of one.
        #expect(slovo("search", "версия").exitCode == 2, "\(context)")
      } else {
        let check = slovo("check")
        #expect(check.exitCode == 0, "\(context): \(check)")
        let found = Self.indexed(slovo)
        if !isKilled { #expect(found == now, "\(context)") }
        // A killed run leaves each document as it was or as it is now, and loses none.
        for (path, version) in before where now[path] != nil {
          #expect(found[path] == version || found[path] == now[path], "\(context): \(path)")
        }
        if isKilled, kind == "index" {
          let share = found == before ? "nothing" : found == now ? "all" : "a part"
          counts["index killed with \(share) committed", default: 0] += 1
        }
        for (path, version) in found {
          #expect(version == before[path] || version == now[path], "\(context): \(path)")
        }
        if kind == "rebuild" || kind == "first" {
          #expect(found == before || found == now, "\(context): neither old nor new as a whole")
        }
      }
      let completion = slovo("index", "d", "-q")
      #expect(completion.exitCode == 0, "\(context): \(completion)")
      #expect(Self.indexed(slovo) == now, "\(context)")
      if round % 10 == 9 { expectSound(slovo) }
    }
    expectSound(slovo)
    let databases = slovo.folder.names(in: ".slovo").filter { $0.hasSuffix(".sqlite") }
    #expect(databases.count == 1, "\(databases)")
    if kills >= 100 { print("kills by work and outcome: \(counts.sorted { $0.key < $1.key })") }
  }
}
