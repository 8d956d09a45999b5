import Documents
import Glibc
import SystemPackage

/// A folder of a test's own, removed with everything in it when the test lets go of it.
final class TemporaryFolder {
  let path: FilePath

  init() {
    var template = Array("/tmp/slovo-documents-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress, let made = mkdtemp(base) else {
        preconditionFailure("cannot make a temporary folder")
      }
      return FilePath(platformString: made)
    }
  }

  deinit { _ = run("chmod -R u+rwX '\(path)' 2>/dev/null; rm -rf '\(path)'") }

  /// Writes a file, with the folders above it.
  @discardableResult func write(_ name: String, _ text: String = "") -> FilePath {
    write(name, bytes: Array(text.utf8))
  }

  @discardableResult func write(_ name: String, bytes: [UInt8]) -> FilePath {
    write(nameBytes: Array(name.utf8), bytes: bytes)
  }

  @discardableResult func write(nameBytes: [UInt8], bytes: [UInt8]) -> FilePath {
    let full = Array(path.string.utf8) + [0x2F] + nameBytes
    for (index, byte) in full.enumerated() where byte == 0x2F && index > path.string.utf8.count {
      mkdir(full[..<index].map { CChar(bitPattern: $0) } + [0], 0o755)
    }
    let descriptor = open(
      full.map { CChar(bitPattern: $0) } + [0], O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    precondition(descriptor >= 0)
    bytes.withUnsafeBytes { buffer in
      precondition(Glibc.write(descriptor, buffer.baseAddress, buffer.count) == buffer.count)
    }
    close(descriptor)
    return FilePath(platformBytes: full)
  }

  func makeFolder(_ name: String) { _ = run("mkdir -p '\(path)/\(name)'") }

  /// What a shell command in this folder prints, and its exit status.
  func run(_ command: String) -> (output: [UInt8], status: Int32) {
    guard let stream = popen("cd '\(path)' && \(command)", "r") else { return ([], -1) }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = fread(&buffer, 1, buffer.count, stream), count > 0 {
      output += buffer[..<count]
    }
    return (output, pclose(stream) >> 8)
  }
}

/// The shared data beside the package or where SLOVO_SHARED says; nil when it is not there.
func sharedFolder(_ name: String) -> FilePath? {
  let root = getenv("SLOVO_SHARED").map { String(cString: $0) } ?? "../shared"
  let path = "\(root)/\(name)"
  return access(path, R_OK) == 0 ? FilePath(path) : nil
}
