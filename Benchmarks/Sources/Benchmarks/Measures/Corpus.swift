internal import Documents
internal import SystemPackage

/// Documents of the corpus, held in memory.
struct Corpus {
  private(set) var titles: [String] = []
  private(set) var bodies: [[UInt8]] = []
  private(set) var bytes = 0

  /// Documents spread evenly over the file, of about so many bytes together.
  init(_ path: String, bytes limit: Int) throws {
    let step = max(1, Int((Double(try Files.size(path)) / Double(limit)).rounded(.up)))
    var number = 0
    var kept = Corpus()
    try JSONLinesReader().forEachRecord(in: FilePath(path)) { _, result in
      number += 1
      guard number % step == 0, case .success(let document) = result else { return true }
      kept.titles.append(document.title)
      kept.bodies.append(document.body)
      kept.bytes += document.title.utf8.count + document.body.count
      return true
    }
    self = kept
  }

  private init() {}

  /// Hands over titles and texts.
  func forEach(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    for (var title, text) in zip(titles, bodies) {
      title.withUTF8 { body($0) }
      text.withUnsafeBufferPointer { body($0) }
    }
  }
}
