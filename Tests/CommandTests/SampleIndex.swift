import TestSupport

/// The index of `Index/Sample`, made once for all tests that only read it.
enum SampleIndex {
  /// A command whose working directory is the sample and whose index is named by the environment.
  static let slovo: CommandSandbox = {
    var slovo = CommandSandbox()
    slovo.environment["SLOVO_INDEX"] = slovo.folder("index")
    slovo.directory = ProjectFolder.path + "/Index/Sample"
    build = slovo("index", ".", "--no-progress", "--report", "json")
    return slovo
  }()

  /// What making it gave.
  nonisolated(unsafe) private(set) static var build = CommandResult()

  /// The documents that a query finds, best first: paths below the sample, `path#record` for records.
  static func ranked(_ query: String, limit: Int = 1000) -> [String] {
    slovo("search", "--copies", "-q", "-n", "\(limit)", "--format", "%p", "--", query).lines
  }
}
