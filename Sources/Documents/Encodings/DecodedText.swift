/// What the bytes of a file say once decoded, and how they were read.
public struct DecodedText: Sendable, Equatable {
  /// An encoding by name with the share of the input that it was found in.
  public struct Share: Sendable, Equatable {
    /// As in ``TextEncoding``, or the converter's name as it was given.
    public var name: String
    /// Bytes of the lines (line ends included) read this way; a line of ASCII alone says nothing and is not counted,
    /// unless the whole input is ASCII.
    public var byteCount: Int

    /// Makes a share.
    public init(name: String, byteCount: Int) {
      self.name = name
      self.byteCount = byteCount
    }
  }

  /// Well-formed UTF-8 without a byte order mark; `\r\n` and a lone `\r` have become `\n`.
  public var text: [UInt8]
  /// The encodings found, the most frequent first, never empty; `utf-8` where the input is ASCII or empty.
  public var encodings: [Share]
  /// How many ill-formed sequences became U+FFFD.
  public var replacedCount: Int
  /// How many lines were decoded wrongly once before they came here. They are reported, not changed:
  /// see ``TextDecoder/repairMojibake(_:)``.
  public var mojibakeLineCount: Int
  /// Whether U+0000 stands in the decoded text: text has none, so the file is likely a binary one.
  public var containsNUL: Bool

  /// The names of ``encodings`` joined by `+`: `utf-8`, `windows-1251`, `utf-8+koi8-r`.
  public var encodingName: String { encodings.map(\.name).joined(separator: "+") }

  /// Makes a decoded text from its parts.
  public init(
    text: [UInt8] = [], encodings: [Share] = [Share(name: "utf-8", byteCount: 0)],
    replacedCount: Int = 0, mojibakeLineCount: Int = 0, containsNUL: Bool = false
  ) {
    self.text = text
    self.encodings = encodings
    self.replacedCount = replacedCount
    self.mojibakeLineCount = mojibakeLineCount
    self.containsNUL = containsNUL
  }
}
