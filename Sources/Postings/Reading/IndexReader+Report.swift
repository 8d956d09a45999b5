internal import GRDB

extension IndexReader {
  /// What the last build or update said of itself; empty where there is nothing.
  public func lastReport() throws -> String {
    try connection.perform { try Meta.get(.report, in: $0) ?? "" }
  }
}
