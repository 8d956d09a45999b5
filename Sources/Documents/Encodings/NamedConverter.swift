internal import CICU

/// Decodes an encoding that only ICU knows.
struct NamedConverter: Sendable {
  let name: String

  /// Nil where ICU has no converter of that name.
  init?(name: String) {
    guard let converter = cicu_converter_open(name) else { return nil }
    cicu_converter_close(converter)
    self.name = name
  }

  /// Decodes the whole of a text; line ends are left as they are.
  func decode(_ bytes: UnsafeRawBufferPointer) -> (text: [UInt8], replacedCount: Int) {
    guard let converter = cicu_converter_open(name) else { return ([], 0) }
    defer { cicu_converter_close(converter) }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var replaced: Int64 = 0
    let base = bytes.bindMemory(to: UInt8.self).baseAddress
    guard var source = base else { return ([], 0) }
    let sourceEnd = source + bytes.count
    var chunk = [UInt8](repeating: 0, count: 1 << 15)
    var outcome: Int32 = 1
    while outcome == 1 {
      var written = 0
      outcome = chunk.withUnsafeMutableBufferPointer { chunk in
        guard let start = chunk.baseAddress else { return -1 }
        var target = start
        var next: UnsafePointer<UInt8>? = source
        var end: UnsafeMutablePointer<UInt8>? = target
        let outcome = cicu_converter_convert(
          converter, &next, sourceEnd, &end, start + chunk.count, &replaced)
        source = next ?? sourceEnd
        target = end ?? start
        written = target - start
        return outcome
      }
      text.append(contentsOf: chunk[..<written])
    }
    return (text, Int(replaced))
  }
}
