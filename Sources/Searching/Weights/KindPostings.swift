internal import Postings
internal import Ranking

/// The postings of a kind of term: at hand, or in lists that need not be read as a whole.
final class KindPostings {
  /// Postings of which each occurrence counts so much.
  struct Part {
    var list: PostingList
    var weight: Float = 1
  }

  /// The lists of ``TermLists`` that the kind is made of; nil where the postings are at hand.
  let members: [TopKQuery.Member]?
  /// A phrase that need not be counted in every document.
  let phrase: PhraseLists?
  private let field: Field?
  private let scoring: FieldScoring
  private let read: () throws -> [Part]
  private var knownParts: [Part]?
  private var whole: ScoringPostings?
  private var known: [Int64: (frequency: Float, length: Float)] = [:]

  /// Postings at hand.
  init(_ parts: [Part], field: Field?, _ scoring: FieldScoring) {
    self.scoring = scoring
    members = nil
    phrase = nil
    self.field = field
    knownParts = parts
    read = { parts }
  }

  /// A phrase, and how to count it in every document.
  init(phrase: PhraseLists, _ scoring: FieldScoring, read: @escaping () throws -> [Part]) {
    self.scoring = scoring
    self.phrase = phrase
    members = nil
    field = nil
    self.read = read
  }

  /// Lists, and how to read all of their postings.
  init(
    members: [TopKQuery.Member], _ scoring: FieldScoring, read: @escaping () throws -> [Part]
  ) {
    self.scoring = scoring
    self.members = members
    phrase = nil
    field = nil
    self.read = read
  }

  /// The postings where they are not in lists.
  func parts() throws -> [Part] {
    if members != nil { return [] }
    if let knownParts { return knownParts }
    let parts = try read()
    knownParts = parts
    return parts
  }

  /// All postings.
  func all() throws -> ScoringPostings {
    if let whole { return whole }
    let postings = ScoringPostings(
      members == nil ? try parts() : try read(), field: field, scoring)
    whole = postings
    return postings
  }

  /// Reads what is needed to look documents up.
  ///
  /// - Parameter docIDs: Rising.
  func prepare(_ docIDs: [Int64], _ lists: TermLists?) throws {
    guard whole == nil else { return }
    if let members, let lists, scoring.normalization == nil {
      known = try lists.frequencies(of: docIDs, members: members)
    } else if let phrase, let lists, knownParts == nil {
      known = try phrase.frequencies(of: docIDs, lists)
    } else {
      _ = try all()
    }
  }

  /// Frequency and length of a document that was prepared.
  func find(_ docID: Int64) -> (frequency: Float, length: Float)? {
    guard let whole else { return known[docID] }
    return whole.docIDs.sortedIndex(of: docID).map { (whole.frequencies[$0], whole.lengths[$0]) }
  }
}
