internal import CSnowball

/// Stems words by the alphabet they are spelled with.
final class WordStemmer {
  private let english: OpaquePointer?
  private let russian: OpaquePointer?
  private let spelling = EnglishSpelling.shared
  /// The respelled word, or the common form of a look-alike.
  private let respelled: UnsafeMutablePointer<UInt8>
  private let extended: UnsafeMutablePointer<UInt8>

  /// A stem; the bytes are valid until the next call.
  struct Stem {
    var bytes: UnsafePointer<UInt8>
    var count: Int
    var rule: AnalysisRule
    /// The word is a stem of its own beside this one: a surname in -ов or -ев.
    var isSurname: Bool
  }

  init() {
    english = csnowball_open("english")
    russian = csnowball_open("russian")
    respelled = .allocate(capacity: 2048)
    extended = .allocate(capacity: 2048)
  }

  deinit {
    csnowball_close(english)
    csnowball_close(russian)
    respelled.deallocate()
    extended.deallocate()
  }

  /// The stem of a folded word of at most 1,020 bytes. Words with digits stay as they are, but for
  /// those whose letters look the same in both alphabets.
  func stem(_ word: UnsafePointer<UInt8>, _ count: Int, _ alphabets: Alphabets) -> Stem {
    let unchanged = Stem(bytes: word, count: count, rule: .form, isSurname: false)
    if alphabets.contains(.digit) {
      guard alphabets == [.digit, .cyrillic] else { return unchanged }
      let common = LookAlike.commonForm(word, count, into: respelled)
      guard common > 0 else { return unchanged }
      return Stem(
        bytes: UnsafePointer(respelled), count: common, rule: .lookAlike, isSurname: false)
    }
    if alphabets == .latin { return stemEnglish(word, count) }
    if alphabets == .cyrillic { return stemRussian(word, count) }
    // A Latin beginning with a Russian ending, or the other way round: the ending decides.
    guard alphabets == [.latin, .cyrillic], count > 0 else { return unchanged }
    return word[count - 1] < 0x80 ? stemEnglish(word, count) : run(russian, word, count)
  }

  private func stemEnglish(_ word: UnsafePointer<UInt8>, _ count: Int) -> Stem {
    let length = spelling.respell(word, count, into: respelled)
    guard length > 0 else { return run(english, word, count) }
    var stem = run(english, respelled, length)
    stem.rule = .spelling
    return stem
  }

  private func stemRussian(_ word: UnsafePointer<UInt8>, _ count: Int) -> Stem {
    guard RussianSurname.matches(word, count) else { return run(russian, word, count) }
    extended.update(from: word, count: count)
    extended[count] = 0xD0
    extended[count + 1] = 0xB0  // а
    let declined = run(russian, extended, count + 2)
    let isSurname = areEqual(declined.bytes, declined.count, word, count)
    var stem = run(russian, word, count)
    stem.isSurname = isSurname && stem.count != count
    return stem
  }

  /// What Snowball alone makes of a word.
  func snowball(_ word: UnsafePointer<UInt8>, _ count: Int, _ alphabet: Alphabets) -> Stem {
    run(alphabet == .latin ? english : russian, word, count)
  }

  private func run(
    _ stemmer: OpaquePointer?, _ word: UnsafePointer<UInt8>, _ count: Int
  ) -> Stem {
    var length = Int32(count)
    guard let stemmer, let bytes = csnowball_stem(stemmer, word, &length), length > 0 else {
      return Stem(bytes: word, count: count, rule: .form, isSurname: false)
    }
    return Stem(bytes: bytes, count: Int(length), rule: .stem, isSurname: false)
  }
}
