/// The OpenCorpora dictionary as `pymorphy3-dicts-ru` packs it: forms, each with its paradigm and its place there, and
/// how often a form of the annotated corpus is what.
public struct OpenCorporaDictionary {
  /// What is read, by the names of the files.
  public static let parts = [
    "words.dawg", "paradigms.array", "suffixes.json", "gramtab-opencorpora-int.json",
    "p_t_given_w.intdawg", "meta.json",
  ]

  private let path: String
  private let words: DoubleArray
  private let probabilities: DoubleArray
  private let paradigms: [[UInt16]]
  private let suffixes: [[UInt8]]
  private let tags: [[UInt8]]
  private let prefixes: [[UInt8]]
  private let meta: [String]

  /// - Parameters:
  ///   - path: For messages.
  ///   - read: Gives the bytes of a part; nil where there is none.
  public init(
    path: String, read: (String) throws -> [UInt8]?
  ) throws {
    self.path = path
    func bytes(_ part: String) throws -> [UInt8] {
      guard let bytes = try read(part) else {
        throw MorphologyError.missing(path: path, part: part)
      }
      return bytes
    }
    func doubleArray(_ part: String) throws -> DoubleArray {
      guard let array = DoubleArray(try bytes(part)) else {
        throw MorphologyError.malformed(
          path: path, part: part, reason: "it is shorter than it says")
      }
      return array
    }
    func strings(_ part: String) throws -> [String] {
      guard let strings = JSONStrings.all(in: try bytes(part)) else {
        throw MorphologyError.malformed(path: path, part: part, reason: "it is not JSON")
      }
      return strings
    }
    words = try doubleArray("words.dawg")
    guard words.hasGuide else {
      throw MorphologyError.malformed(
        path: path, part: "words.dawg", reason: "its words cannot be listed")
    }
    probabilities = try doubleArray("p_t_given_w.intdawg")
    suffixes = try strings("suffixes.json").map { Array($0.utf8) }
    tags = try strings("gramtab-opencorpora-int.json").map { Array($0.utf8) }
    guard let paradigms = Self.paradigms(try bytes("paradigms.array")) else {
      throw MorphologyError.malformed(
        path: path, part: "paradigms.array", reason: "it is shorter than it says")
    }
    self.paradigms = paradigms
    meta = try strings("meta.json")
    guard let at = meta.firstIndex(of: "paradigm_prefixes"), meta.count >= at + 4 else {
      throw MorphologyError.malformed(
        path: path, part: "meta.json", reason: "it names no paradigm prefixes")
    }
    prefixes = meta[(at + 1)...(at + 3)].map { Array($0.utf8) }
  }

  /// Where the words are from, in a line.
  public var source: String {
    func value(_ key: String) -> String {
      meta.firstIndex(of: key).flatMap { $0 + 1 < meta.count ? meta[$0 + 1] : nil } ?? "?"
    }
    return
      "\(value("source")) revision \(value("source_revision")), \(value("compiled_at").prefix(10)); CC BY-SA 3.0"
  }

  private static func paradigms(_ bytes: [UInt8]) -> [[UInt16]]? {
    var at = 0
    func number() -> UInt16? {
      guard at + 2 <= bytes.count else { return nil }
      defer { at += 2 }
      return UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8
    }
    guard let count = number() else { return nil }
    var paradigms: [[UInt16]] = []
    for _ in 0..<count {
      guard let length = number(), length % 3 == 0 else { return nil }
      var paradigm: [UInt16] = []
      for _ in 0..<length {
        guard let value = number() else { return nil }
        paradigm.append(value)
      }
      paradigms.append(paradigm)
    }
    return paradigms
  }

  // MARK: forms

  /// Adds every form to a builder.
  ///
  /// Cost: a walk over five million keys, some seconds.
  ///
  /// - Parameter progress: Called now and then with the forms read.
  public func add(
    to builder: inout MorphologyBuilder, progress: (Int) -> Void = { _ in }
  ) throws(MorphologyError) {
    var form: [UInt8] = []
    var parses: [(paradigm: Int, index: Int)] = []
    var problem: String?
    let isWhole = words.forEachKey { key in
      guard let cut = key.lastIndex(of: 1), let parse = Self.numbers(key[(cut + 1)...]) else {
        problem = "a key is not of a form and its place in a paradigm"
        return false
      }
      if !key[..<cut].elementsEqual(form) {
        add(form, parses, to: &builder)
        form = Array(key[..<cut])
        parses.removeAll(keepingCapacity: true)
        if builder.formCount & 0x7FFF == 0 { progress(builder.formCount) }
        guard builder.formCount < Self.mostForms else {
          problem = "it has too many forms"
          return false
        }
      }
      parses.append(parse)
      return true
    }
    add(form, parses, to: &builder)
    if !isWhole { problem = "its words cannot be listed to the end" }
    if let problem {
      throw .malformed(path: path, part: "words.dawg", reason: problem)
    }
  }

  private static let mostForms = 20_000_000

  /// Two numbers of two bytes, high byte first, in base 64.
  private static func numbers(_ text: ArraySlice<UInt8>) -> (paradigm: Int, index: Int)? {
    var bits: UInt64 = 0
    var count = 0
    for byte in text {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit = byte - UInt8(ascii: "A")
      case UInt8(ascii: "a")...UInt8(ascii: "z"): digit = byte - UInt8(ascii: "a") + 26
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0") + 52
      case UInt8(ascii: "+"): digit = 62
      case UInt8(ascii: "/"): digit = 63
      default: continue
      }
      bits = bits << 6 | UInt64(digit)
      count += 1
    }
    // Six digits for 32 bits and four of padding.
    guard count == 6 else { return nil }
    let value = bits >> 4
    return (Int(value >> 16 & 0xFFFF), Int(value & 0xFFFF))
  }

  private func add(
    _ form: [UInt8], _ parses: [(paradigm: Int, index: Int)], to builder: inout MorphologyBuilder
  ) {
    guard !form.isEmpty else { return }
    var found: [(lemma: [UInt8], weight: Float)] = []
    for (paradigm, index) in parses {
      guard let (lemma, tag) = lemma(of: form, paradigm, index) else { continue }
      let weight = parses.count > 1 ? weight(form, tag) : 0
      if let known = found.firstIndex(where: { $0.lemma == lemma }) {
        found[known].weight += weight
      } else {
        found.append((lemma, weight))
      }
    }
    // Of what nobody has counted, a form that is a lemma itself is more likely that.
    if found.count > 1, let own = found.firstIndex(where: { $0.lemma == form }) {
      found.swapAt(0, own)
    }
    builder.add(form: form, lemmas: found)
  }

  /// The first form of a paradigm is its lemma.
  private func lemma(
    of form: [UInt8], _ paradigm: Int, _ index: Int
  ) -> (lemma: [UInt8], tag: [UInt8])? {
    guard paradigm < paradigms.count else { return nil }
    let paradigm = paradigms[paradigm]
    let count = paradigm.count / 3
    guard index < count else { return nil }
    guard let prefix = prefixes.element(Int(paradigm[2 * count + index])),
      let suffix = suffixes.element(Int(paradigm[index])),
      let lemmaPrefix = prefixes.element(Int(paradigm[2 * count])),
      let lemmaSuffix = suffixes.element(Int(paradigm[0])),
      let tag = tags.element(Int(paradigm[count + index])),
      form.count >= prefix.count + suffix.count
    else { return nil }
    let stem = form[prefix.count..<(form.count - suffix.count)]
    return (lemmaPrefix + stem + lemmaSuffix, tag)
  }

  /// How often the corpus takes a form, as it is most often written, for one with a tag.
  private func weight(_ form: [UInt8], _ tag: [UInt8]) -> Float {
    var plain = form
    for index in plain.indices.dropLast() where plain[index] == 0xD1 && plain[index + 1] == 0x91 {
      (plain[index], plain[index + 1]) = (0xD0, 0xB5)
    }
    let key = plain + [UInt8(ascii: ":")] + tag
    return Float(probabilities.value(key) ?? 0) / 1_000_000
  }
}

extension Array {
  fileprivate func element(_ index: Int) -> Element? { index < count ? self[index] : nil }
}
