internal import Glibc

/// Runs a program to its end and says what it took.
///
/// The kernel counts this process's own memory to a child's peak until the child's program starts, so whoever asks for
/// peaks should be small.
enum ChildProcess {
  /// - Parameter log: A file for its output and messages.
  static func run(_ arguments: [String], log: String) throws -> ResourceUsage {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    var pointers = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    let started = Stopwatch()
    var process: pid_t = 0
    let code = posix_spawn(&process, arguments[0], &actions, nil, &pointers, environ)
    guard code == 0 else {
      throw BenchmarkError("cannot run \"\(arguments[0])\": \(String(cString: strerror(code)))")
    }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
    guard status == 0 else {
      throw BenchmarkError(
        "\"\(arguments.joined(separator: " "))\" failed (status \(status)); see \(log)")
    }
    return ResourceUsage(
      wall: started.wall, cpu: usage.ru_utime.seconds + usage.ru_stime.seconds,
      peakBytes: Int64(usage.ru_maxrss) << 10)
  }
}

extension timeval {
  var seconds: Double { Double(tv_sec) + Double(tv_usec) / 1_000_000 }
}
