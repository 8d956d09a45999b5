internal import Glibc

/// Time since it was made.
struct Stopwatch {
  private let wallStart = Self.seconds(CLOCK_MONOTONIC)
  private let threadStart = Self.seconds(CLOCK_THREAD_CPUTIME_ID)

  /// Seconds.
  var wall: Double { Self.seconds(CLOCK_MONOTONIC) - wallStart }
  /// Seconds of CPU that this thread had.
  var thread: Double { Self.seconds(CLOCK_THREAD_CPUTIME_ID) - threadStart }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
  }
}
