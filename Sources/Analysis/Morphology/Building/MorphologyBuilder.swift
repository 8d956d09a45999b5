internal import Glibc

/// Collects forms with their lemmas, and writes them as a dictionary that ``LemmaDictionary`` reads.
///
/// Forms that differ in ё alone are one, with the lemmas of both. Of a form's lemmas those are kept that are likely
/// enough, at most four. Cost: some 60 bytes a form while it works.
public struct MorphologyBuilder {
  private struct Rule: Hashable {
    var ending: [UInt8]
    var cut: UInt8
    var prefix: UInt8
  }

  private struct Candidate {
    var rule: UInt16
    var weight: Float
  }

  private struct Entry {
    var start: UInt32
    var candidates: UInt32
    var count: UInt8
    var candidateCount: UInt8
  }

  private var letters: [UInt8] = []
  private var candidates: [Candidate] = []
  private var entries: [Entry] = []
  private var rules: [Rule: UInt16] = [:]
  private var lemmas: Set<Int> = []

  /// A lemma with less of a form's weight is left out.
  public static let leastShare: Float = 0.2
  /// Longer forms are left out.
  public static let longestForm = 100

  /// Nothing collected yet.
  public init() {}

  /// Forms collected, those that differ in ё counted apart.
  public var formCount: Int { entries.count }

  /// Adds a form, small letters in UTF-8; one that holds anything but Russian letters is passed over.
  ///
  /// - Parameter found: Its lemmas, the likeliest first among those of equal weight; of weight 0 where it is not
  ///   known how likely.
  public mutating func add(
    form: some Collection<UInt8>, lemmas found: [(lemma: [UInt8], weight: Float)]
  ) {
    guard let form = CyrillicLetters.numbers(form), !form.isEmpty, form.count <= Self.longestForm,
      letters.count < Int(UInt32.max) - form.count, candidates.count < Int(UInt32.max) - 255
    else { return }
    let first = candidates.count
    for (lemma, weight) in found.prefix(255) {
      guard let lemma = CyrillicLetters.numbers(lemma), !lemma.isEmpty,
        lemma.count <= Self.longestForm, let rule = rule(from: form, to: lemma)
      else { continue }
      candidates.append(Candidate(rule: rule, weight: weight))
      lemmas.insert(lemma.hashValue)
    }
    guard candidates.count > first else { return }
    entries.append(
      Entry(
        start: UInt32(letters.count), candidates: UInt32(first), count: UInt8(form.count),
        candidateCount: UInt8(candidates.count - first)))
    letters += form
  }

  /// Prefixes that forms have and their lemmas do not: those of degrees (наилучший, получше).
  private static let prefixes = ["наи", "по"].compactMap { CyrillicLetters.numbers($0.utf8) }

  private mutating func rule(from form: [UInt8], to lemma: [UInt8]) -> UInt16? {
    var prefix = 0
    var common = Self.common(form[...], lemma)
    for candidate in Self.prefixes where common < 2 && form.starts(with: candidate) {
      let behind = Self.common(form.dropFirst(candidate.count), lemma)
      if behind > common { (prefix, common) = (candidate.count, behind) }
    }
    let rule = Rule(
      ending: CyrillicLetters.text(lemma[common...]), cut: UInt8(form.count - prefix - common),
      prefix: UInt8(prefix))
    if let known = rules[rule] { return known }
    guard rules.count < Int(MorphologyLayout.noRule),
      rule.ending.count <= LemmaDictionary.longestEnding
    else { return nil }
    let number = UInt16(rules.count)
    rules[rule] = number
    return number
  }

  private static func common(_ a: ArraySlice<UInt8>, _ b: [UInt8]) -> Int {
    zip(a, b).prefix { $0 == $1 }.count
  }

  // MARK: the file

  /// The bytes of the dictionary's file.
  ///
  /// - Parameters:
  ///   - source: Where the words are from, in a line.
  ///   - progress: Called now and then with the share that is done.
  public mutating func file(source: String, progress: (Double) -> Void = { _ in }) -> [UInt8] {
    sort()
    var automaton = AutomatonBuilder()
    var sets: [UInt64: UInt32] = [:]
    var packed: [UInt64] = []
    var forms = 0
    var at = 0
    var word: [UInt8] = []
    while at < entries.count {
      word.removeAll(keepingCapacity: true)
      word += form(entries[at])
      var merged: [Candidate] = []
      while at < entries.count, form(entries[at]).elementsEqual(word) {
        Self.merge(candidates(of: entries[at]), into: &merged)
        at += 1
      }
      let set = Self.pack(merged)
      let number = sets[set] ?? UInt32(packed.count)
      if Int(number) == packed.count {
        sets[set] = number
        packed.append(set)
      }
      word.withUnsafeBufferPointer { automaton.add($0, number: number) }
      forms += 1
      if forms & 0xFFFF == 0 { progress(Double(at) / Double(entries.count)) }
    }
    let root = automaton.finish()
    return write(automaton.transitions, root, packed, source, forms)
  }

  private mutating func sort() {
    let letters = self.letters
    letters.withUnsafeBufferPointer { letters in
      guard let base = letters.baseAddress else { return }
      entries.sort { one, other in
        let shared = min(Int(one.count), Int(other.count))
        let order = memcmp(base + Int(one.start), base + Int(other.start), shared)
        return order == 0 ? one.count < other.count : order < 0
      }
    }
  }

  private func form(_ entry: Entry) -> ArraySlice<UInt8> {
    letters[Int(entry.start)..<Int(entry.start) + Int(entry.count)]
  }

  private func candidates(of entry: Entry) -> ArraySlice<Candidate> {
    candidates[Int(entry.candidates)..<Int(entry.candidates) + Int(entry.candidateCount)]
  }

  private static func merge(_ new: ArraySlice<Candidate>, into all: inout [Candidate]) {
    for candidate in new {
      if let known = all.firstIndex(where: { $0.rule == candidate.rule }) {
        all[known].weight += candidate.weight
      } else {
        all.append(candidate)
      }
    }
  }

  /// The likeliest rules; where nothing is known of a form, all of them.
  private static func pack(_ candidates: [Candidate]) -> UInt64 {
    let total = candidates.reduce(0) { $0 + $1.weight }
    let sorted = candidates.enumerated().sorted {
      ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
    }.map(\.element)
    let likely = sorted.enumerated().filter {
      $0.offset == 0 || total <= 0 || $0.element.weight >= leastShare * total
    }
    var packed = UInt64.max
    for (index, (_, candidate)) in likely.prefix(MorphologyLayout.setCapacity).enumerated() {
      packed &= ~(0xFFFF << UInt64(index * 16))
      packed |= UInt64(candidate.rule) << UInt64(index * 16)
    }
    return packed
  }

  private func write(
    _ transitions: [UInt32], _ root: UInt32, _ sets: [UInt64], _ source: String, _ forms: Int
  ) -> [UInt8] {
    var content: [UInt8] = []
    for transition in transitions {
      withUnsafeBytes(of: transition.littleEndian) { content.append(contentsOf: $0) }
    }
    for set in sets { withUnsafeBytes(of: set.littleEndian) { content.append(contentsOf: $0) } }
    var endings: [UInt8] = []
    var places: [[UInt8]: Int] = [:]
    for (rule, _) in rules.sorted(by: { $0.value < $1.value }) {
      let place = places[rule.ending] ?? endings.count
      if place == endings.count {
        places[rule.ending] = place
        endings += rule.ending
      }
      withUnsafeBytes(of: UInt32(place).littleEndian) { content.append(contentsOf: $0) }
      content += [UInt8(rule.ending.count), rule.cut, rule.prefix, 0]
    }
    let line = Array(source.utf8.prefix { $0 != 0x0A })
    content += endings + line
    var layout = MorphologyLayout()
    layout.root = root
    layout.transitions = UInt32(transitions.count)
    layout.sets = UInt32(sets.count)
    layout.rules = UInt32(rules.count)
    layout.endings = UInt32(endings.count)
    layout.source = UInt32(line.count)
    layout.forms = UInt32(forms)
    layout.lemmas = UInt32(lemmas.count)
    layout.contentHash = content.withUnsafeBytes { MorphologyLayout.hash($0) }
    return layout.header + content
  }
}
