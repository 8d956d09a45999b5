internal import Synchronization

/// A request to stop soon, from a signal handler or another thread.
public final class Cancellation: Sendable {
  private let flag = Atomic<Bool>(false)

  /// Nothing is asked for yet.
  public init() {}

  /// Asks for the stop; safe in a signal handler.
  public func cancel() { flag.store(true, ordering: .relaxed) }

  /// Whether a stop was asked for.
  public var isCancelled: Bool { flag.load(ordering: .relaxed) }
}
