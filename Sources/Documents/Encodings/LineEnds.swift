internal import Glibc

/// A copy of the bytes with `\r\n` and a lone `\r` become `\n`. Cost: about that of copying.
func normalizingLineEnds(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
  [UInt8](unsafeUninitializedCapacity: bytes.count) { memory, count in
    guard let from = bytes.baseAddress, let to = memory.baseAddress else { return }
    var place = 0
    while place < bytes.count {
      let rest = bytes.count &- place
      let found = memchr(from + place, 0x0D, rest)
      let length = found.map { UnsafeRawPointer($0) - (from + place) } ?? rest
      memcpy(to + count, from + place, length)
      count &+= length
      place &+= length
      guard found != nil else { return }
      memory[count] = 0x0A
      count &+= 1
      place &+= 1
      if place < bytes.count, bytes[place] == 0x0A { place &+= 1 }
    }
  }
}

/// Whether a byte is zero.
func containsZero(_ bytes: UnsafeRawBufferPointer) -> Bool {
  guard let base = bytes.baseAddress else { return false }
  return memchr(base, 0, bytes.count) != nil
}
