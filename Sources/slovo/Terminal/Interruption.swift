internal import Glibc
internal import Indexing

/// Ctrl-C and a polite kill: the first asks the work to stop at the next safe place, the second ends the program.
enum Interruption {
  nonisolated(unsafe) private static var target: Cancellation?

  static func cancel(_ cancellation: Cancellation) {
    target = cancellation
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { number in
        Interruption.target?.cancel()
        signal(number, SIG_DFL)
      }
    }
  }
}
