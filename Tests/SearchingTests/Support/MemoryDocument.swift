/// A document of a ``MemoryIndex``.
struct MemoryDocument {
  var title = ""
  var body = ""
  var path = ""
  /// Seconds since 1970-01-01 UTC.
  var date: Int64 = 0
  var englishShare = 0.0
  var russianShare = 0.0
  /// 0: a copy of none.
  var fingerprint: UInt64 = 0
  var sourceLines: [UInt32]?
  var hasText = true
}
