/// The time after a date: `T10:00:00.5+03:00`, `10:00 GMT`, `10:00:00 +0300`; midnight UTC where
/// there is none.
struct TimeOfDay: Equatable {
  /// Seconds since midnight.
  private(set) var seconds = 0
  /// Seconds east of Greenwich.
  private(set) var offset = 0

  init(_ words: ArraySlice<DateWord>) {
    var words = words
    // A year's abbreviation (`г.`, `года`) and marks may stand before the time.
    while let word = words.first {
      if case .number = word { break }
      words = words.dropFirst()
    }
    guard let hour = Self.number(&words), hour <= 24, Self.colon(&words),
      let minute = Self.number(&words), minute < 60
    else { return }
    seconds = hour * 3600 + minute * 60
    if Self.colon(&words), let second = Self.number(&words), second <= 60 { seconds += second }
    if case .mark(0x2E)? = words.first { words = words.dropFirst(2) }
    readZone(words)
  }

  private mutating func readZone(_ words: ArraySlice<DateWord>) {
    guard case .mark(let sign)? = words.first, sign == 0x2B || sign == 0x2D,
      case .number(let number, let digits)? = words.dropFirst().first
    else { return }
    var minutes = digits > 2 ? number / 100 * 60 + number % 100 : number * 60
    var rest = words.dropFirst(2)
    if digits <= 2, Self.colon(&rest), let more = Self.number(&rest) { minutes += more }
    guard minutes <= 16 * 60 else { return }
    offset = (sign == 0x2D ? -60 : 60) * minutes
  }

  private static func number(_ words: inout ArraySlice<DateWord>) -> Int? {
    guard case .number(let number, _)? = words.first else { return nil }
    words = words.dropFirst()
    return number
  }

  private static func colon(_ words: inout ArraySlice<DateWord>) -> Bool {
    guard case .mark(0x3A)? = words.first else { return false }
    words = words.dropFirst()
    return true
  }
}
