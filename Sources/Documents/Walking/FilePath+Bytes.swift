public import SystemPackage

extension FilePath {
  /// The path that bytes spell, whether they are UTF-8 or not; it ends at the first zero byte.
  public init(platformBytes bytes: some Collection<UInt8>) {
    var terminated = bytes.map { CChar(bitPattern: $0) }
    terminated.append(0)
    self = terminated.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { FilePath(platformString: $0) } ?? FilePath()
    }
  }
}
