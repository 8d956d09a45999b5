internal import Analysis
internal import Postings

/// What `slovo --version` prints: the program and what its results depend on.
enum Version {
  static let number = "0.1.0"

  static var text: String {
    """
    slovo \(number)
    analyzer: \(Analyzer.identity)
    sqlite: \(IndexReader.libraryVersion)
    """
  }
}
