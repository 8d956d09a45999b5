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
      var table: [Unicode.Scalar: UInt8] = [:]
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

  /// Lines of the bulk corpus by language: `every`th document of its first part.
  static func load(documents: Int) throws -> (russian: [String], english: [String]) {
    struct Record: Decodable {
      var text: String
      var lang: String
    }
    let zstd = Process()
    zstd.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    zstd.arguments = ["zstd", "-dc", bulk.path]
    let pipe = Pipe()
    zstd.standardOutput = pipe
    try zstd.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    zstd.waitUntilExit()
    let lines = data.split(separator: 0x0A)
    let step = max(1, lines.count / documents)
    var russian: [String] = []
    var english: [String] = []
    for index in stride(from: 0, to: lines.count, by: step) {
      let record = try JSONDecoder().decode(Record.self, from: lines[index])
      if record.lang == "ru" { russian.append(record.text) } else { english.append(record.text) }
    }
    return (russian, english)
  }
}

extension FixedWidthInteger {
  /// The bytes from the lowest to the highest.
  var littleEndianBytes: [UInt8] { withUnsafeBytes(of: littleEndian) { Array($0) } }
}
