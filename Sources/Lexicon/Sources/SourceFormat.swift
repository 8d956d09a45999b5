/// The formats that lexicon sources come in, told by the file name.
public enum SourceFormat: String, Sendable, CaseIterable {
  /// `.index` beside `.dict` or `.dict.dz`: the dictd server's (RFC 2229).
  case dictd
  /// Lingvo's dictionary source, UTF-8 or UTF-16.
  case dsl
  /// A compiled catalog of GNU gettext.
  case mo
  /// A catalog of GNU gettext.
  case po
  /// `.ifo` beside `.idx` and `.dict` or `.dict.dz`.
  case stardict
  /// Translation Memory eXchange, an XML format.
  case tmx
  /// A row a pair, columns separated by tabs.
  case tsv

  /// The format of a file by its name; nil if none has such a name. A compressed file (`.gz`, `.dz`,
  /// `.zst`) is what its name says without that.
  public init?(fileName: String) {
    var name = fileName.lowercased()
    for suffix in [".dz", ".gz", ".zst"] where name.hasSuffix(suffix) {
      name.removeLast(suffix.count)
    }
    let known: [(String, SourceFormat)] = [
      (".index", .dictd), (".dict", .dictd), (".dsl", .dsl), (".mo", .mo), (".gmo", .mo),
      (".po", .po), (".ifo", .stardict), (".tmx", .tmx), (".tsv", .tsv), (".tab", .tsv),
      (".txt", .tsv),
    ]
    guard let found = known.first(where: { name.hasSuffix($0.0) }) else { return nil }
    self = found.1
  }

  /// How much a source of the format counts beside others, unless the user says otherwise: articles of
  /// dictionaries are parsed by guess.
  var weight: Double {
    switch self {
    case .dictd, .dsl, .stardict: 0.5
    case .mo, .po, .tmx, .tsv: 1
    }
  }
}
