import Documents
import Foundation
import Testing

/// Real files of the last century, labelled by their folder; labels that are wrong, and files that are a list of
/// bytes rather than text, are named.
@Suite struct LegacyFilesTests {
  /// Files where the label is not what we expect, by the end of their name, with what they are.
  private static let exceptions: [(suffix: String, folder: String, expected: String)] = [
    ("Gujarati-UTF8", "cp866", "utf-8"),
    ("Marathi-UTF8", "cp866", "utf-8"),
    // Hyphenation patterns: lists of syllables, each line too short to tell.
    ("ukrhypmp.tex", "cp866", "cp866"), ("ukrhypsm.tex", "cp866", "cp866"),
    ("ukrhypst.tex", "cp866", "cp866"), ("lhcyralt-rhyphen.tex", "cp866", "cp866"),
    ("ruhyphas.tex", "koi8-r", "koi8-r"), ("ruhyphct.tex", "koi8-r", "koi8-r"),
    ("ruhyphvl.tex", "koi8-r", "koi8-r"), ("lhcyrkoi-rhyphen.tex", "koi8-r", "koi8-r"),
  ]
  private static let names = ["cp1251": "windows-1251", "cp866": "cp866", "koi8-r": "koi8-r"]

  @Test(.enabled(if: EncodingCorpus.exists(EncodingCorpus.files), "the real files are absent"))
  func `real files are what their folder says`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("slovo-legacy-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let command =
      "tar --zstd -xf '\(EncodingCorpus.files.path)' -C '\(folder.path)' --wildcards 'legacy/*'"
    let pipe = try #require(popen(command, "r"))
    try #require(pclose(pipe) == 0)
    let decoder = try TextDecoder()
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var count = 0
    for case let file as URL in files {
      let label = file.deletingLastPathComponent().lastPathComponent
      guard let name = Self.names[label], let data = try? Data(contentsOf: file) else { continue }
      count += 1
      let decoded = decoder.decode([UInt8](data))
      let exception = Self.exceptions.first {
        $0.folder == label && file.lastPathComponent.hasSuffix($0.suffix)
      }
      #expect(
        decoded.encodings.first?.name == exception?.expected ?? name, "\(file.lastPathComponent)")
      if exception == nil { #expect(decoded.encodings.count == 1, "\(file.lastPathComponent)") }
    }
    #expect(count > 0)
  }
}
