/// A year, month or day of the proleptic Gregorian calendar, in UTC.
struct CalendarPeriod: Equatable {
  /// The first second, counted from 1970-01-01.
  var start: Int64
  /// The first second after it.
  var end: Int64

  /// Reads `2020`, `2020-01`, `2020-01-31`, or as Russians write a day, `31.01.2020`.
  ///
  /// - Returns: nil for anything else, also for days that a month does not have.
  init?(_ text: Substring) {
    var parts = text.split(separator: "-", omittingEmptySubsequences: false).map(Array.init)
    if parts.count == 1 {
      let dotted = text.split(separator: ".", omittingEmptySubsequences: false).map(Array.init)
      if dotted.count == 3 { parts = dotted.reversed() }
    }
    guard (1...3).contains(parts.count), parts[0].count == 4 else { return nil }
    var numbers: [Int] = []
    for part in parts {
      guard part.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(String(part)),
        numbers.isEmpty || (1...2).contains(part.count)
      else { return nil }
      numbers.append(number)
    }
    self.init(year: numbers[0], month: numbers.dropFirst().first, day: numbers.dropFirst(2).first)
  }

  init?(_ text: String) { self.init(text[...]) }

  private init?(year: Int, month: Int?, day: Int?) {
    guard (1...9999).contains(year) else { return nil }
    guard let month else {
      start = Self.second(year: year, month: 1, day: 1)
      end = Self.second(year: year + 1, month: 1, day: 1)
      return
    }
    guard (1...12).contains(month) else { return nil }
    let next = month == 12 ? (year + 1, 1) : (year, month + 1)
    let nextMonth = Self.second(year: next.0, month: next.1, day: 1)
    start = Self.second(year: year, month: month, day: day ?? 1)
    end = day == nil ? nextMonth : start + Self.secondsPerDay
    guard (1...31).contains(day ?? 1), start < nextMonth else { return nil }
  }

  /// The day that a second lies in, as `2020-01-31`.
  static func dateText(ofSecond second: Int64) -> String {
    let (year, month, day) = civil(day: floorDivision(second, secondsPerDay))
    let digits = String(year)
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return "\(padded)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  private static let secondsPerDay: Int64 = 86_400

  private static func floorDivision(_ value: Int64, _ divisor: Int64) -> Int64 {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// The calendar has a period of 400 years, and is regular within it when years begin in March
  /// (E. G. Richards, Explanatory Supplement to the Astronomical Almanac, 2013, section 15.11).
  private static func second(year: Int, month: Int, day: Int) -> Int64 {
    let marchYear = Int64(month <= 2 ? year - 1 : year)
    let era = floorDivision(marchYear, 400)
    let yearOfEra = marchYear - era * 400
    let monthFromMarch = Int64((month + 9) % 12)
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + Int64(day) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return (era * 146_097 + dayOfEra - 719_468) * secondsPerDay
  }

  private static func civil(day: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = day + 719_468
    let era = floorDivision(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }
}
