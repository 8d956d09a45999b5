internal import Postings

/// Reads `name:value` as a condition on documents.
enum ConditionParser {
  /// The condition, or what is wrong with it.
  static func parse(name: String, value: String) -> Result<DocumentFilter, Rejection> {
    var filter = DocumentFilter()
    switch name {
    case "path":
      guard !value.isEmpty else { return .failure(Rejection(note: .noWord("path:"))) }
      // A name with both kinds of quotation mark could not be written down again.
      filter.paths = [value.contains("»") ? value.filter { $0 != "\"" } : value]
    case "ext":
      filter.extensions = extensions(value)
      guard !filter.extensions.isEmpty else {
        return .failure(Rejection(note: .noWord("ext:\(value)")))
      }
    case "lang":
      guard let languages = languages(value) else {
        return .failure(Rejection(note: .notALanguage(value)))
      }
      filter.languages = languages
    default:
      guard let (after, before) = bounds(name: name, value: value) else {
        return .failure(Rejection(note: .notADate(field: name, value: value)))
      }
      filter.after = after
      filter.before = before
    }
    return .success(filter)
  }

  /// Why a value is no condition.
  struct Rejection: Error {
    var note: QueryNote
  }

  private static func extensions(_ value: String) -> [String] {
    var found: [String] = []
    for part in value.lowercased().split(separator: ",") {
      let name = String(
        part.drop { $0 == "*" || $0 == "." }
          .prefix { $0.isLetter || $0.isNumber || "-_+~#.".contains($0) })
      if !name.isEmpty, !found.contains(name) { found.append(name) }
    }
    return found
  }

  private static func languages(_ value: String) -> [String]? {
    var found: [String] = []
    for part in value.lowercased().split(separator: ",") {
      let code: String
      switch part {
      case "en", "eng", "english": code = "en"
      case "ru", "rus", "russian": code = "ru"
      default: return nil
      }
      if !found.contains(code) { found.append(code) }
    }
    return found.isEmpty ? nil : found
  }

  /// `after:` and `before:` hold at the first second of their period; `date:` takes a period, or
  /// two with `/` or `..` between them, either of which may be left out.
  private static func bounds(name: String, value: String) -> (after: Int64?, before: Int64?)? {
    switch name {
    case "after": return CalendarPeriod(value).map { ($0.start, nil) }
    case "before": return CalendarPeriod(value).map { (nil, $0.start) }
    default: break
    }
    if let period = CalendarPeriod(value) { return (period.start, period.end) }
    guard let (left, right) = range(value), !(left.isEmpty && right.isEmpty) else { return nil }
    let first = CalendarPeriod(left)
    let last = CalendarPeriod(right)
    guard (first != nil) != left.isEmpty, (last != nil) != right.isEmpty else { return nil }
    return (first?.start, last?.end)
  }

  private static func range(_ value: String) -> (Substring, Substring)? {
    if let slash = value.firstIndex(of: "/") {
      return (value[..<slash], value[value.index(after: slash)...])
    }
    for index in value.indices where value[index...].hasPrefix("..") {
      return (value[..<index], value[index...].dropFirst(2))
    }
    return nil
  }
}
