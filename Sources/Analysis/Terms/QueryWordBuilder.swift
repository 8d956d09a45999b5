internal import Stopwords

/// Says what to look for, for the words of a query: the other side of ``TermBuilder``.
final class QueryWordBuilder {
  private let stemmer: WordStemmer
  private let morphology: LemmaDictionary?
  private let plan = CompoundPlan()

  init(stemmer: WordStemmer, morphology: LemmaDictionary?) {
    self.stemmer = stemmer
    self.morphology = morphology
  }

  func word(single word: ScannedWord, _ text: UnsafePointer<UInt8>) -> QueryWord {
    guard word.alphabets.isMixed else {
      return self.word(word.folded, word.count, word.alphabets, word.start..<word.end)
    }
    plan.read(single: word, text)
    return self.word(plan.units[0], word.start..<word.end)
  }

  func word(_ compound: Compound, _ text: UnsafePointer<UInt8>) -> QueryWord {
    plan.read(compound, text)
    let range = compound.parts[0].start..<compound.parts[compound.count - 1].end
    switch plan.shape {
    case .word: return word(plan.units[0], range)
    case .number:
      let form = plan.number[0]
      var number = word(plan.bytes + form.offset, form.count, .digit, range)
      if plan.numberHasParts { number.parts = parts(compound) }
      return number
    case .chain:
      guard let joined = plan.joined(0, plan.count, always: true) else {
        return word(plan.units[0], range)
      }
      var whole = word(joined, range)
      whole.parts = parts(compound)
      whole.isStopword = false
      return whole
    }
  }

  private func parts(_ compound: Compound) -> [QueryWord] {
    (0..<plan.count).map { index in
      let unit = plan.units[index]
      return word(unit, compound.parts[unit.first].start..<compound.parts[unit.last].end)
    }
  }

  private func word(_ unit: CompoundPlan.Unit, _ range: Range<Int>) -> QueryWord {
    guard unit.symbol > 0 else {
      return word(plan.bytes + unit.offset, unit.count, unit.alphabets, range)
    }
    // C++ is looked for as such, and not as C.
    var form = String(
      decoding: UnsafeBufferPointer(start: plan.bytes + unit.offset, count: min(unit.count, 64)),
      as: UTF8.self)
    form += unit.symbol == 1 ? "#" : "++"
    let terms = [Term(.both, form)]
    return QueryWord(range: range, form: form, stems: terms, exacts: terms)
  }

  private func word(
    _ folded: UnsafePointer<UInt8>, _ fullCount: Int, _ alphabets: Alphabets, _ range: Range<Int>
  ) -> QueryWord {
    let count = TermBuilder.cut(folded, fullCount)
    let form = text(folded, count)
    let found = stemmer.stem(folded, count, alphabets)
    var stems = [text(found.bytes, found.count)]
    if found.isSurname { stems.append(form) }
    return QueryWord(
      range: range, form: form, stems: stems.flatMap { terms(of: $0, beside: stems) },
      lemmas: alphabets == .cyrillic ? lemmas(of: form) : [],
      exacts: [Term(.exact, form), Term(.both, form)],
      isStopword: StopwordList.contains(form))
  }

  /// The terms that stand for a stem, without any that never stands alone: the position of `норов`
  /// as a form always has the stem `нор` as well, and would count twice.
  private func terms(of stem: String, beside stems: [String]) -> [Term] {
    let bytes = Array(stem.utf8)
    let standsBesideAnother = bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress, RussianSurname.matches(start, buffer.count),
        start[0] >= 0xD0
      else { return false }
      let other = stemmer.stem(start, buffer.count, .cyrillic)
      return other.isSurname && stems.contains(text(other.bytes, other.count))
    }
    return standsBesideAnother ? [Term(.stem, stem)] : [Term(.stem, stem), Term(.both, stem)]
  }

  /// The terms of the likeliest lemma. A form that is its own lemma is written as a form alone.
  private func lemmas(of form: String) -> [Term] {
    guard let lemma = morphology?.lemmas(of: form).first else { return [] }
    return [Term(.lemma, lemma), Term(.exact, lemma), Term(.both, lemma)]
  }

  private func text(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }
}

/// Collects the words of a query.
struct QuerySink: CompoundSink {
  private let text: UnsafePointer<UInt8>
  private let builder: QueryWordBuilder
  private(set) var words: [QueryWord] = []

  init(_ text: UnsafePointer<UInt8>, builder: QueryWordBuilder) {
    self.text = text
    self.builder = builder
  }

  mutating func take(single word: ScannedWord) { words.append(builder.word(single: word, text)) }

  mutating func take(compound: Compound) { words.append(builder.word(compound, text)) }
}
