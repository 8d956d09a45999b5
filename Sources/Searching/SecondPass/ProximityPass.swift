internal import Analysis
internal import Postings

/// Adds to a document's score for words of the query that are near each other.
///
///     Σ min(idf, next idf) · (ordered · sat(pairs) + unordered · sat(near pairs)) + window · Σ idf of the best window
///         + title · Σ idf of the title's words
///     sat(x) = x · (k1 + 1) / (x + k1 · (1 - b + b · length / avgdl)),  k1 = 0.9, b = 0.4
///
/// over neighbours in the query (Donald Metzler, W. Bruce Croft: A Markov Random Field Model for Term
/// Dependencies, SIGIR 2005; the saturation after Stefan Büttcher, Charles Clarke, Brad Lushman: Term
/// Proximity Scoring for Ad-Hoc Retrieval on Very Large Text Collections, SIGIR 2006). Stop words are
/// passed over.
struct ProximityPass {
  private static let k1: Float = 0.9
  private static let b: Float = 0.4

  private let query: BoundQuery
  private let units: [ProximityUnit]
  private let idfs: [Float]
  private let ranking: RankingConfiguration
  private let analyzer: Analyzer
  private let table: TermTable
  private let slots: [Int]

  /// Nil where it adds nothing: it is switched off, or the query has not two words.
  init?(_ query: BoundQuery, _ ranking: RankingConfiguration, _ analyzer: Analyzer) {
    let isOn =
      ranking[.ordered] > 0 || ranking[.unordered] > 0 || ranking[.window] > 0
      || ranking[.titleMatch] > 0
    guard isOn, ranking.depth > 0 else { return nil }
    var units: [ProximityUnit] = []
    for unit in query.leaves.lazy.filter(\.isWanted).flatMap(\.units).sorted(by: {
      $0.place < $1.place
    }) where !units.contains(where: { $0.terms == unit.terms }) && units.count < Self.unitLimit {
      units.append(unit)
    }
    guard units.count > 1 else { return nil }
    self.query = query
    self.units = units
    self.ranking = ranking
    self.analyzer = analyzer
    idfs = units.map(\.idf)
    var builder = TermTable.Builder()
    slots = units.map { builder.slot(for: $0.terms) }
    table = builder.table()
  }

  /// Words whose places are read; no one asks in more.
  private static let unitLimit = 32

  /// Where the words are, of documents of which the index knows it.
  func places(in docIDs: [Int64], _ source: any PostingSource) throws -> [Int64: TermPlaces] {
    try source.places(of: units.map(\.terms), in: docIDs)
  }

  /// Where the words are in a text.
  func places(title: String, body: [UInt8]) -> TermPlaces {
    var places = TermPlaces(wordCount: units.count)
    var title = title
    title.withUTF8 { places.titles = positions(in: $0) }
    body.withUnsafeBufferPointer { places.bodies = positions(in: $0) }
    return places
  }

  private func positions(in text: UnsafeBufferPointer<UInt8>) -> [[UInt32]] {
    var found = units.map { _ in [UInt32]() }
    for occurrence in OccurrenceFinder(analyzer: analyzer, terms: table).occurrences(in: text) {
      for (unit, slot) in slots.enumerated() where slot == occurrence.slot {
        let position = UInt32(clamping: occurrence.position)
        if found[unit].last != position { found[unit].append(position) }
      }
    }
    return found.map { $0 == $0.sorted() ? $0 : Set($0).sorted() }
  }

  /// Adds the parts of a document.
  func add(_ places: TermPlaces, to parts: inout DocumentParts) {
    let span = Int(ranking[.span])
    let width = Int(ranking[.windowWidth])
    let features = ProximityFeatures(places.bodies, idfs: idfs, span: span, width: width)
      .joined(
        ProximityFeatures(places.titles, idfs: idfs, span: span, width: width),
        weight: ranking.number(.titleWeight))
    let length = query.length(of: parts.docID) ?? Float(query.averageLength)
    let average = query.averageLength > 0 ? Float(query.averageLength) : 1
    let norm = Self.k1 * (1 - Self.b + Self.b * length / average)
    func saturated(_ counts: [Float]) -> Double {
      var sum: Float = 0
      for (index, count) in counts.enumerated() where count > 0 {
        sum += min(idfs[index], idfs[index + 1]) * count * (Self.k1 + 1) / (count + norm)
      }
      return Double(sum)
    }
    parts.ordered = ranking[.ordered] * saturated(features.ordered)
    parts.unordered = ranking[.unordered] * saturated(features.unordered)
    parts.window = ranking[.window] * Double(features.window)
    parts.title =
      ranking[.titleMatch]
      * zip(places.titles, idfs).reduce(0) { $0 + ($1.0.isEmpty ? 0 : Double($1.1)) }
  }
}
