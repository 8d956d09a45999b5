/// A benchmark that could not run or gave a wrong result.
struct BenchmarkError: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }

  /// Throws unless the result is right.
  static func require(_ condition: Bool, _ description: @autoclosure () -> String) throws {
    if !condition { throw BenchmarkError("wrong result: " + description()) }
  }
}
