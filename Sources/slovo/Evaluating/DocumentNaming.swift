internal import ArgumentParser
internal import Postings

/// What documents are called in runs and judgements: names that do not depend on the working
/// directory, nor on what lies above the folder that was indexed.
///
/// Columns of these files are set apart by white space, so that in a name is written as `%20` and
/// the like.
struct DocumentNaming: Sendable {
  /// Which of a document's names to use.
  enum Style: String, ExpressibleByArgument, CaseIterable {
    /// A path for all; records follow it with `#`.
    case path
    /// The identifier of a record, the path of any other document.
    case record
  }

  private let style: Style
  /// The one source; nil where there are several, whose paths could be the same below them.
  private let source: [UInt8]?

  init(style: Style, folder: IndexFolder) throws {
    self.style = style
    let sources = try folder.sources()
    source = sources.count == 1 ? sources[0].path : nil
  }

  /// The path below the source folder, or of a single file its last part; with several sources,
  /// whole.
  func name(_ record: DocumentRecord) -> String {
    if style == .record, let identifier = record.identifier { return Self.field(identifier) }
    let path = String(decoding: shortPath(record.path), as: UTF8.self)
    return Self.field(record.identifier.map { "\(path)#\($0)" } ?? path)
  }

  private func shortPath(_ path: [UInt8]) -> ArraySlice<UInt8> {
    let slash = UInt8(ascii: "/")
    guard let source else { return path[...] }
    if path == source { return path[((path.lastIndex(of: slash) ?? -1) + 1)...] }
    let folder = source.last == slash ? source : source + [slash]
    return path.starts(with: folder) ? path[folder.count...] : path[...]
  }

  /// A name as a column of a file.
  static func field(_ name: String) -> String {
    // Most names are of plain ASCII, which needs no look into Unicode's tables.
    guard name.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x80 }),
      name.unicodeScalars.contains(where: { $0.properties.isWhitespace })
    else { return name }
    var result = ""
    for scalar in name.unicodeScalars {
      if scalar.properties.isWhitespace {
        for byte in String(scalar).utf8 {
          result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
