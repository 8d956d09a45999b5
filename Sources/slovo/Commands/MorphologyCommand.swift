internal import Analysis
internal import ArgumentParser
internal import Glibc
internal import Postings

/// `slovo morphology`: the dictionary of Russian forms.
struct MorphologyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "morphology",
    abstract: "Manage the dictionary by which Russian words are found by their lemmas.",
    discussion: """
      Without it a query finds forms of the same stem; with it шёл finds идти too,
      and люди человек. Indexes that are made or rebuilt take it up; those that are
      there stay as they are until then. The dictionary is
      $XDG_DATA_HOME/slovo/morphology/russian.forms (~/.local/share without it).

      To get one: pip download --no-deps pymorphy3-dicts-ru, then
      slovo morphology add pymorphy3_dicts_ru-*.whl
      Its data are OpenCorpora's, under CC BY-SA 3.0; its code is under the MIT
      licence.
      Exit status: 0 done, 1 nothing found, 2 error.
      """,
    subcommands: [
      MorphologyAddCommand.self, MorphologyListCommand.self, MorphologyRemoveCommand.self,
      MorphologyShowCommand.self,
    ])
}

/// Which dictionary is managed.
struct MorphologyPlace: ParsableArguments {
  @Option(
    name: .customLong("morphology"),
    help: ArgumentHelp("The dictionary itself, in place of the installed one.", valueName: "file"))
  var path: String?

  @OptionGroup var location: IndexOptions

  /// - Throws: ``CommandError`` without a place.
  func file() throws -> [UInt8] {
    if let path { return ArgumentBytes.absolutePath(path) }
    guard let file = Morphologies.installedFile() else {
      throw CommandError("no place for a dictionary: neither XDG_DATA_HOME nor HOME is set")
    }
    return file
  }

  /// Nil where there is none.
  func existing() throws -> LemmaDictionary? {
    let file = try file()
    return FileSystem.exists(file) ? try LemmaDictionary(file: file) : nil
  }

  /// The dictionary, or the advice to add one.
  func needed() throws -> LemmaDictionary {
    if let morphology = try existing() { return morphology }
    throw CommandError(
      """
      no dictionary at "\(String(decoding: try file(), as: UTF8.self))"; run "slovo morphology add SOURCE" to make one
      """)
  }

  /// Says whether the index at hand needs a rebuild; of others no list is kept.
  ///
  /// - Parameter others: What is to be said of indexes elsewhere.
  func advise(_ morphology: LemmaDictionary?, others: String) {
    guard path == nil else { return }
    if let folder = try? location.existingFolder(),
      let advice = Morphologies.advice(folder, morphology)
    {
      Output.printError("slovo: \(advice)")
    }
    Output.printError("slovo: \(others)")
  }
}

/// `slovo morphology add`
struct MorphologyAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Make the dictionary of OpenCorpora's data; one that is there is replaced.",
    discussion: """
      The source is the wheel of PyPI's pymorphy3-dicts-ru, or its folder "data".
      """)

  @Argument(help: "A wheel or zip archive, or a folder.")
  var source: String

  @Flag(name: .customLong("no-progress"), help: "Draw no progress bar.")
  var hidesProgress = false

  @OptionGroup var place: MorphologyPlace

  func run() throws {
    let file = try place.file()
    let progress = LexiconProgress(isShown: !hidesProgress)
    let dictionary = try Self.dictionary(ArgumentBytes.absolutePath(source), named: source)
    var builder = MorphologyBuilder()
    defer { progress.clear() }
    try dictionary.add(to: &builder) { progress.show("\($0) forms") }
    guard builder.formCount > 0 else {
      throw CommandError("cannot make a dictionary of \"\(source)\": it holds no Russian words")
    }
    let bytes = builder.file(source: dictionary.source) {
      progress.show("writing: \(Int($0 * 100)) %")
    }
    try Morphologies.write(bytes, to: file)
    progress.clear()
    let morphology = try LemmaDictionary(file: file)
    MorphologyListCommand.lines(morphology).forEach(Output.print)
    place.advise(
      morphology,
      others: """
        indexes elsewhere that were made without this dictionary do not use it until "slovo rebuild" is run on them
        """)
  }

  private static func dictionary(
    _ path: [UInt8], named name: String
  ) throws -> OpenCorporaDictionary {
    if FileSystem.isFolder(path) {
      // The folder of the data, or one of those around it.
      let folders = ["", "/data", "/pymorphy3_dicts_ru/data"].map { path + Array($0.utf8) }
      let folder =
        folders.first { FileSystem.exists($0 + Array("/words.dawg".utf8)) } ?? path
      return try OpenCorporaDictionary(path: name) { part in
        let file = folder + Array("/\(part)".utf8)
        return FileSystem.exists(file) ? try FileSystem.contents(of: file) : nil
      }
    }
    guard let archive = ZipArchive(try FileSystem.contents(of: path)) else {
      throw CommandError(
        """
        cannot make a dictionary of "\(name)": it is neither a folder nor a zip archive; name the data folder or the \
        wheel of pymorphy3-dicts-ru
        """)
    }
    return try OpenCorporaDictionary(path: name) { part in
      guard let path = archive.paths.first(where: { $0 == part || $0.hasSuffix("/\(part)") })
      else { return nil }
      guard let bytes = archive.file(path) else {
        throw MorphologyError.malformed(path: name, part: part, reason: "it cannot be unpacked")
      }
      return bytes
    }
  }
}

/// `slovo morphology list`
struct MorphologyListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Say what the dictionary is, and whether it is sound.")

  @Flag(help: "One JSON object.")
  var json = false

  @OptionGroup var place: MorphologyPlace

  func run() throws {
    guard let morphology = try place.existing() else { throw ExitCode(ExitStatus.nothingFound) }
    let isSound = morphology.isSound()
    if json {
      Output.print(
        JSONText.object([
          ("version", .number(1)), ("path", .string(morphology.path)),
          ("source", .string(morphology.source)), ("forms", .number(morphology.formCount)),
          ("lemmas", .number(morphology.lemmaCount)), ("bytes", .number(morphology.size)),
          ("fingerprint", .string(morphology.fingerprint)), ("sound", .bool(isSound)),
        ]))
    } else {
      Self.lines(morphology).forEach(Output.print)
    }
    guard isSound else {
      throw MorphologyError.damaged(
        path: morphology.path, reason: "its content is not what was written")
    }
  }

  static func lines(_ morphology: LemmaDictionary) -> [String] {
    [
      "dictionary: \(SafeText.line(morphology.path)), \(Format.bytes(Int64(morphology.size)))",
      "words:      \(morphology.formCount) forms of \(morphology.lemmaCount) lemmas",
      "source:     \(SafeText.line(morphology.source))",
      "identity:   \(morphology.fingerprint)",
    ]
  }
}

/// `slovo morphology remove`
struct MorphologyRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Remove the dictionary; indexes made with it are searched by stems from then on.")

  @OptionGroup var place: MorphologyPlace

  func run() throws {
    let file = try place.file()
    guard FileSystem.exists(file) else { throw ExitCode(ExitStatus.nothingFound) }
    let name = String(decoding: file, as: UTF8.self)
    guard FileSystem.withCString(file, { unlink($0) }) == 0 else {
      throw CommandError("cannot remove \"\(name)\": \(FileSystem.systemMessage(errno))")
    }
    Output.print("removed: \(SafeText.line(name))")
    place.advise(
      nil,
      others: """
        indexes elsewhere that were made with this dictionary are searched by stems alone until "slovo rebuild" is run \
        on them
        """)
  }
}

/// `slovo morphology show`
struct MorphologyShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show the lemmas of a word, the likeliest first: that one is looked for.")

  @Argument(help: "A Russian word in any form.")
  var word: String

  @Flag(help: "One JSON object.")
  var json = false

  @OptionGroup var place: MorphologyPlace

  func run() throws {
    let morphology = try place.needed()
    let form = Analyzer().queryWords(word).first?.form ?? word
    let lemmas = morphology.lemmas(of: form)
    if json {
      Output.print(
        JSONText.object([
          ("version", .number(1)), ("word", .string(word)),
          ("lemmas", .array(lemmas.map { .string($0) })),
        ]))
    } else {
      for lemma in lemmas { Output.print(SafeText.line(lemma)) }
    }
    if lemmas.isEmpty { throw ExitCode(ExitStatus.nothingFound) }
  }
}
