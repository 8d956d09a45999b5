/// Neighbouring lines of one encoding.
struct EncodingRun: Equatable {
  /// Offsets of bytes; line ends belong to their line.
  var range: Range<Int>
  /// An index of ``EncodingDetector/candidates``.
  var candidate: Int
  /// Bytes of the lines among them that are not wholly ASCII.
  var weight: Int
}
