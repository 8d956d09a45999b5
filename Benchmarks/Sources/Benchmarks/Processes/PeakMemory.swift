internal import CPeak
internal import Glibc

/// The most memory that a program took at one time.
struct PeakMemory {
  /// Bytes that no other process shares: heap, stacks, changed pages.
  var own: Int64
  /// Bytes in RAM, mapped files with them.
  var all: Int64

  /// Runs a program under observation, which is slow.
  static func run(_ arguments: [String]) throws -> PeakMemory {
    var pointers = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var memory = cpeak_memory()
    let status = cpeak_run(&pointers, "/dev/null", &memory)
    guard status == 0 else {
      throw BenchmarkError("\"\(arguments.joined(separator: " "))\" failed (status \(status))")
    }
    return PeakMemory(own: memory.anonymous, all: memory.resident)
  }
}
