import Testing

@testable import Searching

@Suite struct NgramTests {
  /// How many runs of a word a text has, and how many there are.
  private func found(_ word: String, _ text: String, length: Int = 3) -> [Int] {
    var table = NgramTable(length: length, cyrillicLength: length)
    let runs = table.insert(word)
    var text = text
    text.withUTF8 { table.look(in: $0) }
    return [runs.count { table.isFound[$0] }, runs.count]
  }

  @Test func runsAreOfWholeWordsWithABlankAround() {
    // " го", "гор", "оро", "род", "од ".
    #expect(found("город", "город") == [5, 5])
    #expect(found("город", "огород") == [4, 5])
    #expect(found("город", "го род") == [3, 5])
    #expect(found("город", "") == [0, 5])
  }

  @Test func lettersAreFolded() {
    #expect(found("елка", "ЁЛКА") == [4, 4])
    #expect(found("cafe", "CAFE") == [4, 4])
    #expect(found("за\u{301}мок", "замок") == [5, 5])
  }

  @Test func aShortWordIsARunItself() {
    #expect(found("я", "я и ты", length: 5) == [1, 1])
    #expect(found("я", "мы и ты", length: 5) == [0, 1])
  }

  @Test func cyrillicWordsHaveRunsOfALengthOfTheirOwn() {
    var table = NgramTable(length: 5, cyrillicLength: 3)
    let city = table.insert("город")
    let garden = table.insert("garden")
    #expect([city.count, garden.count] == [5, 4])
    var text = "a garden; огород, gardenia"
    text.withUTF8 { table.look(in: $0) }
    #expect(city.count { table.isFound[$0] } == 4)
    #expect(garden.count { table.isFound[$0] } == 4)
    table.forget()
    var other = "gardens городской"
    other.withUTF8 { table.look(in: $0) }
    #expect(city.count { table.isFound[$0] } == 4)
    #expect(garden.count { table.isFound[$0] } == 3)
  }

  @Test func textThatIsIllFormedSetsWordsApart() {
    var table = NgramTable(length: 3, cyrillicLength: 3)
    #expect(table.insert("ab") == [0, 1])
    let bytes: [UInt8] = [0xFF, 0x61, 0x62, 0xFF, 0x78, 0xD0]
    bytes.withUnsafeBufferPointer { table.look(in: $0) }
    #expect(table.isFound == [true, true])
    table.forget()
    #expect(table.isFound == [false, false])
    for byte in UInt8.min...UInt8.max {
      for other in [UInt8(0x80), 0xBF, 0xC3, 0xE2, 0xF0] {
        [byte, other, byte].withUnsafeBufferPointer { table.look(in: $0) }
      }
    }
  }

  @Test(arguments: 2...8)
  func anyLengthOfRunsFindsItself(length: Int) {
    let found = found("здравоохранение", "Здравоохранение", length: length)
    #expect(found[0] == found[1] && found[1] >= 8)
  }
}
