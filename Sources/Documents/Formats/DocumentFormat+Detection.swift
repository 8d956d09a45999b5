extension DocumentFormat {
  private static let searched = 4096

  /// The format of a decoded text, by the extension of its name, and by its beginning where the
  /// name does not tell.
  ///
  /// A name that ends like a manual's section (`.1`, `.3type`) is believed only with a text that
  /// begins like a manual: rotated logs end so too. `.html` and `.xml` are believed only where the
  /// text has a `<`.
  static func detect(name: String, text: [UInt8]) -> Self {
    let ending = fileExtension(of: name)
    let head = text.prefix(searched)
    if ending.first?.isASCII == true, ("1"..."9").contains(ending.prefix(1)) || ending == "n" {
      return isManual(head) ? .man : .plain
    }
    if let format = byExtension[ending] {
      switch format {
      case .html where !head.contains(0x3C), .xml where !head.contains(0x3C): return .plain
      case .html where isDeclaredXML(head) && !isHypertext(head): return .xml
      default: return format
      }
    }
    if isHypertext(head) { return .html }
    if isDeclaredXML(head) { return .xml }
    if isManual(head) { return .man }
    return head.starts(with: "#!".utf8) ? .source : .plain
  }

  /// The letters after the last dot of the last component, in lower case; empty for names that only
  /// begin with one.
  static func fileExtension(of name: String) -> String {
    let last = name.utf8.split(separator: 0x2F).last ?? name.utf8[...]
    guard let dot = last.lastIndex(of: 0x2E), dot > last.startIndex else { return "" }
    return String(decoding: last[last.index(after: dot)...], as: UTF8.self).lowercased()
  }

  private static func isDeclaredXML(_ head: ArraySlice<UInt8>) -> Bool {
    ASCII.trimmed(head).starts(with: "<?xml".utf8)
  }

  /// Whether a text begins with a document type or root element of HTML, comments and declarations
  /// aside.
  private static func isHypertext(_ head: ArraySlice<UInt8>) -> Bool {
    let start = ASCII.trimmed(head)
    guard start.first == 0x3C else { return false }
    let letters = start.map(ASCII.lowercased)
    if letters.starts(with: "<!doctype html".utf8) || letters.starts(with: "<html".utf8) {
      return true
    }
    guard letters.starts(with: "<?xml".utf8) || letters.starts(with: "<!--".utf8) else {
      return false
    }
    return ASCII.find("<!doctype html", in: letters) != nil
      || ASCII.find("<html", in: letters) != nil
  }

  /// Whether the first line that is no comment of troff is a macro that begins a manual.
  private static func isManual(_ head: ArraySlice<UInt8>) -> Bool {
    var sawComment = false
    for line in head.split(separator: 0x0A, omittingEmptySubsequences: true).prefix(80) {
      if line.starts(with: ".\\\"".utf8) || line.starts(with: "'\\\"".utf8)
        || line.starts(with: "'''".utf8)
      {
        sawComment = true
        continue
      }
      let macro = line.prefix { !ASCII.isSpace($0) }
      let opens = [".TH", ".Dd", ".Dt", ".SH", ".Sh", ".so", ".TL"].contains {
        macro.elementsEqual($0.utf8)
      }
      if opens { return true }
      // A macro of any other name leaves the question open; a line of text answers it.
      guard let first = line.first, first == 0x2E || first == 0x27 else { return sawComment }
    }
    return sawComment
  }

  private static let byExtension: [String: Self] = {
    var table: [String: Self] = [:]
    for (format, extensions) in extensions {
      for ending in extensions.split(separator: " ") { table[String(ending)] = format }
    }
    return table
  }()

  /// Extensions by format; those of one format in alphabetical order.
  private static let extensions: [(Self, String)] = [
    (.html, "htm html shtml xht xhtml"),
    (.man, "man mdoc troff"),
    (.markdown, "markdown md mdown mdx mkd mkdn qmd rmd"),
    (.plain, "asc log me org rst tex text txt"),
    (
      .source,
      """
      ada adb ads asm awk bas bash bat bib c cc cfg cgi cjs clj cls cmake cmd coffee conf cpp cs css csv cxx d dart \
      diff el erl ex exs f f90 fish for fs go gradle groovy h hh hpp hs hxx in inc ini ino ipynb java jl js json \
      json5 jsonc jsx kt kts less lisp lua m m4 mak mjs mk ml mli mm nim nix pas patch perl php pl pm po pot pp \
      properties proto ps1 psd1 psm1 py pyi pyx r rb rs s sass sc scala scm scss sh sql sty svelte swift tcl toml \
      ts tsv tsx v vb vbs vhd vim vue y yaml yml zig zsh
      """
    ),
    (
      .xml,
      "atom dbk dita ditamap docbook fb2 omdoc opml page rng rss svg tei ui wsdl xhb xliff xlf xml xsd xsl xslt"
    ),
  ]
}
