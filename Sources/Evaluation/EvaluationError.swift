/// What is wrong with an input; every case quotes the value that it is about.
public enum EvaluationError: Error, Equatable, CustomStringConvertible {
  /// A pair that a file gives twice.
  case duplicate(file: String, line: Int, pair: String)
  /// A line that has not the columns of its format.
  case malformedLine(file: String, line: Int, expected: String, text: String)
  /// A value of a line that cannot be taken.
  case illegalValue(file: String, line: Int, name: String, text: String, range: String)
  /// A measure's name or parameter.
  case illegalMeasure(String, reason: String)
  /// A range of a parameter to tune.
  case illegalParameter(String, reason: String)
  /// A file that holds nothing of what it should hold.
  case nothing(file: String, expected: String)

  /// The message, one line.
  public var description: String {
    switch self {
    case .duplicate(let file, let line, let pair):
      "cannot read \"\(file)\": line \(line): \(pair) is there twice"
    case .malformedLine(let file, let line, let expected, let text):
      "cannot read \"\(file)\": line \(line): expected \(expected), found \"\(text)\""
    case .illegalValue(let file, let line, let name, let text, let range):
      "cannot read \"\(file)\": line \(line): illegal \(name): \"\(text)\", must be \(range)"
    case .illegalMeasure(let name, let reason): "unknown measure \"\(name)\": \(reason)"
    case .illegalParameter(let text, let reason): "illegal parameter \"\(text)\": \(reason)"
    case .nothing(let file, let expected): "cannot read \"\(file)\": no \(expected) in it"
    }
  }
}
