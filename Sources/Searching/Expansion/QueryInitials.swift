/// An initial beside a surname in a query: `В. Норов`, `Норов В. И.`, `V. Norov`.
struct QueryInitial: Equatable {
  /// Where the surname begins in the text that the query was parsed from, in bytes.
  var surname: Int
  /// Letters that the name may begin with, small, of both alphabets.
  var letters: Set<UInt32>
}

/// Finds initials: capital letters with a full stop, before or behind a word with a capital.
enum QueryInitials {
  /// More are no names.
  private static let most = 8

  static func find(in text: String) -> [QueryInitial] {
    let scalars = Array(text.unicodeScalars)
    var offsets: [Int] = [0]
    for scalar in scalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
    var found: [QueryInitial] = []
    /// Initials that wait for a name behind them.
    var waiting: [Set<UInt32>] = []
    var lastName: Int?
    var at = 0
    while at < scalars.count, found.count < most {
      guard scalars[at].properties.isAlphabetic else {
        // A name ends where anything but a blank or a stop follows.
        if !scalars[at].properties.isWhitespace, scalars[at] != "." {
          waiting = []
          lastName = nil
        }
        at += 1
        continue
      }
      var end = at
      while end < scalars.count, scalars[end].properties.isAlphabetic { end += 1 }
      let isCapital = scalars[at].properties.isUppercase
      if isCapital, end == at + 1, end < scalars.count, scalars[end] == "." {
        let letters = letters(for: scalars[at])
        if let lastName {
          found.append(QueryInitial(surname: lastName, letters: letters))
        } else {
          waiting.append(letters)
        }
      } else if isCapital, end > at + 1 {
        found += waiting.map { QueryInitial(surname: offsets[at], letters: $0) }
        waiting = []
        lastName = offsets[at]
      } else {
        waiting = []
        lastName = nil
      }
      at = end
    }
    return Array(found.prefix(most))
  }

  /// What a name may begin with, in either alphabet, whose initial is this letter.
  static func letters(for initial: Unicode.Scalar) -> Set<UInt32> {
    let small = initial.properties.lowercaseMapping.unicodeScalars.first ?? initial
    var letters: Set<UInt32> = [small == "ё" ? 0x435 : small.value]
    for (cyrillic, latin) in likes {
      if cyrillic == small { letters.formUnion(latin.unicodeScalars.map(\.value)) }
      if latin.unicodeScalars.contains(small) {
        letters.insert(cyrillic == "ё" ? 0x435 : cyrillic.value)
      }
    }
    return letters
  }

  /// First letters of names and how they are written in the other alphabet: Юрий is Yuri, Iouri or Juri.
  private static let likes: [(Unicode.Scalar, String)] = [
    ("а", "a"), ("б", "b"), ("в", "vw"), ("г", "gh"), ("д", "dj"), ("е", "eyj"), ("ё", "eyj"),
    ("ж", "zjg"), ("з", "z"), ("и", "iyj"), ("й", "yij"), ("к", "kcq"), ("л", "l"), ("м", "m"),
    ("н", "n"), ("о", "o"), ("п", "p"), ("р", "r"), ("с", "sc"), ("т", "t"), ("у", "uw"),
    ("ф", "fpt"), ("х", "khcj"), ("ц", "tc"), ("ч", "ct"), ("ш", "s"), ("щ", "s"), ("э", "ea"),
    ("ю", "yiju"), ("я", "yij"),
  ]
}
