internal import Indexing
internal import Postings

/// The report of a build, for people.
enum ReportText {
  /// So many skipped files are named.
  private static let namedLimit = 10
  /// So many encodings, languages or reasons are listed each for itself.
  private static let listedLimit = 8

  static func lines(_ report: BuildReport, in folder: IndexFolder) -> [String] {
    var lines = [
      """
      \(count(report.documents, "document")) in \(folder.displayPath): \(report.added) added, \
      \(report.updated) updated, \(report.removed) removed, \(report.unchanged) unchanged
      """
    ]
    if report.bytes > 0 {
      let rate = report.seconds > 0 ? Int64(Double(report.bytes) / report.seconds) : 0
      lines.append(
        """
        read \(Format.bytes(report.bytes)) in \(Format.decimal(report.seconds, 1)) s \
        (\(Format.bytes(rate))/s)
        """)
      lines.append("languages: " + counts(report.languages))
      lines.append("encodings: " + counts(report.encodings))
    }
    if report.replaced > 0 {
      lines.append(
        """
        undecodable: \(count(report.replaced, "byte sequence")) replaced in \
        \(count(report.documentsWithReplacements, "document"))
        """)
    }
    if report.documentsWithMojibake > 0 {
      lines.append(
        "mojibake: in \(count(report.documentsWithMojibake, "document")); see \"slovo lint\"")
    }
    let skipped = report.skippedCounts.values.reduce(0, +)
    if skipped > 0 {
      lines.append("skipped: \(skipped) (\(counts(report.skippedCounts)))")
      for file in report.skipped.prefix(namedLimit) {
        lines.append("  \(file.path): \(file.reason)")
      }
      if skipped > namedLimit { lines.append("  … all of them: slovo lint --skipped") }
    }
    return lines
  }

  /// `1 document`, `2 documents`.
  static func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
  }

  /// `utf-8 24, koi8-r 2`, the most frequent first; rare ones beyond a handful are summed up.
  static func counts(_ counts: [String: Int]) -> String {
    list(counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) })
  }

  /// As ``counts(_:)``, in the order given.
  static func list(_ counts: [(name: String, count: Int)]) -> String {
    var parts = counts.prefix(listedLimit).map { "\($0.name) \($0.count)" }
    let others = counts.dropFirst(listedLimit)
    if !others.isEmpty {
      parts.append("\(Self.count(others.count, "other")) \(others.reduce(0) { $0 + $1.count })")
    }
    return parts.joined(separator: ", ")
  }
}
