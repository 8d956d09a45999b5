internal import Glibc

/// A program that is asked and answers line by line; it ends with this object.
final class PipedProcess {
  private var process: pid_t = 0
  private let input: Int32
  private let output: UnsafeMutablePointer<FILE>

  init(_ arguments: [String]) throws {
    var (toChild, fromChild): ([Int32], [Int32]) = ([0, 0], [0, 0])
    guard pipe(&toChild) == 0, pipe(&fromChild) == 0,
      let output = fdopen(fromChild[0], "r")
    else { throw BenchmarkError("cannot make a pipe") }
    for end in toChild + fromChild { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    self.output = output
    input = toChild[1]
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, toChild[0], 0)
    posix_spawn_file_actions_adddup2(&actions, fromChild[1], 1)
    var pointers = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    let code = posix_spawn(&process, arguments[0], &actions, nil, &pointers, environ)
    close(toChild[0])
    close(fromChild[1])
    guard code == 0 else { throw BenchmarkError("cannot run \"\(arguments[0])\"") }
  }

  deinit {
    close(input)
    fclose(output)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }

  func write(_ text: String) throws {
    let bytes = Array(text.utf8)
    guard Glibc.write(input, bytes, bytes.count) == bytes.count else {
      throw BenchmarkError("a program to be asked has ended")
    }
  }

  /// The next line without its end; nil at the end of output.
  func readLine() throws -> String? {
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(line) }
    let count = getline(&line, &capacity, output)
    guard count > 0, let line else { return nil }
    return String(decoding: UnsafeRawBufferPointer(start: line, count: count - 1), as: UTF8.self)
  }
}
