/// The terms of one word or compound: records as ``PackedTerms`` holds them, and where each came
/// from.
struct TermEntry {
  /// Fifteen bytes behind them are readable.
  var records: UnsafePointer<UInt8>
  /// Bytes of ``records``.
  var count: Int
  /// Three bytes a record: first and last part of the compound, and the raw value of its rule.
  var origins: UnsafePointer<UInt8>
  var positions: Int
}
