internal import Glibc

/// A table of results, printed as Markdown.
struct ResultTable {
  private let head: [String]
  private var rows: [[String]] = []

  init(_ head: String...) { self.head = head }

  mutating func add(_ cells: String...) { rows.append(cells) }

  func print() {
    Swift.print("| " + head.joined(separator: " | ") + " |")
    Swift.print("|" + String(repeating: "---|", count: head.count))
    for row in rows { Swift.print("| " + row.joined(separator: " | ") + " |") }
    Swift.print("")
    // Measures take minutes: show what there is.
    fflush(nil)
  }
}

extension Double {
  /// With so many decimals.
  func decimal(_ places: Int) -> String {
    let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = (self * scale).rounded()
    guard places > 0, scaled.isFinite, abs(scaled) < 1e15 else { return String(scaled) }
    let digits = String(Int(abs(scaled)))
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return (scaled < 0 ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places)
  }
}

extension Int64 {
  /// Millions of bytes.
  var megabytes: String { (Double(self) / 1e6).decimal(1) + " MB" }
}
