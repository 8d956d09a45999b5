internal import Postings

extension DocumentFilter {
  /// The conditions as query text.
  var queryText: String {
    var parts = paths.map { "path:\(Self.quotedIfNeeded($0))" }
    if !languages.isEmpty { parts.append("lang:" + languages.joined(separator: ",")) }
    if !extensions.isEmpty { parts.append("ext:" + extensions.joined(separator: ",")) }
    if let after { parts.append("after:\(CalendarPeriod.dateText(ofSecond: after))") }
    if let before { parts.append("before:\(CalendarPeriod.dateText(ofSecond: before))") }
    return parts.joined(separator: " ")
  }

  /// How many `name:value` the text has.
  var conditionCount: Int {
    paths.count + (languages.isEmpty ? 0 : 1) + (extensions.isEmpty ? 0 : 1)
      + (after == nil ? 0 : 1) + (before == nil ? 0 : 1)
  }

  /// Adds the conditions of another filter: kinds of condition must all hold, of one kind's
  /// alternatives (paths, languages, extensions) any may.
  mutating func formIntersection(_ other: DocumentFilter) {
    for path in other.paths where !paths.contains(path) { paths.append(path) }
    for language in other.languages where !languages.contains(language) {
      languages.append(language)
    }
    for name in other.extensions where !extensions.contains(name) { extensions.append(name) }
    if let theirs = other.after { after = max(after ?? theirs, theirs) }
    if let theirs = other.before { before = min(before ?? theirs, theirs) }
  }

  /// The path in quotation marks that it does not hold itself.
  private static func quotedIfNeeded(_ path: String) -> String {
    let needsQuotes = path.utf8.contains { $0 <= 0x20 || $0 >= 0x7F || "()\"".utf8.contains($0) }
    guard needsQuotes else { return path }
    return path.utf8.contains(UInt8(ascii: "\"")) ? "«\(path)»" : "\"\(path)\""
  }
}
