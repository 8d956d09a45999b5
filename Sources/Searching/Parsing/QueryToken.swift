internal import Postings

/// A piece of query text, as the lexer cuts it; ranges are bytes of the text.
enum QueryToken: Equatable {
  /// What stands before an operand and says how it is taken.
  struct Modifiers: Equatable {
    enum Occurrence: Equatable { case excluded, plain, required }

    var occurrence = Occurrence.plain
    var isExact = false
    var field: Field?
  }

  enum Operator: Equatable { case and, not, or }

  /// Text up to a space, parenthesis or quotation mark.
  case chunk(Modifiers, Range<Int>)
  case close
  /// `name:value`; the range has both, to be searched as text if the value makes no sense.
  case condition(Modifiers, name: String, value: String, Range<Int>)
  case `operator`(Operator, Range<Int>)
  case open(Modifiers)
  case phrase(Modifiers, content: Range<Int>, distance: Int?)
}
