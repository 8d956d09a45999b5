import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Indexing

private final class Counter: Sendable {
  private let value = Atomic<Int>(0)

  var count: Int { value.load(ordering: .sequentiallyConsistent) }

  func add() { value.add(1, ordering: .sequentiallyConsistent) }
}

@Suite("Ordered pipe")
struct OrderedPipeTests {
  @Test("what goes in comes out in order, whatever the workers' haste", arguments: [1, 2, 5])
  func order(workers: Int) {
    let pipe = OrderedPipe<Int, Int>(weightLimit: 64)
    Thread.detachNewThread {
      for number in 0..<2000 where !pipe.put(number, weight: number % 40) { return }
      pipe.finish()
    }
    for worker in 0..<workers {
      Thread.detachNewThread {
        var generator = SeededGenerator(seed: UInt64(worker))
        pipe.work { number in
          if Int.random(in: 0..<50, using: &generator) == 0 { usleep(500) }
          return number * 2
        }
      }
    }
    var taken: [Int] = []
    while let output = pipe.take() { taken.append(output) }
    #expect(taken == (0..<2000).map { $0 * 2 })
  }

  @Test("the bound holds: no more is under way than the limit, a heavier item passes alone")
  func bound() {
    let pipe = OrderedPipe<Int, Int>(weightLimit: 10)
    let weights = [3, 3, 3, 3, 50, 1, 9, 10, 2, 8]
    let entered = Counter()
    Thread.detachNewThread {
      for weight in weights {
        _ = pipe.put(weight, weight: weight)
        entered.add()
      }
      pipe.finish()
    }
    // Nobody works yet: three items fill the bound, and the producer waits.
    for _ in 0..<6000 where entered.count < 3 { usleep(10_000) }
    usleep(200_000)
    #expect(entered.count == 3)
    Thread.detachNewThread { pipe.work { $0 } }
    var taken: [Int] = []
    while let weight = pipe.take() { taken.append(weight) }
    #expect(taken == weights)
  }

  @Test("abort lets every side go")
  func abort() {
    let pipe = OrderedPipe<Int, Int>(weightLimit: 2)
    let ended = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      while pipe.put(1, weight: 1) {}
      ended.signal()
    }
    Thread.detachNewThread {
      pipe.work { $0 }
      ended.signal()
    }
    #expect(pipe.take() == 1)
    pipe.abort()
    #expect(pipe.take() == nil)
    #expect(ended.wait(timeout: .now() + 60) == .success)
    #expect(ended.wait(timeout: .now() + 60) == .success)
  }

  @Test("a cancelled pipe is left when its producer waits for more")
  func cancelled() {
    let pipe = OrderedPipe<Int, Int>(weightLimit: 10)
    Thread.detachNewThread { pipe.work { $0 } }
    _ = pipe.put(7, weight: 1)
    #expect(pipe.take(isCancelled: { true }) == 7)
    #expect(pipe.take(isCancelled: { true }) == nil)
    pipe.abort()
  }

  @Test("an empty pipe ends at once")
  func empty() {
    let pipe = OrderedPipe<Int, Int>(weightLimit: 10)
    pipe.finish()
    #expect(pipe.take() == nil)
    pipe.work { $0 }
  }
}
