internal import Analysis
internal import Foundation
internal import GRDB

/// Restores and analyzes the stored texts on a thread of its own, ahead of FTS5's check, which asks for the terms of
/// the same texts in the same order on the thread of the caller.
///
/// Terms are handed over by the text that they come from, so an answer is right whatever is asked for when.
final class TextAnalysis: @unchecked Sendable {
  private struct Entry {
    var count: Int
    var hash: UInt64
    var terms: PackedTerms
  }

  /// Shorter texts (titles among them) are analyzed sooner than fetched.
  private static let shortest = 256
  /// Terms that wait to be asked for take about so many bytes.
  private static let waitingLimit = 16 << 20
  /// A text that is not asked for is given up when one of so many behind it is.
  private static let lookAhead = 8

  private let morphology: LemmaDictionary?
  private let condition = NSCondition()
  private var waiting: [Entry] = []
  private var waitingBytes = 0
  private var isWanted = true
  private var damaged: Result<[Int64], any Error>?

  /// Begins the work on a generation that nobody changes meanwhile.
  init(folder: IndexFolder, generation: Int, morphology: LemmaDictionary? = nil) {
    self.morphology = morphology
    Thread.detachNewThread { [self] in
      let found = Result { try self.run(folder, generation) }
      condition.withLock {
        damaged = found
        condition.broadcast()
      }
    }
  }

  /// The terms of a text, or nil where they are not at hand; waits while there is hope.
  func terms(of text: UnsafeBufferPointer<UInt8>) -> PackedTerms? {
    guard text.count >= Self.shortest else { return nil }
    let hash = ContentHash.hash(UnsafeRawBufferPointer(text))
    condition.lock()
    defer { condition.unlock() }
    while waiting.isEmpty, damaged == nil { condition.wait() }
    let place = waiting.prefix(Self.lookAhead).firstIndex {
      $0.hash == hash && $0.count == text.count
    }
    guard let place else { return nil }
    let terms = waiting[place].terms
    waitingBytes -= waiting[...place].reduce(0) { $0 + $1.terms.bytes.count }
    waiting.removeFirst(place + 1)
    condition.broadcast()
    return terms
  }

  /// No terms are asked for any more; waits for the end of the work.
  ///
  /// - Returns: The documents whose text cannot be restored or is not what was indexed.
  func finish() throws -> [Int64] {
    condition.lock()
    defer { condition.unlock() }
    isWanted = false
    waiting = []
    condition.broadcast()
    while true {
      if let damaged { return try damaged.get() }
      condition.wait()
    }
  }

  // MARK: the thread

  private func run(_ folder: IndexFolder, _ generation: Int) throws -> [Int64] {
    let connection = try IndexConnection(folder: folder, generation: generation, access: .read)
    let analyzer = Analyzer(morphology: morphology)
    return try connection.perform { db in
      try IndexChecker.damagedDocuments(in: db) { body in
        guard body.count >= Self.shortest, condition.withLock({ isWanted }) else { return }
        var terms = PackedTerms()
        body.withUnsafeBufferPointer { analyzer.pack($0, into: &terms) }
        put(Entry(count: body.count, hash: ContentHash.hash(body), terms: terms))
      }
    }
  }

  private func put(_ entry: Entry) {
    condition.lock()
    defer { condition.unlock() }
    while isWanted, waitingBytes > Self.waitingLimit { condition.wait() }
    guard isWanted else { return }
    waiting.append(entry)
    waitingBytes += entry.terms.bytes.count
    condition.broadcast()
  }
}
