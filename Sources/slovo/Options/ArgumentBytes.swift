internal import Glibc

/// Arguments as text that remembers their bytes.
///
/// An argument may hold any bytes, and a file name that is not UTF-8 must still be opened. A byte that is no part of
/// well-formed UTF-8 becomes a private-use character (U+10FF00 + byte) on the way in and that byte again in a path.
enum ArgumentBytes {
  private static let base: UInt32 = 0x10_FF00

  /// The command's arguments without its name.
  static func arguments() -> [String] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { index in
      CommandLine.unsafeArgv[index].map { start in
        text(UnsafeRawBufferPointer(start: start, count: strlen(start)))
      }
    }
  }

  static func text(_ bytes: UnsafeRawBufferPointer) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = String.UnicodeScalarView()
    var rest = Array(bytes)[...]
    while let first = rest.first {
      let length = (1...min(4, rest.count)).first {
        String(validating: rest.prefix($0), as: UTF8.self) != nil
      }
      if let length {
        text.append(contentsOf: String(decoding: rest.prefix(length), as: UTF8.self).unicodeScalars)
      } else if let scalar = Unicode.Scalar(base + UInt32(first)) {
        text.append(scalar)
      }
      rest = rest.dropFirst(length ?? 1)
    }
    return String(text)
  }

  /// The text for people: U+FFFD for bytes that are not UTF-8.
  static func display(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.value >= base }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(scalar.value >= base && scalar.value < base + 0x100 ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }

  /// The bytes that the user gave.
  static func bytes(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if scalar.value >= base, scalar.value < base + 0x100 {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        bytes += Array(String(scalar).utf8)
      }
    }
    return bytes
  }

  /// An argument as an absolute path, `.` and `..` taken out where that needs no look at the disk.
  static func absolutePath(_ text: String) -> [UInt8] {
    let bytes = bytes(text)
    let slash = UInt8(ascii: "/")
    let whole = bytes.first == slash ? bytes : workingDirectory() + [slash] + bytes
    var parts: [ArraySlice<UInt8>] = []
    for part in whole.split(separator: slash) where part != [UInt8(ascii: ".")] {
      if part == Array("..".utf8)[...] {
        if !parts.isEmpty { parts.removeLast() }
      } else {
        parts.append(part)
      }
    }
    // Not `joined`: types made for this once alone take a tenth of the start of a search.
    return parts.isEmpty ? [slash] : parts.reduce(into: []) { $0 += [slash] + $1 }
  }

  static func workingDirectory() -> [UInt8] {
    guard let start = getcwd(nil, 0) else { return Array("/".utf8) }
    defer { free(start) }
    return Array(UnsafeRawBufferPointer(start: start, count: strlen(start)))
  }
}
