import Testing

@testable import Searching

@Suite struct NgramTests {
  private func counts(_ word: String, _ text: String, length: Int = 3) -> [UInt32] {
    var table = NgramTable(length: length)
    table.insert(word, weight: 1)
    var text = text
    _ = text.withUTF8 { table.count(in: $0) }
    return table.counts.sorted()
  }

  @Test func runsAreOfWholeWordsWithABlankAround() {
    // " го", "гор", "оро", "род", "од ".
    #expect(counts("город", "город") == [1, 1, 1, 1, 1])
    #expect(counts("город", "огород") == [0, 1, 1, 1, 1])
    #expect(counts("город", "го род") == [0, 0, 1, 1, 1])
    #expect(counts("город", "") == [0, 0, 0, 0, 0])
  }

  @Test func lettersAreFolded() {
    #expect(counts("елка", "ЁЛКА ёлка Елка") == [3, 3, 3, 3])
    #expect(counts("cafe", "CAFE") == [1, 1, 1, 1])
    #expect(counts("за\u{301}мок", "замок") == [1, 1, 1, 1, 1])
  }

  @Test func aShortWordIsARunItself() {
    #expect(counts("я", "я и ты", length: 5) == [1])
  }

  @Test func ill_formedTextSetsWordsApart() {
    var table = NgramTable(length: 3)
    table.insert("ab", weight: 1)
    let bytes: [UInt8] = [0x61, 0x62, 0xFF, 0x61, 0x62, 0xD0]
    _ = bytes.withUnsafeBufferPointer { table.count(in: $0) }
    #expect(table.counts == [2, 2])
    for byte in UInt8.min...UInt8.max {
      for other in [UInt8(0x80), 0xBF, 0xC3, 0xE2, 0xF0] {
        _ = [byte, other, byte].withUnsafeBufferPointer { table.count(in: $0) }
      }
    }
  }

  @Test(arguments: 2...8)
  func anyLengthOfRunsFindsItself(length: Int) {
    let found = counts("здравоохранение", "Здравоохранение", length: length)
    #expect(found.count >= 8 && found.allSatisfy { $0 >= 1 })
  }
}
