internal import Glibc

/// A folder of a test's own, removed with all that is in it when the test lets go of it. Paths are bytes, because file
/// names need not be UTF-8.
public final class TemporaryFolder: Sendable {
  /// The absolute path, without a slash at the end.
  public let path: String

  /// Makes the folder below `TMPDIR` or `/tmp`.
  public init() {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/slovo-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { fatalError("cannot make a folder in \(base)") }
    let made = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // The command prints resolved working directories, so the tests compare with one.
    let resolved = realpath(made, nil)
    path = resolved.map { String(cString: $0) } ?? made
    free(resolved)
  }

  deinit { Self.remove(Array(path.utf8)) }

  /// The path of what is called so in the folder.
  public func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  private func bytes(_ name: [UInt8]) -> [UInt8] { Array(path.utf8) + [0x2F] + name }

  /// Writes a file, with the folders above it.
  public func write(_ name: String, _ text: String) { write(Array(name.utf8), Array(text.utf8)) }

  /// Writes a file, with the folders above it.
  public func write(_ name: String, _ bytes: [UInt8]) { write(Array(name.utf8), bytes) }

  /// Writes a file whose name is any bytes, with the folders above it.
  public func write(_ name: [UInt8], _ content: [UInt8]) {
    let full = bytes(name)
    for (index, byte) in name.enumerated() where byte == 0x2F {
      mkdir(Self.cString(bytes(Array(name[..<index]))), 0o755)
    }
    let descriptor = open(Self.cString(full), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      fatalError("cannot write \(String(decoding: full, as: UTF8.self))")
    }
    defer { close(descriptor) }
    var rest = content[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { fatalError("cannot write \(String(decoding: full, as: UTF8.self))") }
      rest = rest.dropFirst(count)
    }
  }

  /// The bytes of a file; nil where it cannot be read.
  public func read(_ name: String) -> [UInt8]? { Self.contents(of: "\(path)/\(name)") }

  /// The bytes of any file; nil where it cannot be read.
  public static func contents(of path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return count == 0 ? bytes : nil }
      bytes += buffer[..<count]
    }
  }

  /// Makes a folder, with those above it.
  public func makeFolder(_ name: String) {
    var made = path
    for part in name.split(separator: "/") {
      made += "/" + part
      mkdir(made, 0o755)
    }
  }

  /// The names in a folder, in byte order.
  public func names(in folder: String = ".") -> [String] {
    Self.entries(Self.cString(Array("\(path)/\(folder)".utf8)))
      .map { String(decoding: $0, as: UTF8.self) }.sorted()
  }

  /// Removes a file or a folder with all that is in it.
  public func remove(_ name: String) { Self.remove(bytes(Array(name.utf8))) }

  // MARK: the file system

  static func cString(_ bytes: [UInt8]) -> [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }

  private static func entries(_ path: [CChar]) -> [[UInt8]] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
    }
    return names
  }

  private static func remove(_ path: [UInt8]) {
    let name = cString(path)
    guard unlink(name) != 0 else { return }
    chmod(name, 0o755)
    for entry in entries(name) { remove(path + [0x2F] + entry) }
    rmdir(name)
  }
}
