internal import CZstd

/// Compresses and restores stored text (Zstandard, RFC 8878).
///
/// Not thread-safe: it holds a context; make one a thread.
public final class TextCompressor {
  /// Level 3 halves documents of a few KB at over 200 MB/s; higher levels cost more than the writer can wait.
  static let level: Int32 = 1
  /// A stored text claims its size in its frame; a larger claim is damage, not a text.
  static let sizeLimit: UInt64 = 1 << 30

  private let compression = ZSTD_createCCtx()
  private let decompression = ZSTD_createDCtx()

  /// Makes the contexts; they are freed with the compressor.
  public init() {}

  deinit {
    ZSTD_freeCCtx(compression)
    ZSTD_freeDCtx(decompression)
  }

  /// A frame that holds the bytes and their count.
  public func compress(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let bound = ZSTD_compressBound(bytes.count)
    return [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      let size = ZSTD_compressCCtx(
        compression, buffer.baseAddress, bound, bytes.baseAddress, bytes.count, Self.level)
      count = ZSTD_isError(size) == 0 ? size : 0
    }
  }

  /// The bytes of a frame, or nil where it is damaged.
  public func decompress(_ frame: UnsafeRawBufferPointer) -> [UInt8]? {
    let size = ZSTD_getFrameContentSize(frame.baseAddress, frame.count)
    guard size <= Self.sizeLimit else { return nil }
    guard size > 0 else { return [] }
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
      let got = ZSTD_decompressDCtx(
        decompression, buffer.baseAddress, Int(size), frame.baseAddress, frame.count)
      failed = ZSTD_isError(got) != 0 || got != Int(size)
      count = failed ? 0 : got
    }
    return failed ? nil : bytes
  }
}
