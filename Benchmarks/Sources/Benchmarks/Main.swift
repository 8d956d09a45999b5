internal import Glibc

/// The entry; see `Benchmarks/README.md`.
@main
struct Main {
  static func main() {
    do {
      try Benchmark(arguments: Array(CommandLine.arguments.dropFirst())).run()
    } catch {
      let message = Array("benchmark: \(error)\n".utf8)
      _ = write(STDERR_FILENO, message, message.count)
      exit(1)
    }
  }
}
