import Documents
import Glibc
import SystemPackage
import TestSupport
import Testing

@Suite("Binary data") struct BinaryRecognitionTests {
  private func kind(_ bytes: [UInt8]) throws -> String? {
    do {
      _ = try DocumentReader().document(from: bytes, name: "file")
      return nil
    } catch DocumentError.binary(let kind) { return kind }
  }

  @Test(
    "is known by its signature",
    arguments: [
      ("PDF document", Array("%PDF-1.7\nтекст".utf8)),
      ("gzip data", [0x1F, 0x8B, 0x08, 0x00]),
      ("ZIP archive", [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00]),
      ("EPUB book", Array("PK\u{3}\u{4}....mimetypeapplication/epub+zip".utf8)),
      ("PNG image", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]),
      ("ELF program", [0x7F, 0x45, 0x4C, 0x46, 0x02]),
      ("SQLite database", Array("SQLite format 3\u{0}".utf8)),
      ("DjVu document", Array("AT&TFORM".utf8)),
      ("zstd data", [0x28, 0xB5, 0x2F, 0xFD, 0x00]),
      ("MP3 audio", Array("ID3\u{4}\u{0}\u{0}".utf8)),
    ] as [(String, [UInt8])])
  func signature(name: String, bytes: [UInt8]) throws {
    #expect(try kind(bytes) == name)
  }

  @Test(
    "is not what a text about it begins with",
    arguments: [
      "ID3 tags explained", "RIFFs and WAVE", "OggS is a mark", "the ftyp box", "MZ — марка",
    ])
  func letters(text: String) throws {
    #expect(try kind(Array(text.utf8)) == nil)
  }

  @Test("is known by NUL bytes") func nul() throws {
    #expect(try kind([0x00, 0x01, 0xFF, 0x7F, 0x80, 0x00]) == "NUL bytes")
  }

  @Test("is known by control bytes") func control() throws {
    #expect(try kind((0..<500).map { UInt8($0 % 31 + 1) }) == "control characters")
  }

  @Test("is all that is random", arguments: 0..<50) func random(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let bytes = (0..<4000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    #expect(try kind(bytes) != nil, "seed \(seed)")
  }

  @Test("a stray NUL in a long text becomes U+FFFD and is counted") func strayNUL() throws {
    let text = String(repeating: "слово за словом\n", count: 100) + "\u{0}"
    let document = try DocumentReader().document(from: Array(text.utf8), name: "a.log")
    #expect(document.replacedCount == 1)
    #expect(document.body.suffix(3) == [0xEF, 0xBF, 0xBD])
  }

  @Test("terminal colours, form feeds and the DOS end of file are text") func textControls() throws
  {
    #expect(try kind(Array("\u{1B}[1mЗаголовок\u{1B}[0m\u{C}\nстрока\r\n\u{1A}".utf8)) == nil)
  }

  @Test("a huge file is known by its beginning, and not read to its end") func huge() throws {
    let folder = TemporaryFolder()
    let path = folder.write("zero.txt", "начало")
    // A sparse file: reading all of it would need as much memory.
    #expect(path.withPlatformString { truncate($0, 64 << 30) } == 0)
    var options = ReadingOptions()
    options.sizeLimit = 1 << 40
    let reader = try DocumentReader(options: options)
    #expect(throws: DocumentError.binary("NUL bytes")) { try reader.read(path) }
    let film = folder.write("film.txt", bytes: [0, 0, 0, 0x20] + Array("ftypisom".utf8))
    #expect(film.withPlatformString { truncate($0, 64 << 30) } == 0)
    #expect(throws: DocumentError.binary("MP4 video")) { try reader.read(film) }
  }
}
