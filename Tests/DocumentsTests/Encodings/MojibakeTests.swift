import Documents
import Testing

@Suite struct MojibakeTests {
  private let decoder: TextDecoder

  init() throws { decoder = try TextDecoder() }

  @Test(arguments: [
    ("РџСЂРёРІРµС‚, РјРёСЂ", "Привет, мир"),
    ("ÐŸÑ€Ð¸Ð²ÐµÑ‚, Ð¼Ð¸Ñ€", "Привет, мир"),
    ("п÷я─п╦п╡п╣я┌", "Привет"),
    ("оПХБЕР, ЛХП", "Привет, мир"),
    ("рТЙЧЕФ, НЙТ", "Привет, мир"),
    ("Ïðèâåò, ìèð", "Привет, мир"),
    ("╧ЁштхЄ, ьшЁ", "Привет, мир"),
    ("ЏаЁўҐв, ¬Ёа", "Привет, мир"),
    ("Тема: РџСЂРёРІРµС‚", "Тема: Привет"),
    ("It doesnâ€™t work, heâ€™s gone", "It doesn’t work, he’s gone"),
  ])
  func `a wrong reading is undone`(line: String, original: String) {
    #expect(decoder.repairMojibake(line) == original)
    let decoded = decoder.decode(Array("Добрый день.\n\(line)\nhello\n".utf8))
    #expect(decoded.mojibakeLineCount == 1)
    #expect(decoded.text == Array("Добрый день.\n\(line)\nhello\n".utf8))
  }

  @Test(arguments: [
    "Привет, мир! «Добрый день» — № 5",
    "ТАСС: РГБ, ГБР и ЦП; А,... АА,... ААА,...",
    "Such as \"pаypаl\", written with Cyrillic letters",
    "Їжак і ґава жили в лісі", "Љубљана и Ниш", "naïve café, Zoë, Ångström, São Paulo",
    "Монгол Улсын Ерөнхийлөгч Ухнаагийн Хүрэлсүх", "Аԥсны Аҳәынҭқарра", "Ԥсҳәы, ЁЪҧҭЪЫЩЪ",
    "————————————————", "├── Файл │ └── README", "日本語とрусский", "ЁжиК и ёжик", "××××", "",
  ])
  func `a right reading is left alone`(line: String) {
    #expect(decoder.repairMojibake(line) == nil)
    #expect(decoder.decode(Array(line.utf8)).mojibakeLineCount == 0)
  }
}
