/// Reads the dates that documents carry in their metadata.
///
/// Known are ISO 8601 (`2019-08-26`, `20190826`, `2019-08`, `2019-08-26T10:00:00+03:00`), mail and
/// web (`Mon, 26 Aug 2019 10:00:00 +0300`), and the written forms of both languages (`26 августа
/// 2019 г.`, `August 26, 2019`, `26.08.2019`). What is written with slashes is year first, or month
/// first when asked; day and month are not guessed. A time without a zone is UTC.
enum DateParser {
  /// Seconds since 1970-01-01 UTC, or nil for what is no date. Years 1 to 9999.
  static func parse(_ bytes: some Collection<UInt8>, monthFirst: Bool = false) -> Int64? {
    guard bytes.count <= 100 else { return nil }
    let words = DateWord.split(bytes)
    return numeric(words, monthFirst: monthFirst) ?? written(words)
  }

  /// The moment of a day and a time, by the count of days of the proleptic Gregorian calendar.
  ///
  /// Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
  static func seconds(
    year: Int, month: Int, day: Int, seconds: Int = 0, offset: Int = 0
  ) -> Int64? {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    guard (1...(lengths[month - 1] + (month == 2 && isLeap ? 1 : 0))).contains(day) else {
      return nil
    }
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int64(era * 146_097 + dayOfEra - 719_468) * 86_400 + Int64(seconds - offset)
  }

  /// `2019-08-26…`, `2019/08/26`, `26.08.2019`, `08/26/2019` (month first), `20190826`, `2019-08`,
  /// `2019`.
  private static func numeric(_ words: [DateWord], monthFirst: Bool) -> Int64? {
    guard case .number(let first, let digits)? = words.first else { return nil }
    var rest = words.dropFirst()
    func separated(_ mark: UInt8) -> (Int, Int)? {
      guard case .number(let number, let digits)? = rest.dropFirst().first,
        case .mark(mark)? = rest.first
      else { return nil }
      return (number, digits)
    }
    if digits == 8, first >= 1_000_000 {
      return day(first / 10_000, first / 100 % 100, first % 100, rest)
    }
    for mark in Array("-/.".utf8) {
      guard let (second, _) = separated(mark) else { continue }
      rest = rest.dropFirst(2)
      guard let (third, thirdDigits) = separated(mark) else {
        return digits == 4 && mark == 0x2D ? day(first, second, 1, rest) : nil
      }
      rest = rest.dropFirst(2)
      if digits == 4 { return day(first, second, third, rest) }
      guard digits <= 2, thirdDigits == 4 else { return nil }
      if mark == 0x2E { return day(third, second, first, rest) }
      if mark == 0x2F, monthFirst { return day(third, first, second, rest) }
      return nil
    }
    return digits == 4 && rest.isEmpty ? day(first, 1, 1, rest) : nil
  }

  /// `[Mon,] 26 August 2019 …`, `August 26, 2019 …`.
  private static func written(_ words: [DateWord]) -> Int64? {
    var words = words[...]
    if case .word(let name)? = words.first, DateWord.month(name) == nil {
      // The day of the week says nothing that the date does not.
      words = words.dropFirst()
      if case .mark(0x2C)? = words.first { words = words.dropFirst() }
    }
    var numbers: [Int] = []
    var month: Int?
    while let word = words.first {
      switch word {
      case .number(let number, _): numbers.append(number)
      case .word(let name) where month == nil: month = DateWord.month(name)
      case .mark(0x2C), .mark(0x2E), .mark(0x2D): break
      default: return nil
      }
      words = words.dropFirst()
      if numbers.count == 2 || (month == nil && numbers.count > 1) { break }
    }
    guard let month else { return nil }
    if numbers.count == 1 { return numbers[0] < 1000 ? nil : day(numbers[0], month, 1, words) }
    guard numbers.count == 2 else { return nil }
    return day(numbers[1], month, numbers[0], words)
  }

  /// The moment of a day with the time that may follow.
  private static func day(
    _ year: Int, _ month: Int, _ day: Int, _ rest: ArraySlice<DateWord>
  ) -> Int64? {
    let time = TimeOfDay(rest)
    return seconds(
      year: year, month: month, day: day, seconds: time.seconds, offset: time.offset)
  }
}
