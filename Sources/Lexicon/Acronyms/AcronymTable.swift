/// The acronyms that the documents of an index explain, with what they stand for.
///
/// Lines of text, sorted by the acronym as a query word has it (a, then а): that form, the acronym as it
/// is written, what it stands for, and the stems of that; tabs between. Damaged bytes give fewer
/// acronyms, never a trap.
public struct AcronymTable: Sendable {
  private static let header = Array("slovo-acronyms-1\n".utf8)
  /// So many are kept, which bounds what a search reads.
  private static let most = 50_000

  /// An acronym and what a document says it stands for.
  struct Entry: Sendable, Equatable {
    /// As it is written.
    var short: String
    /// As it is written.
    var phrase: String
    /// Of the content words of the phrase.
    var stems: [String]
  }

  private let bytes: [UInt8]
  /// Where the lines begin.
  private let lines: [Int]

  /// The table that some bytes are; nil if they are none.
  public init?(bytes: [UInt8]) {
    guard bytes.starts(with: Self.header) else { return nil }
    self.bytes = bytes
    var lines: [Int] = []
    var start = Self.header.count
    while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(start)
      start = end + 1
    }
    self.lines = lines
  }

  /// The bytes of a table.
  ///
  /// - Parameters:
  ///   - acronyms: Those that were found.
  ///   - table: One whose acronyms stay.
  public static func bytes(
    of acronyms: some Sequence<AcronymFinder.Acronym>, keeping table: AcronymTable? = nil
  ) -> [UInt8] {
    let content = ContentWords()
    var lines = Set(table?.allLines ?? [])
    for acronym in acronyms where lines.count < most {
      let phrase = acronym.phrase.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      guard let key = content.words(acronym.short).first?.form,
        !phrase.isEmpty, !phrase.utf8.contains(where: { $0 < 0x20 })
      else { continue }
      let stems = content.words(phrase).map(\.stem).joined(separator: " ")
      lines.insert([key, acronym.short, phrase, stems].joined(separator: "\t"))
    }
    let sorted = lines.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
    return header + sorted.flatMap { $0 + [UInt8(ascii: "\n")] }
  }

  /// How many acronyms there are, one counted for each thing that it stands for.
  public var count: Int { lines.count }

  private var allLines: [String] { lines.indices.map { String(decoding: line($0), as: UTF8.self) } }

  private func line(_ index: Int) -> ArraySlice<UInt8> {
    let end = index + 1 < lines.count ? lines[index + 1] - 1 : bytes.count - 1
    return bytes[lines[index]..<max(lines[index], end)]
  }

  private func key(_ index: Int) -> ArraySlice<UInt8> {
    line(index).prefix { $0 != UInt8(ascii: "\t") }
  }

  private func entry(_ index: Int) -> Entry? {
    let fields = line(index).split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard fields.count == 4 else { return nil }
    return Entry(
      short: fields[1], phrase: fields[2],
      stems: fields[3].split(separator: " ").map(String.init))
  }

  /// What a query word stands for as an acronym.
  func entries(of form: String) -> [Entry] {
    let wanted = Array(form.utf8)
    return (firstLine(from: wanted)..<lines.count).lazy.prefix { key($0).elementsEqual(wanted) }
      .compactMap(entry)
  }

  private func firstLine(from wanted: [UInt8]) -> Int {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if key(middle).lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The acronyms of an alphabet of whose words some stand for all that is asked.
  ///
  /// Cost: a pass over the acronyms of that alphabet, some milliseconds for the largest table.
  ///
  /// - Parameter stems: For each word of the other phrase the stems that it may be translated by.
  func entries(in script: Script, translating stems: [Set<String>]) -> [Entry] {
    // A byte string is compared sooner than a string is made.
    var places: [ArraySlice<UInt8>: UInt64] = [:]
    for (index, words) in stems.prefix(64).enumerated() {
      for word in words { places[Array(word.utf8)[...], default: 0] |= 1 << UInt64(index) }
    }
    let cyrillic = firstLine(from: [0xD0])
    let range = script == .latin ? 0..<cyrillic : cyrillic..<lines.count
    return range.compactMap { index in
      let line = line(index)
      guard let tab = line.lastIndex(of: UInt8(ascii: "\t")) else { return nil }
      var met: UInt64 = 0
      var own = 0
      var ownMet = 0
      for word in line[(tab + 1)...].split(separator: 0x20) {
        own += 1
        if let found = places[word] {
          met |= found
          ownMet += 1
        }
      }
      // Two thirds of the words of either.
      guard own > 1, abs(own - stems.count) <= 2, met.nonzeroBitCount * 3 >= stems.count * 2,
        ownMet * 3 >= own * 2
      else { return nil }
      return entry(index)
    }
  }

  /// The acronyms that a text gives for another one, which stands in the table as what they stand for.
  func entries(for short: String) -> [Entry] {
    // Pairs are kept with the Cyrillic one first.
    guard Script(of: short) == .latin else { return [] }
    let phrase = Array(short.uppercased().utf8)
    return (firstLine(from: [0xD0])..<lines.count).compactMap { index in
      let fields = line(index).split(
        separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      return fields.count == 4 && fields[2].elementsEqual(phrase) ? entry(index) : nil
    }
  }
}
