/// Text within a page.
enum HTMLText {
  /// The five characters that mean something in HTML, escaped; control characters shown as U+FFFD.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in SafeText.line(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Colours that people who see red and green alike can tell apart (Okabe, Ito 2008).
  static let colors = [
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7f7f7f", "#a08c00",
  ]

  /// The colour of a system.
  static func color(_ index: Int) -> String { colors[index % colors.count] }

  /// The page's style; no font or image comes from elsewhere.
  static let style = """
    :root { color-scheme: light dark; --ink: #1c1c1c; --faint: #767676; --rule: #dcdcdc; --paper: #fff; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e6e6e6; --faint: #9a9a9a; --rule: #3a3a3a; --paper: #161616; }
    }
    body { font: 15px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper);
      max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
    h1 { font-size: 1.5rem; margin-bottom: .2rem; } h2 { font-size: 1.15rem; margin-top: 2.2rem; }
    h3 { font-size: 1rem; margin: 1rem 0 .2rem; } p { margin: .3rem 0; } .faint { color: var(--faint); }
    table { border-collapse: collapse; font-variant-numeric: tabular-nums; width: 100%; font-size: .87rem; }
    th, td { text-align: right; padding: .18rem .5rem; border-bottom: 1px solid var(--rule); white-space: nowrap; }
    th:first-child, td:first-child { text-align: left; } tr.measure td { font-weight: 600; padding-top: .7rem; }
    .scroll { overflow-x: auto; } .key span { display: inline-block; margin-right: 1.2rem; }
    .key i { display: inline-block; width: .8rem; height: .8rem; border-radius: 2px; margin-right: .35rem; }
    svg { width: 100%; height: auto; display: block; } .grid { stroke: var(--rule); stroke-width: 1; }
    .tick { font-size: 11px; fill: var(--faint); dominant-baseline: middle; } .label { font-size: 12px; fill: var(--ink); }
    .middle { text-anchor: middle; } .end { text-anchor: end; } .zero { stroke: var(--faint); }
    details { border-bottom: 1px solid var(--rule); padding: .3rem 0; } summary { cursor: pointer; }
    .tops { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; font-size: .87rem; }
    .tops ol { margin: .2rem 0; padding-left: 2rem; overflow-wrap: anywhere; } .good { font-weight: 600; }
    .good::after { content: " ✓" attr(data-grade); color: #009e73; } .none { color: var(--faint); }
    .none::after { content: " ?"; } .bad::after { content: " ✗"; color: #d55e00; }
    """
}
