/// The first bytes by which a format of binary data is known.
///
/// Source: the formats' own specifications; the list is ordered by kind, then by name.
struct BinarySignature {
  let name: String
  let offset: Int
  let bytes: [UInt8]
  /// Whether the signature could begin a text as well.
  let isLetters: Bool

  /// The format that bytes begin as, or nil.
  static func name(of bytes: [UInt8]) -> String? {
    guard bytes.count >= 4 else { return nil }
    guard let signature = all.first(where: { $0.matches(bytes) }) else { return nil }
    // A text about such a format may begin with the same letters; the format itself has NUL bytes.
    if signature.isLetters, !bytes.prefix(512).contains(0) { return nil }
    return signature.name == "ZIP archive" ? zipKind(of: bytes) : signature.name
  }

  private func matches(_ data: [UInt8]) -> Bool {
    guard data.count >= offset + bytes.count else { return false }
    for index in bytes.indices where data[offset + index] != bytes[index] { return false }
    return true
  }

  private init(_ name: String, _ text: String, at offset: Int = 0, isLetters: Bool = true) {
    self.name = name
    self.offset = offset
    bytes = Array(text.utf8)
    self.isLetters = isLetters
  }

  private init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    offset = 0
    self.bytes = bytes
    isLetters = false
  }

  /// Office documents and books are ZIP archives that name themselves within the first entries.
  private static func zipKind(of bytes: [UInt8]) -> String {
    let head = Array(bytes.prefix(4096))
    func has(_ word: StaticString) -> Bool { ASCII.find(word, in: head) != nil }
    if has("mimetypeapplication/epub+zip") { return "EPUB book" }
    if has("mimetypeapplication/vnd.oasis.opendocument") { return "OpenDocument file" }
    if has("word/") { return "Word document" }
    if has("xl/") { return "Excel workbook" }
    if has("ppt/") { return "PowerPoint presentation" }
    return "ZIP archive"
  }

  private static let all: [Self] = [
    // Documents
    Self("DjVu document", "AT&TFORM", isLetters: false),
    Self("OLE document", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
    Self("PDF document", "%PDF-", isLetters: false),
    // Archives and compressed data
    Self("7z archive", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
    Self("ar archive", "!<arch>\n", isLetters: false),
    Self("bzip2 data", "1AY&SY", at: 4, isLetters: false),
    Self("gzip data", [0x1F, 0x8B, 0x08]),
    Self("LZ4 data", [0x04, 0x22, 0x4D, 0x18]),
    Self("RAR archive", "Rar!\u{1A}\u{07}"),
    Self("tar archive", "ustar", at: 257),
    Self("xz data", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]),
    Self("ZIP archive", [0x50, 0x4B, 0x03, 0x04]),
    Self("ZIP archive", [0x50, 0x4B, 0x05, 0x06]),
    Self("zstd data", [0x28, 0xB5, 0x2F, 0xFD]),
    // Pictures
    Self("GIF image", "GIF87a"),
    Self("GIF image", "GIF89a"),
    Self("icon", [0x00, 0x00, 0x01, 0x00]),
    Self("JPEG image", [0xFF, 0xD8, 0xFF]),
    Self("JPEG XL image", [0x00, 0x00, 0x00, 0x0C, 0x4A, 0x58, 0x4C, 0x20]),
    Self("PNG image", [0x89, 0x50, 0x4E, 0x47]),
    Self("Photoshop image", "8BPS\u{0}"),
    Self("TIFF image", [0x49, 0x49, 0x2A, 0x00]),
    Self("TIFF image", [0x4D, 0x4D, 0x00, 0x2A]),
    Self("WebP image", "WEBP", at: 8),
    // Sound and film
    Self("AVI video", "AVI ", at: 8),
    Self("FLAC audio", "fLaC"),
    Self("Matroska video", [0x1A, 0x45, 0xDF, 0xA3]),
    Self("MP3 audio", "ID3"),
    Self("MP4 video", "ftyp", at: 4),
    Self("Ogg media", "OggS"),
    Self("WAVE audio", "WAVE", at: 8),
    // Programs
    Self("ELF program", [0x7F, 0x45, 0x4C, 0x46]),
    Self("Java class", [0xCA, 0xFE, 0xBA, 0xBE]),
    Self("Mach-O program", [0xCF, 0xFA, 0xED, 0xFE]),
    Self("WebAssembly module", [0x00, 0x61, 0x73, 0x6D]),
    Self("Windows program", [0x4D, 0x5A, 0x90, 0x00]),
    // Fonts
    Self("OpenType font", "OTTO\u{0}"),
    Self("TrueType font", [0x00, 0x01, 0x00, 0x00, 0x00]),
    Self("WOFF font", "wOFF"),
    Self("WOFF font", "wOF2"),
    // Data
    Self("message catalog", [0xDE, 0x12, 0x04, 0x95]),
    Self("Python bytecode", [0x0D, 0x0D, 0x0A, 0x00]),
    Self("SQLite database", "SQLite format 3\u{0}"),
  ]
}
