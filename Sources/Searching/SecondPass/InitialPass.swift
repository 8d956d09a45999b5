internal import Analysis
internal import Postings

/// Adds to a document's score for names whose initials the query gives: for `В. Норов` where "Владимир Норов" or
/// "Норов Владимир" stands in the text.
///
/// Such a name counts as two words of the query that stand next to each other: see ``ProximityPass``.
struct InitialPass {
  /// A surname with its initials.
  private struct Name {
    var slot: Int
    var idf: Float
    var letters: [Set<UInt32>]
  }

  /// Bytes of a text that are looked at.
  private static let scanLimit = 1 << 16
  /// Bytes within which the next word begins; a given name and a patronymic are shorter.
  private static let reach = 64

  private let names: [Name]
  private let finder: OccurrenceFinder
  private let weight: Double

  /// Nil where it adds nothing: the query has no initial, or it is switched off.
  init?(_ query: BoundQuery, _ ranking: RankingConfiguration, _ analyzer: Analyzer) {
    weight = 2 * ranking[.ordered]
    guard !query.initials.isEmpty, weight > 0, ranking.depth > 0 else { return nil }
    var builder = TermTable.Builder()
    var names: [Name] = []
    for unit in query.leaves.lazy.filter(\.isWanted).flatMap(\.units) {
      let own = query.initials.filter { $0.surname == unit.place }
      guard !own.isEmpty else { continue }
      names.append(
        Name(
          slot: builder.slot(for: unit.terms), idf: unit.idf, letters: own.map(\.letters)))
    }
    guard !names.isEmpty else { return nil }
    self.names = names
    finder = OccurrenceFinder(analyzer: analyzer, terms: builder.table())
  }

  /// Adds the part of a document.
  func add(_ body: UnsafeBufferPointer<UInt8>, to parts: inout DocumentParts) {
    let text = UnsafeBufferPointer(rebasing: body.prefix(Self.scanLimit))
    var met: Set<Int> = []
    for occurrence in finder.occurrences(in: text) where met.count < names.count {
      for (index, name) in names.enumerated() where name.slot == occurrence.slot {
        let beside =
          Self.wordsBefore(occurrence.range.lowerBound, text)
          + Self.wordsAfter(occurrence.range.upperBound, text)
        let isMet = name.letters.contains { beside.contains(where: $0.contains) }
        if isMet { met.insert(index) }
      }
    }
    for index in met { parts.ordered += weight * Double(names[index].idf) }
  }

  /// The small first letters of the two words before a place, as far as they have capitals and only blanks and full
  /// stops are between.
  private static func wordsBefore(
    _ place: Int, _ text: UnsafeBufferPointer<UInt8>
  ) -> [UInt32] {
    let start = max(0, place - reach)
    let scalars = Array(String(decoding: text[start..<place], as: UTF8.self).unicodeScalars)
    var found: [UInt32] = []
    var at = scalars.count
    while found.count < 2 {
      while at > 0, isGap(scalars[at - 1]) { at -= 1 }
      let end = at
      while at > 0, scalars[at - 1].properties.isAlphabetic { at -= 1 }
      guard at < end, scalars[at].properties.isUppercase else { break }
      found.append(small(scalars[at]))
    }
    return found
  }

  /// The same of the word behind a place.
  private static func wordsAfter(
    _ place: Int, _ text: UnsafeBufferPointer<UInt8>
  ) -> [UInt32] {
    let end = min(text.count, place + reach)
    guard place < end else { return [] }
    let scalars = Array(String(decoding: text[place..<end], as: UTF8.self).unicodeScalars)
    guard let at = scalars.firstIndex(where: { !isGap($0) }), at > 0,
      scalars[at].properties.isUppercase
    else { return [] }
    return [small(scalars[at])]
  }

  private static func isGap(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar == " " || scalar == "\u{A0}" || scalar == "\n"
  }

  private static func small(_ scalar: Unicode.Scalar) -> UInt32 {
    let small = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    return small == "ё" ? 0x435 : small.value
  }
}
