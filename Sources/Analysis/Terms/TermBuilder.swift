internal import Glibc

/// Applies the rules: makes the terms of a word or a compound, as records for the index.
///
/// A form that is among its own stems is written once, as ``TermKind/both``; else the form is
/// ``TermKind/exact`` and its stem ``TermKind/stem``. Words that share a position (a compound and
/// its first part, the halves of a broken word) never share a stem there: the later one keeps only
/// its exact form.
final class TermBuilder {
  private let stemmer: WordStemmer
  private let words: WordCache
  private let morphology: LemmaDictionary?
  private let plan = CompoundPlan()
  private let records: UnsafeMutablePointer<UInt8>
  private var recordsCount = 0
  private let origins: UnsafeMutablePointer<UInt8>
  /// Records written.
  private(set) var terms = 0
  private var positions = 0
  private var isCompound = false
  /// Where the records of the current position begin.
  private var positionStart = 0
  private let held: UnsafeMutablePointer<UInt8>

  /// - Parameters:
  ///   - words: what is known of single words already.
  ///   - morphology: what knows lemmas.
  init(stemmer: WordStemmer, words: WordCache, morphology: LemmaDictionary? = nil) {
    self.stemmer = stemmer
    self.words = words
    self.morphology = morphology
    // Pages that no word has filled yet take no memory.
    records = Self.zeros(Self.room + 64)
    origins = .allocate(capacity: 1 << 12)
    held = .allocate(capacity: 2048)
  }

  private static let room = 1 << 16

  private static func zeros(_ count: Int) -> UnsafeMutablePointer<UInt8> {
    guard let memory = calloc(count, 1) else { fatalError("no memory for \(count) bytes") }
    return memory.bindMemory(to: UInt8.self, capacity: count)
  }

  deinit {
    free(records)
    origins.deallocate()
    held.deallocate()
  }

  /// The terms of a word that stands alone; valid until the next call, as all entries.
  func build(single word: ScannedWord, _ text: UnsafePointer<UInt8>) -> TermEntry {
    reset(isCompound: false)
    if word.alphabets.isMixed {
      plan.read(single: word, text)
      add(plan.units[0])
      addOriginal(plan.units[0], text) { _ in word.start..<word.end }
    } else {
      add(word.folded, word.count, word.alphabets, .form, 0, 0)
    }
    return entry
  }

  /// The terms of a compound.
  func build(_ compound: Compound, _ text: UnsafePointer<UInt8>) -> TermEntry {
    reset(isCompound: true)
    plan.read(compound, text)
    switch plan.shape {
    case .word: addUnit(0, compound, text)
    case .number:
      for form in plan.number {
        add(
          plan.bytes + form.offset, form.count, .digit, .number, 0, plan.units[plan.count - 1].last)
      }
      if plan.numberHasParts { addUnits(0, plan.count, compound, text) }
    case .chain:
      var start = 0
      if plan.count == 2, plan.units[1].joint == .slash, let joined = plan.joined(0, 2) {
        add(joined)
      }
      while start < plan.count {
        let end = plan.segmentEnd(from: start)
        if start > 0 { openPosition() }
        if let joined = plan.joined(start, end) { add(joined) }
        addUnits(start, end, compound, text)
        start = end
      }
    }
    return entry
  }

  private func reset(isCompound: Bool) {
    self.isCompound = isCompound
    recordsCount = 0
    terms = 0
    positions = 1
    positionStart = 0
  }

  private var entry: TermEntry {
    TermEntry(
      records: UnsafePointer(records), count: recordsCount, origins: UnsafePointer(origins),
      positions: positions)
  }

  private func openPosition() {
    positions += 1
    positionStart = recordsCount
  }

  private func addUnits(
    _ start: Int, _ end: Int, _ compound: Compound, _ text: UnsafePointer<UInt8>
  ) {
    for index in start..<end {
      if index > start { openPosition() }
      addUnit(index, compound, text)
    }
  }

  /// A unit at the current position: its word, its sign, its halves, its original.
  private func addUnit(_ index: Int, _ compound: Compound, _ text: UnsafePointer<UInt8>) {
    var unit = plan.units[index]
    if unit.rule == .form, plan.shape != .word { unit.rule = .part }
    let isBroken = unit.lastOfWord > unit.first && compound.parts[unit.lastOfWord].joint == .soft
    if isBroken { unit.rule = .joined }
    add(unit)
    if unit.symbol > 0 { addSymbol(unit, unit.symbol) }
    if isBroken {
      for part in unit.first...unit.lastOfWord {
        let word = compound.word(part)
        add(word.folded, word.count, word.alphabets, .part, part, part)
      }
    }
    addOriginal(unit, text) { compound.parts[$0].start..<compound.parts[$0].end }
  }

  private func addSymbol(_ unit: CompoundPlan.Unit, _ length: Int) {
    let count = min(unit.count, 64)
    held.update(from: plan.bytes + unit.offset, count: count)
    // ++ or #
    for index in 0..<length {
      held[count + index] = length == 2 ? UInt8(ascii: "+") : UInt8(ascii: "#")
    }
    write(.both, held, count + length, .symbol, unit.first, unit.last)
  }

  /// The word as it was typed, with its letters of two alphabets.
  private func addOriginal(
    _ unit: CompoundPlan.Unit, _ text: UnsafePointer<UInt8>, _ range: (Int) -> Range<Int>
  ) {
    guard unit.isMixed else { return }
    var count = 0
    for part in unit.first...unit.lastOfWord {
      let bytes = range(part)
      let size = min(bytes.count, 1024 - min(count, 1024))
      (held + count).update(from: text + bytes.lowerBound, count: size)
      count += size
    }
    write(.mixedScript, held, count, .mixedScript, unit.first, unit.last)
  }

  private func add(_ unit: CompoundPlan.Unit) {
    add(
      plan.bytes + unit.offset, unit.count, unit.alphabets, unit.rule, unit.first, unit.last)
  }

  /// Writes the form, the stems and the lemmas of a word.
  private func add(
    _ word: UnsafePointer<UInt8>, _ fullCount: Int, _ alphabets: Alphabets, _ rule: AnalysisRule,
    _ first: Int, _ last: Int
  ) {
    let count = Self.cut(word, fullCount)
    addFormAndStem(word, count, alphabets, rule, first, last)
    guard let morphology, alphabets == .cyrillic else { return }
    for rule in morphology.rules(of: word, count) {
      let length = morphology.lemma(rule, of: word, count, into: held)
      // A form stands for itself as a lemma.
      guard length > 0, !holds(.lemma, held, length), !holds(.exact, held, length),
        !holds(.both, held, length)
      else { continue }
      write(.lemma, held, length, .lemma, first, last)
    }
  }

  private func addFormAndStem(
    _ word: UnsafePointer<UInt8>, _ count: Int, _ alphabets: Alphabets, _ rule: AnalysisRule,
    _ first: Int, _ last: Int
  ) {
    var stem = self.stem(word, count, alphabets)
    let isItself = areEqual(stem.bytes, stem.count, word, count)
    if recordsCount > positionStart {
      // Comparing needs the stemmer again.
      (held + 1024).update(from: stem.bytes, count: stem.count)
      stem.bytes = UnsafePointer(held + 1024)
    }
    if recordsCount > positionStart, sharesStem(word, count, stem) {
      if !isItself, !stem.isSurname, !holds(.exact, word, count) {
        write(.exact, word, count, rule, first, last)
      }
      return
    }
    if stem.isSurname {
      write(.both, word, count, rule == .form ? .surname : rule, first, last)
    } else {
      write(isItself ? .both : .exact, word, count, rule, first, last)
    }
    if !isItself { write(.stem, stem.bytes, stem.count, stem.rule, first, last) }
  }

  /// The stem of a word, if possible without stemming it again.
  private func stem(
    _ word: UnsafePointer<UInt8>, _ count: Int, _ alphabets: Alphabets
  ) -> WordStemmer.Stem {
    guard isCompound,
      let known = words.find(word, count, hash: TermCache.hash(word, count))
    else { return stemmer.stem(word, count, alphabets) }
    // The form comes first, its stem second if it has another one, then lemmas.
    let next = count + 4
    guard next < known.count, known.records[next + 3] == TermKind.stem.rawValue else {
      return WordStemmer.Stem(bytes: word, count: count, rule: .form, isSurname: false)
    }
    return WordStemmer.Stem(
      bytes: known.records + next + 4, count: Int(known.records[next + 1]) - 1,
      rule: AnalysisRule(rawValue: known.origins[5]) ?? .stem,
      isSurname: known.records[3] == TermKind.both.rawValue)
  }

  /// The bytes of a term: no more than ``Term/maximumLength``, cut before a character.
  static func cut(_ word: UnsafePointer<UInt8>, _ count: Int) -> Int {
    guard count > Term.maximumLength else { return count }
    var end = Term.maximumLength
    while end > 0, word[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }

  // MARK: Records

  private func write(
    _ kind: TermKind, _ bytes: UnsafePointer<UInt8>, _ fullCount: Int, _ rule: AnalysisRule,
    _ first: Int, _ last: Int
  ) {
    let count = Self.cut(bytes, fullCount)
    guard recordsCount + count + 4 <= Self.room, (terms + 1) * 3 <= 1 << 12 else { return }
    let record = records + recordsCount
    record[0] = recordsCount == positionStart ? 0 : 1
    record[1] = UInt8(truncatingIfNeeded: count + 1)
    record[2] = UInt8(truncatingIfNeeded: (count + 1) >> 8)
    record[3] = kind.rawValue
    (record + 4).update(from: bytes, count: count)
    recordsCount += count + 4
    origins[terms * 3] = UInt8(first)
    origins[terms * 3 + 1] = UInt8(last)
    origins[terms * 3 + 2] = rule.rawValue
    terms += 1
  }

  private func forEachHeld(_ body: (UInt8, UnsafePointer<UInt8>, Int) -> Bool) -> Bool {
    var at = positionStart
    while at < recordsCount {
      let count = Int(records[at + 1]) | Int(records[at + 2]) << 8
      if body(records[at + 3], UnsafePointer(records + at + 4), count - 1) { return true }
      at += count + 3
    }
    return false
  }

  private func holds(_ kind: TermKind, _ word: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    forEachHeld { $0 == kind.rawValue && areEqual($1, $2, word, count) }
  }

  /// Whether some query's stems would match both the word and what already stands at this position.
  private func sharesStem(
    _ word: UnsafePointer<UInt8>, _ count: Int, _ stem: WordStemmer.Stem
  ) -> Bool {
    forEachHeld { kind, bytes, length in
      guard kind == TermKind.both.rawValue || kind == TermKind.stem.rawValue else { return false }
      return areRelated(bytes, length, stem.bytes, stem.count)
        || (stem.isSurname && areRelated(bytes, length, word, count))
    }
  }

  /// The same stem, or the two stems of one surname.
  private func areRelated(
    _ a: UnsafePointer<UInt8>, _ aCount: Int, _ b: UnsafePointer<UInt8>, _ bCount: Int
  ) -> Bool {
    if areEqual(a, aCount, b, bCount) { return true }
    let (long, longCount, short, shortCount) =
      aCount > bCount ? (a, aCount, b, bCount) : (b, bCount, a, aCount)
    guard RussianSurname.matches(long, longCount), long[0] >= 0xD0 else { return false }
    let stem = stemmer.stem(long, longCount, .cyrillic)
    return stem.isSurname && areEqual(stem.bytes, stem.count, short, shortCount)
  }
}

@inline(__always)
func areEqual(
  _ a: UnsafePointer<UInt8>, _ aCount: Int, _ b: UnsafePointer<UInt8>, _ bCount: Int
) -> Bool {
  aCount == bCount && memcmp(a, b, aCount) == 0
}
