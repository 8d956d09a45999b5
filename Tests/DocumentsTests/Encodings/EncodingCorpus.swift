import Documents
import Foundation
import TestSupport

/// Russian and English text for tests of encodings: sentences of our own, and the bulk corpus where it is.
enum EncodingCorpus {
  /// Where the data that are no part of the package lie.
  static let shared: URL = {
    if let path = ProcessInfo.processInfo.environment["SLOVO_SHARED"] {
      return URL(fileURLWithPath: path)
    }
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return package.deletingLastPathComponent().appendingPathComponent("shared")
  }()

  static let bulk = shared.appendingPathComponent("corpora/bulk.jsonl.zst")
  static let files = shared.appendingPathComponent("corpora/files.tar.zst")

  static func exists(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path) }

  /// The single-byte encodings by name, with the bytes of a text in them; nil where it cannot be written so.
  static func encode(_ text: String, _ encoding: TextEncoding) -> [UInt8]? {
    var bytes: [UInt8] = []
    switch encoding {
    case .utf8: return Array(text.utf8)
    case .utf16LE: for unit in text.utf16 { bytes += unit.littleEndianBytes }
    case .utf16BE: for unit in text.utf16 { bytes += unit.littleEndianBytes.reversed() }
    case .utf32LE: for scalar in text.unicodeScalars { bytes += scalar.value.littleEndianBytes }
    case .utf32BE:
      for scalar in text.unicodeScalars { bytes += scalar.value.littleEndianBytes.reversed() }
    default:
      guard let table = tables[encoding] else { return nil }
      for scalar in text.unicodeScalars {
        guard let byte = table[scalar] else { return nil }
        bytes.append(byte)
      }
    }
    return bytes
  }

  /// From characters to bytes, found by decoding every byte by itself.
  private static let tables: [TextEncoding: [Unicode.Scalar: UInt8]] = {
    var tables: [TextEncoding: [Unicode.Scalar: UInt8]] = [:]
    for encoding in TextEncoding.allCases where !encoding.rawValue.hasPrefix("utf") {
      guard let decoder = try? TextDecoder(encoding: encoding.rawValue) else { continue }
      var table: [Unicode.Scalar: UInt8] = ["\r": 0x0D]
      for byte in UInt8.min...UInt8.max where byte != 0x0D {
        let decoded = decoder.decode([byte])
        guard decoded.replacedCount == 0 else { continue }
        let text = String(decoding: decoded.text, as: UTF8.self)
        if let scalar = text.unicodeScalars.first { table[scalar] = byte }
      }
      tables[encoding] = table
    }
    return tables
  }()

  /// Documents of the first megabytes of the bulk corpus, which is in no order, by language.
  ///
  /// Carriage returns and marks are not in them, since they do not come back as they were.
  static let documents: (russian: [String], english: [String]) = {
    struct Record: Decodable {
      var text: String
      var lang: String
    }
    guard let pipe = popen("zstd -dcq '\(bulk.path)' 2>/dev/null", "r") else { return ([], []) }
    var data = Data(count: megabytes << 20)
    let count = data.withUnsafeMutableBytes { fread($0.baseAddress, 1, $0.count, pipe) }
    pclose(pipe)
    data.removeLast(data.count - count)
    var russian: [String] = []
    var english: [String] = []
    for line in data.split(separator: 0x0A) {
      guard let record = try? JSONDecoder().decode(Record.self, from: line) else { continue }
      let scalars = record.text.unicodeScalars
      if scalars.contains(where: { $0 == "\r" || $0 == "\u{FEFF}" || $0 == "\0" }) { continue }
      if record.lang == "ru" { russian.append(record.text) } else { english.append(record.text) }
    }
    return (russian, english)
  }()

  private static let megabytes =
    ProcessInfo.processInfo.environment["SLOVO_ENCODING_CUTS"] == nil ? 8 : 64
}

extension FixedWidthInteger {
  /// The bytes from the lowest to the highest.
  var littleEndianBytes: [UInt8] { withUnsafeBytes(of: littleEndian) { Array($0) } }
}
