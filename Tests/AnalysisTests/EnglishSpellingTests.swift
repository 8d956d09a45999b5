import Analysis
import Testing

@Suite struct EnglishSpellingTests {
  @Test(arguments: [
    ("emphasised", "emphasized"), ("organisation", "organization"), ("analyse", "analyze"),
    ("analysing", "analyzing"), ("colour", "color"), ("colourful", "colorful"),
    ("colourised", "colorized"), ("neighbours", "neighbors"), ("centre", "center"),
    ("centred", "centered"), ("kilometres", "kilometers"), ("catalogue", "catalog"),
    ("catalogued", "cataloged"), ("dialogues", "dialogs"), ("travelled", "traveled"),
    ("traveller", "traveler"), ("modelling", "modeling"), ("cancelled", "canceled"),
    ("fulfil", "fulfill"), ("defence", "defense"), ("licence", "license"),
    ("practise", "practice"), ("programme", "program"), ("grey", "gray"), ("tyres", "tires"),
    ("encyclopaedia", "encyclopedia"), ("archaeologists", "archeologists"),
    ("haemoglobin", "hemoglobin"), ("manoeuvre", "maneuver"), ("judgement", "judgment"),
    ("ageing", "aging"), ("aluminium", "aluminum"), ("roubles", "rubles"),
    ("criticised", "criticized"), ("recognisable", "recognizable"),
  ])
  func `British and American spellings find each other`(british: String, american: String) {
    #expect(finds(british, in: american), "\(british) → \(american)")
    #expect(finds(american, in: british), "\(american) → \(british)")
  }

  @Test(arguments: [
    "advise", "exercise", "promise", "rise", "wise", "surprise", "precise", "raise", "noise",
    "supervised", "enterprises", "compromising", "miser", "disable", "expertise", "iris",
    "improvisation", "advisable", "hour", "four", "tour", "contour", "metric", "league", "lyse",
    "controlled", "called", "equally", "totally", "gravelly", "poem", "science", "chilly",
  ])
  func `words that only look British keep their stem`(word: String) {
    let stem = analyzed(word).split(separator: " ").last?.dropFirst()
    #expect(stem.map { word.hasPrefix($0.dropLast()) } == true, "\(word) → \(stem ?? "")")
    #expect(!analyzed(word).hasSuffix("z"))
  }

  @Test func `the exact form keeps its spelling`() {
    assertAnalyzes("emphasised", "Eemphasised Semphas")
  }
}
