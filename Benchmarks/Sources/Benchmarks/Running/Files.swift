internal import Glibc

/// The few file operations of the benchmarks.
enum Files {
  /// Removes a file or folder with all in it; it may be absent.
  static func remove(_ path: String) throws {
    _ = try ChildProcess.run(["/bin/rm", "-rf", "--", path], log: "/dev/null")
  }

  static func makeFolder(_ path: String) throws {
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw BenchmarkError("cannot make \(path): \(String(cString: strerror(errno)))")
    }
  }

  /// Makes a folder and those it lies in.
  static func makeFolders(_ path: String) throws {
    _ = try ChildProcess.run(["/bin/mkdir", "-p", "--", path], log: "/dev/null")
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func rename(_ path: String, to other: String) throws {
    guard Glibc.rename(path, other) == 0 else {
      throw BenchmarkError("cannot rename \(path): \(String(cString: strerror(errno)))")
    }
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { throw BenchmarkError("cannot write \(path)") }
    defer { close(descriptor) }
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      guard count > 0 else { throw BenchmarkError("cannot write \(path)") }
      done += count
    }
  }

  static func read(_ path: String) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw BenchmarkError("cannot read \(path)") }
    defer { close(descriptor) }
    let size = try Self.size(path)
    return [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
      while count < buffer.count {
        let got = Glibc.read(
          descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
        guard got > 0 else { return }
        count += got
      }
    }
  }

  static func size(_ path: String) throws -> Int64 {
    var facts = stat()
    guard stat(path, &facts) == 0 else { throw BenchmarkError("cannot read \(path)") }
    return Int64(facts.st_size)
  }
}
