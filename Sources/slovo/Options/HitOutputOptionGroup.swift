internal import ArgumentParser
internal import Glibc

/// How hits are printed.
struct HitOutputOptionGroup: ParsableArguments {
  @Flag(help: "One JSON object a line: a hit each, then a summary.")
  var json = false

  @Flag(name: [.customShort("l"), .customLong("files")], help: "Only the paths of the documents.")
  var pathsOnly = false

  @Flag(
    name: [.customShort("0"), .customLong("null")], help: "End each path of -l with a NUL byte.")
  var endsWithNull = false

  @Flag(name: [.customShort("c"), .customLong("count")], help: "Only how many documents match.")
  var countsOnly = false

  @Option(
    help: ArgumentHelp(
      """
      A line a hit: %p path, %l line, %t title, %d date, %L languages, %s score, %S snippet, %i record, %n rank, %% %; \
      \\t \\n \\0.
      """, valueName: "template"))
  var format: String?

  @Option(help: "Colours: auto, always or never.")
  var color: ColorChoice?

  @Flag(
    inversion: .prefixedNo, exclusivity: .chooseLast,
    help: "Link paths for terminals that can open them; by default on a terminal.")
  var hyperlink: Bool?

  @Flag(
    inversion: .prefixedNo, exclusivity: .chooseLast,
    help: "Show long output by $PAGER; by default on a terminal.")
  var pager: Bool?

  @Flag(
    name: .customLong("explain-query"), help: "Say how the query is understood; search nothing.")
  var explainsQuery = false

  @Flag(name: [.customShort("q"), .long], help: "Print no notes on the query.")
  var quiet = false

  func validate() throws {
    let forms = [
      ("-l", pathsOnly), ("-c", countsOnly), ("--json", json), ("--format", format != nil),
    ].filter(\.1).map(\.0)
    guard forms.count < 2 else {
      throw ValidationError("\(forms.joined(separator: " and ")) exclude each other: give one")
    }
  }

  func printer(_ settings: Settings) throws -> HitPrinter {
    let style = Style(
      color: color ?? settings.color ?? .auto, hyperlink: hyperlink ?? settings.hyperlink)
    let form: HitPrinter.Form
    if countsOnly {
      form = .count
    } else if json {
      form = .json
    } else if pathsOnly || endsWithNull {
      form = .paths(separator: endsWithNull ? "\0" : "\n")
    } else if let format {
      form = .template(HitTemplate(format))
    } else {
      form = .text
    }
    if form.isPaged, Output.isTerminal, !Style.isDumb, pager ?? settings.pager ?? true,
      !explainsQuery
    {
      Output.startPager()
    }
    return HitPrinter(form: form, style: style)
  }
}

/// When to colour.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case always
  case auto
  case never
}

/// How text looks: colours and links, or neither.
struct Style {
  let isColored: Bool
  let isLinked: Bool

  init(color: ColorChoice, hyperlink: Bool?) {
    let isDumb = Self.isDumb
    let noColor = getenv("NO_COLOR").map { $0[0] != 0 } ?? false
    let force = getenv("CLICOLOR_FORCE").map { $0[0] != 0 && $0[0] != 0x30 } ?? false
    switch color {
    case .always: isColored = true
    case .never: isColored = false
    case .auto: isColored = !noColor && (force || (Output.isTerminal && !isDumb))
    }
    isLinked = hyperlink ?? (Output.isTerminal && !isDumb)
  }

  /// A terminal that only prints.
  static var isDumb: Bool { Environment.value("TERM") == "dumb" }

  enum Role: String {
    case bold = "1"
    case dim = "2"
    case line = "32"
    case match = "1;31"
    case path = "35"
  }

  func paint(_ text: String, _ role: Role) -> String {
    isColored && !text.isEmpty ? "\u{1B}[\(role.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// A link that terminals open (OSC 8).
  func link(_ text: String, toFile path: [UInt8]) -> String {
    guard isLinked else { return text }
    let digits = Array("0123456789ABCDEF")
    var url = "file://"
    for byte in path {
      let isPlain =
        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x2D && byte <= 0x39)
        || byte == 0x5F || byte == 0x7E
      url +=
        isPlain
        ? String(UnicodeScalar(byte)) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }
    return "\u{1B}]8;;\(url)\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
  }
}
