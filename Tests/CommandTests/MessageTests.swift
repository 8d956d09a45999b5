import TestSupport
import Testing

/// Error messages, word for word.
@Suite("Messages")
struct MessageTests {
  let slovo = CommandSandbox()

  private func expectError(
    _ message: String, _ arguments: String..., at location: SourceLocation = #_sourceLocation
  ) {
    let result = slovo.run(arguments.map { Array($0.utf8) })
    #expect(result.exitCode == 2, "\(result)", sourceLocation: location)
    #expect(result.text == "", sourceLocation: location)
    let first = result.message.split(separator: "\n").first.map(String.init) ?? ""
    #expect(
      first == message.replacing("$HOME", with: slovo.folder.path), sourceLocation: location)
  }

  @Test("without an index", arguments: ["check", "rebuild", "status", "vocab"])
  func noIndex(command: String) {
    expectError(
      """
      slovo: no index (.slovo) in "$HOME" or any folder above it; run "slovo index PATH" to make one, or name one \
      by --index
      """, command)
    expectError(
      "slovo: no index at \"$HOME/nowhere\"; run \"slovo index PATH\" to make one", command,
      "--index", "nowhere")
  }

  @Test("a search without an index")
  func searchWithoutIndex() {
    expectError(
      """
      slovo: no index (.slovo) in "$HOME" or any folder above it; run "slovo index PATH" to make one, or name one \
      by --index
      """, "search", "слово")
  }

  @Test("what cannot be indexed")
  func nothingToIndex() {
    expectError(
      "slovo: nothing to index: name files or folders, as in \"slovo index PATH\"", "index")
    expectError("slovo: cannot read \"нигде\": no such file or folder", "index", "нигде")
    expectError(
      "slovo: cannot read \"list\": no such file or directory", "index", "--files-from", "list")
  }

  @Test("values out of range")
  func values() {
    expectError(
      "Error: The value 'xml' is invalid for '--format <format>'. Please provide one of 'auto' and 'jsonl'.",
      "index", "--format", "xml", ".")
    expectError(
      "Error: The value '12Q' is invalid for '--max-size <size>'", "index", "--max-size", "12Q", "."
    )
    expectError("Error: unknown encoding 'klingon'", "index", "--encoding", "klingon", ".")
    expectError(
      "Error: The value 'xml' is invalid for '--report <report>'. Please provide one of 'json' and 'text'.",
      "index", "--report", "xml", ".")
    expectError(
      """
      Error: The value 'up' is invalid for '--sort <sort>': unknown order "up", must be one of date, \
      date-ascending, path, relevance, size, size-ascending
      """, "search", "--sort", "up", "x")
    expectError("Error: illegal limit: -1, must be at least 0", "search", "--limit=-1", "x")
    expectError("Error: illegal offset: -1, must be at least 0", "search", "--offset=-1", "x")
    expectError("Error: illegal limit: 0, must be at least 1", "vocab", "-n", "0")
    expectError(
      """
      Error: The value 'maybe' is invalid for '--color <color>'. Please provide one of 'always', 'auto' or 'never'.
      """, "search", "--color", "maybe", "x")
  }

  @Test("forms of output that exclude each other")
  func forms() {
    expectError("Error: -l and -c exclude each other: give one", "search", "-l", "-c", "x")
    expectError(
      "Error: -l and -c and --json exclude each other: give one", "search", "-lc", "--json", "x")
    expectError(
      "Error: --json and --format exclude each other: give one", "search", "--json", "--format",
      "%p", "x")
  }

  @Test("a closed standard output is an error as soon as there is something to write")
  func closedOutput() {
    slovo.folder.write("d/a.txt", "Норов прибыл.")
    #expect(slovo.shell("\"$SLOVO\" index d -q <&- >&- 2>&-").exitCode == 0)
    let result = slovo.shell("\"$SLOVO\" search норов >&-")
    #expect(result.exitCode == 2)
    #expect(
      result.message == "slovo: cannot write to standard output: bad file descriptor\n")
    expectSound(slovo)
  }

  @Test("arguments that no command takes")
  func arguments() {
    expectError("Error: Missing expected argument '<query> ...'", "search")
    expectError("Error: Missing expected argument '<text> ...'", "analyze")
    expectError("Error: Unknown option '--bogus'", "search", "--bogus", "x")
    expectError("Error: Unexpected argument 'frobnicate'", "frobnicate")
  }
}
