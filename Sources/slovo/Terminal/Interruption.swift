internal import Glibc
internal import Indexing

/// Ctrl-C and a polite kill: the first asks the work to stop at the next safe place, the second ends the program.
enum Interruption {
  nonisolated(unsafe) private static var target: Cancellation?
  private static let notice: StaticString = "\nslovo: stopping; once more to stop at once\n"

  static func cancel(_ cancellation: Cancellation) {
    target = cancellation
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { number in
        Interruption.target?.cancel()
        // Only calls that are safe in a signal handler.
        write(STDERR_FILENO, Interruption.notice.utf8Start, Interruption.notice.utf8CodeUnitCount)
        signal(number, SIG_DFL)
      }
    }
  }
}
