internal import Glibc

/// The project's folder as tests find it, and the shared data beside it.
public enum ProjectFolder {
  /// The root of the package, from the place of this file.
  public static let path: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(3).joined(separator: "/")
  }()

  /// Data that is not part of the project: in `SLOVO_SHARED` or beside the package. Nil where it is absent; such a test
  /// is skipped.
  public static func shared(_ name: String) -> String? {
    let root = getenv("SLOVO_SHARED").map { String(cString: $0) } ?? path + "/../shared"
    let file = "\(root)/\(name)"
    return access(file, R_OK) == 0 ? file : nil
  }

  /// Lines of a file of the project, without empty ones.
  public static func lines(_ name: String) -> [String] {
    let bytes = TemporaryFolder.contents(of: "\(path)/\(name)") ?? []
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// A variable of the environment, as a number.
  public static func number(_ variable: String, default value: Int) -> Int {
    getenv(variable).flatMap { Int(String(cString: $0)) } ?? value
  }
}
