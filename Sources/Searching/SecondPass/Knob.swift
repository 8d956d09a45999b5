internal import Glibc
enum Knob {
  static let single = getenv("X_SINGLE") != nil
  static let ngramMode = getenv("X_NGRAM").map { Int(atoi($0)) } ?? 0
  static let unmatched = getenv("X_UNM").map { Int(atoi($0)) } ?? 0
  static let joined = getenv("X_JOINED") != nil
  static let titleOnce = getenv("X_TITLE1") != nil
}
