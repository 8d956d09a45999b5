internal import Foundation

/// Hands work from one producer through several workers to one consumer, in the producer's order, with a bound on
/// what is under way.
///
/// The bound counts the weight (bytes) of what was put in and is not yet done with: an item weighs until the consumer
/// takes the next one. A single heavier item passes alone.
final class OrderedPipe<Input: Sendable, Output: Sendable>: @unchecked Sendable {
  /// Seconds without a sign of life after which a cancelled pipe is left.
  private static var patience: Double { 0.2 }

  private let condition = NSCondition()
  private let limit: Int
  private var waiting: [(sequence: Int, weight: Int, input: Input)] = []
  private var done: [Int: (weight: Int, output: Output)] = [:]
  private var nextIn = 0
  private var nextOut = 0
  private var weight = 0
  private var weightInHand = 0
  private var isFinished = false
  private var isAborted = false

  init(weightLimit: Int) { limit = weightLimit }

  /// Waits for room; false when the pipe was aborted.
  func put(_ input: Input, weight itemWeight: Int) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    while !isAborted, weight > 0, weight + itemWeight > limit { condition.wait() }
    guard !isAborted else { return false }
    waiting.append((nextIn, itemWeight, input))
    nextIn += 1
    weight += itemWeight
    condition.broadcast()
    return true
  }

  /// Nothing more will be put in.
  func finish() {
    condition.withLock {
      isFinished = true
      condition.broadcast()
    }
  }

  /// Lets every side go; what is inside is dropped.
  func abort() {
    condition.withLock {
      isAborted = true
      waiting.removeAll()
      condition.broadcast()
    }
  }

  /// A worker's life: works until the pipe is finished and empty, or aborted.
  func work(_ transform: (Input) -> Output) {
    while true {
      condition.lock()
      while waiting.isEmpty, !isFinished, !isAborted { condition.wait() }
      guard !waiting.isEmpty, !isAborted else {
        condition.unlock()
        return
      }
      let item = waiting.removeFirst()
      condition.unlock()
      let output = transform(item.input)
      condition.lock()
      done[item.sequence] = (item.weight, output)
      condition.broadcast()
      condition.unlock()
    }
  }

  /// The next output in order, or nil at the end. Ends the weight of the one before.
  ///
  /// - Parameter isCancelled: Asked now and then while nothing is under way: a producer that waits for more input cannot
  ///   see a cancellation itself.
  func take(isCancelled: () -> Bool = { false }) -> Output? {
    condition.lock()
    defer { condition.unlock() }
    weight -= weightInHand
    weightInHand = 0
    condition.broadcast()
    while true {
      if isAborted { return nil }
      if let item = done.removeValue(forKey: nextOut) {
        nextOut += 1
        weightInHand = item.weight
        return item.output
      }
      if isFinished, nextOut == nextIn { return nil }
      let isSignalled = condition.wait(until: Date(timeIntervalSinceNow: Self.patience))
      if !isSignalled, nextOut == nextIn, isCancelled() { return nil }
    }
  }
}
