/// The macros of mdoc, in which BSD manuals are written, as far as their arguments are text.
enum MdocMacros {
  /// Macros that only lay out; their arguments are no text.
  private static let layout: Set<String> = [
    "Bd", "Bk", "Bl", "Ed", "Ek", "El", "Ns", "Os", "Pp", "Lp", "Ta", "Fo", "Re", "Rs", "Sm", "Bf",
    "Ef",
  ]
  /// Macros that may follow others in their line and are then no words.
  private static let callable: Set<String> = [
    "Ac", "Ad", "An", "Ao", "Ap", "Aq", "Ar", "Bc", "Bo", "Bq", "Brc", "Bro", "Brq", "Cd", "Cm",
    "Dc",
    "Do", "Dq", "Dv", "Ec", "Em", "Eo", "Er", "Ev", "Fa", "Fc", "Fl", "Fn", "Ft", "Ic", "In", "Lb",
    "Li", "Lk", "Ms", "Mt", "Nd", "Nm", "No", "Ns", "Oc", "Oo", "Op", "Ot", "Pa", "Pc", "Pf", "Po",
    "Pq", "Qc", "Ql", "Qo", "Qq", "Sc", "So", "Sq", "St", "Sx", "Sy", "Ta", "Tn", "Ux", "Va", "Vt",
    "Xc", "Xo", "Xr",
  ]
  private static let blocks: Set<String> = ["It", "D1", "Dl", "%A", "%B", "%J", "%R", "%T", "%U"]

  /// What a line with a macro says; nil when it is none of mdoc's or says nothing.
  ///
  /// - Parameter pageName: What `.Nm` stands for without an argument; the first with one sets it.
  static func words(
    of name: String, _ rest: ArraySlice<UInt8>, pageName: inout [UInt8]
  ) -> [UInt8]? {
    guard !layout.contains(name), callable.contains(name) || blocks.contains(name) else {
      return nil
    }
    var line: [UInt8] = []
    var macro = name
    var isFresh = true
    var joins = false
    for argument in TroffArguments.split(rest) {
      let word = String(decoding: argument, as: UTF8.self)
      if callable.contains(word) {
        append(pending(macro, isFresh, pageName), to: &line, joins: false)
        joins = word == "Ns" || word == "Ap"
        macro = word
        isFresh = true
        continue
      }
      if macro == "Nm", isFresh, pageName.isEmpty { pageName = argument }
      append(written(argument, macro, isFresh), to: &line, joins: joins || closes(argument))
      joins = false
      isFresh = false
    }
    append(pending(macro, isFresh, pageName), to: &line, joins: false)
    return line
  }

  /// What a macro says that had no argument.
  private static func pending(_ macro: String, _ isFresh: Bool, _ pageName: [UInt8]) -> [UInt8] {
    guard isFresh else { return [] }
    switch macro {
    case "Nm": return pageName
    case "Ar": return Array("file ...".utf8)
    case "Fl": return [0x2D]
    case "Ux": return Array("UNIX".utf8)
    default: return []
    }
  }

  private static func written(_ argument: [UInt8], _ macro: String, _ isFresh: Bool) -> [UInt8] {
    switch macro {
    case "Fl": [0x2D] + argument
    case "Xr" where !isFresh && argument.allSatisfy(ASCII.isDigit): [0x28] + argument + [0x29]
    case "Nd": (isFresh ? Array("- ".utf8) : []) + argument
    default: argument
    }
  }

  private static func closes(_ argument: [UInt8]) -> Bool {
    argument.count == 1 && ".,:;)]?!".utf8.contains(argument[0])
  }

  private static func append(_ word: [UInt8], to line: inout [UInt8], joins: Bool) {
    guard !word.isEmpty else { return }
    let isSection = word.first == 0x28 && word.last == 0x29
    if !line.isEmpty, !joins, !isSection, line.last != 0x28 { line.append(0x20) }
    line += word
  }
}
