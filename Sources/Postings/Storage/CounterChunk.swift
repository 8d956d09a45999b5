/// The counters of a ``LineSketch``'s chunk as a row, of which one can be read without unpacking the others.
///
/// The first byte says how the rest is written: 1, a few counters, each its place (two bytes, rising) and its value;
/// 2, a bit for each counter that is not zero, then the values of those. Zstandard frames of all counters, which
/// begin with another byte, are read too.
enum CounterChunk {
  private static let few: UInt8 = 1
  private static let many: UInt8 = 2
  private static let bitBytes = LineSketch.chunkSize / 8

  static func pack(_ counters: ArraySlice<UInt8>) -> [UInt8] {
    let used = counters.indices.filter { counters[$0] > 0 }
    let places = used.map { $0 - counters.startIndex }
    if places.count * 3 < bitBytes + places.count {
      return places.reduce(into: [few]) { bytes, place in
        bytes += [
          UInt8(truncatingIfNeeded: place), UInt8(truncatingIfNeeded: place >> 8),
          counters[counters.startIndex + place],
        ]
      }
    }
    var bytes = [many] + [UInt8](repeating: 0, count: bitBytes)
    for place in places { bytes[1 + place / 8] |= 1 << UInt8(place % 8) }
    return bytes + used.map { counters[$0] }
  }

  /// One counter; 0 where bytes are missing, nil for a row that has to be unpacked.
  static func counter(_ place: Int, in row: UnsafeRawBufferPointer) -> UInt8? {
    switch row.first {
    case nil: return 0
    case few:
      var low = 0
      var high = (row.count - 1) / 3
      while low < high {
        let middle = (low + high) / 2
        let found = Int(row[1 + 3 * middle]) | Int(row[2 + 3 * middle]) << 8
        if found == place { return row[3 + 3 * middle] }
        if found < place { low = middle + 1 } else { high = middle }
      }
      return 0
    case many:
      guard let value = valuePlace(of: place, in: row), value < row.count else { return 0 }
      return row[value]
    default: return nil
    }
  }

  /// The same of a row of which only so much is read as it takes.
  static func counter(_ place: Int, in row: BlobReader) -> UInt8? {
    let head = min(row.byteCount, 1 + bitBytes)
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 + bitBytes) { bytes in
      guard head > 0, let base = bytes.baseAddress, row.read(0..<head, to: base) else { return 0 }
      guard base[0] == many else {
        return (row.bytes() ?? []).withUnsafeBytes { counter(place, in: $0) }
      }
      guard let value = valuePlace(of: place, in: UnsafeRawBufferPointer(start: base, count: head)),
        row.read(value..<(value + 1), to: base)
      else { return 0 }
      return base[0]
    }
  }

  /// Where the value of a counter stands behind the bits; nil for one that is zero.
  private static func valuePlace(of place: Int, in row: UnsafeRawBufferPointer) -> Int? {
    let byte = 1 + place / 8
    guard place >= 0, byte < row.count, place / 8 < bitBytes else { return nil }
    let bit = UInt8(1) << UInt8(place % 8)
    guard row[byte] & bit != 0 else { return nil }
    var before = (row[byte] & (bit - 1)).nonzeroBitCount
    var at = 1
    while at + 8 <= byte {
      before += row.loadUnaligned(fromByteOffset: at, as: UInt64.self).nonzeroBitCount
      at += 8
    }
    while at < byte {
      before += row[at].nonzeroBitCount
      at += 1
    }
    return 1 + bitBytes + before
  }

  /// All counters of a row; nil where it is damaged.
  static func unpack(_ row: UnsafeRawBufferPointer, _ compressor: TextCompressor) -> [UInt8]? {
    switch row.first {
    case nil: return nil
    case few:
      guard row.count % 3 == 1 else { return nil }
      var counters = [UInt8](repeating: 0, count: LineSketch.chunkSize)
      for at in stride(from: 1, to: row.count, by: 3) {
        let place = Int(row[at]) | Int(row[at + 1]) << 8
        guard place < counters.count else { return nil }
        counters[place] = row[at + 2]
      }
      return counters
    case many:
      guard row.count > bitBytes else { return nil }
      var counters = [UInt8](repeating: 0, count: LineSketch.chunkSize)
      var value = 1 + bitBytes
      for place in counters.indices where row[1 + place / 8] & (1 << UInt8(place % 8)) != 0 {
        guard value < row.count else { return nil }
        counters[place] = row[value]
        value += 1
      }
      return value == row.count ? counters : nil
    default: return compressor.decompress(row)
    }
  }
}
