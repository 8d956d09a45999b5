internal import Evaluation
internal import Glibc

/// Files of topics, judgements and runs.
enum EvaluationFile {
  /// All of a file; `-` is standard input.
  static func contents(_ name: String) throws -> [UInt8] {
    if name == "-" { return try FileSystem.standardInput() }
    return try FileSystem.contents(of: ArgumentBytes.bytes(name))
  }

  /// A run.
  static func run(_ name: String) throws -> Run {
    try Run(contents(name), file: ArgumentBytes.display(name))
  }

  /// Writes a file anew; `-` is standard output.
  static func write(_ text: String, to name: String) throws {
    if name == "-" { return Output.write(text) }
    let descriptor = FileSystem.withCString(ArgumentBytes.bytes(name)) {
      open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    }
    func failure() -> CommandError {
      CommandError(
        "cannot write \"\(ArgumentBytes.display(name))\": \(FileSystem.systemMessage(errno))")
    }
    guard descriptor >= 0 else { throw failure() }
    var text = text
    let isWritten = text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)[...]
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest)
        let count = Glibc.write(descriptor, part.baseAddress, part.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
    let error = isWritten ? nil : failure()
    guard close(descriptor) == 0 else { throw error ?? failure() }
    if let error { throw error }
  }

  /// Puts a new text in the place of a file, so that whoever reads it meanwhile, or after a kill,
  /// has the old or the new one whole.
  static func replace(_ name: String, with text: String) throws {
    let path = ArgumentBytes.bytes(name)
    let part = path + Array(".part".utf8)
    try write(text, to: name + ".part")
    let code = FileSystem.withCString(part) { part in
      FileSystem.withCString(path) { rename(part, $0) }
    }
    guard code == 0 else {
      throw CommandError(
        "cannot write \"\(ArgumentBytes.display(name))\": \(FileSystem.systemMessage(errno))")
    }
  }

  /// Writes a run, but never over another program's.
  static func write(_ run: Run, to name: String) throws {
    if name != "-", FileSystem.exists(ArgumentBytes.bytes(name)) {
      let former = try contents(name)
      if !former.isEmpty {
        let tag = try? Run(former, file: name).tag
        guard tag?.hasPrefix(tagPrefix) == true else {
          throw CommandError(
            """
            cannot write "\(ArgumentBytes.display(name))": it is there, and no run that slovo wrote; remove it, or \
            leave --topics out to evaluate it
            """)
        }
      }
    }
    var tagged = run
    tagged.tag = tagPrefix + run.tag
    try write(tagged.trecText(), to: name)
  }

  /// What tags of our runs begin with.
  private static let tagPrefix = "slovo-"
}
