internal import ArgumentParser
internal import Documents
internal import Indexing

/// Which files are read, and how.
struct ReadingOptionGroup: ParsableArguments {
  @Option(help: "How the given files are written: auto, or jsonl (one JSON object a line).")
  var format: SourceFormat = .auto

  @Option(
    help: ArgumentHelp(
      "Read all files in this encoding instead of detecting it.", valueName: "name"))
  var encoding: String?

  @Option(
    help: ArgumentHelp(
      "Visit only files that match the glob; may be repeated.", valueName: "glob"))
  var include: [String] = []

  @Option(
    help: ArgumentHelp(
      "Pass over files and folders that match the glob; may be repeated.", valueName: "glob"))
  var exclude: [String] = []

  @Flag(help: "Visit files and folders whose name begins with a dot.")
  var hidden = false

  @Flag(name: .customLong("no-ignore"), help: "Do not honour .gitignore, .ignore and .slovoignore.")
  var ignoresIgnoreFiles = false

  @Option(
    name: .customLong("max-size"),
    help: ArgumentHelp(
      "Pass over files larger than this: bytes, or with K, M, G.", valueName: "size"))
  var sizeLimit: ByteCount = ByteCount(bytes: ReadingOptions().sizeLimit)

  var options: SourceOptions {
    var options = SourceOptions(format: format.value)
    options.reading.encoding = encoding
    options.reading.sizeLimit = sizeLimit.bytes
    options.walk.includesHidden = hidden
    options.walk.ignoresIgnoreFiles = ignoresIgnoreFiles
    options.walk.include = include.flatMap(Self.expandingBraces)
    options.walk.exclude = exclude.flatMap(Self.expandingBraces)
    return options
  }

  /// The globs that one with alternatives stands for: `*.{md,txt}` is `*.md` and `*.txt`, as in shells.
  static func expandingBraces(_ glob: String) -> [String] {
    guard let close = glob.firstIndex(of: "}"),
      let open = glob[..<close].lastIndex(of: "{")
    else { return [glob] }
    let alternatives = glob[glob.index(after: open)..<close]
      .split(separator: ",", omittingEmptySubsequences: false)
    guard alternatives.count > 1 else { return [glob] }
    let before = String(glob[..<open])
    let after = String(glob[glob.index(after: close)...])
    return alternatives.prefix(100).flatMap { expandingBraces(before + String($0) + after) }
  }

  func validate() throws {
    do {
      _ = try DocumentReader(options: options.reading)
    } catch {
      throw ValidationError(String(describing: error))
    }
  }
}

/// The formats that a user can name.
enum SourceFormat: String, ExpressibleByArgument, CaseIterable {
  case auto
  case jsonl

  var value: SourceOptions.Format { self == .auto ? .auto : .jsonl }
}

/// A size as users write it: `500`, `64K`, `20M`, `1G` (powers of 1024).
struct ByteCount: ExpressibleByArgument, CustomStringConvertible {
  var bytes: Int64

  init(bytes: Int64) { self.bytes = bytes }

  init?(argument: String) {
    var digits = argument.uppercased()
    if digits.hasSuffix("B") { digits.removeLast() }
    var scale: Int64 = 1
    for (letter, factor) in [("K", Int64(1) << 10), ("M", 1 << 20), ("G", 1 << 30)]
    where digits.hasSuffix(letter) {
      digits.removeLast()
      scale = factor
      break
    }
    guard let count = Int64(digits), count >= 0 else { return nil }
    let (bytes, overflow) = count.multipliedReportingOverflow(by: scale)
    guard !overflow else { return nil }
    self.bytes = bytes
  }

  var description: String {
    bytes % (1 << 20) == 0 && bytes > 0 ? "\(bytes >> 20)M" : "\(bytes)"
  }
}
