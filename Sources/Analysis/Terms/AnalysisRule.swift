/// Why a term is there; its name is for people.
enum AnalysisRule: UInt8 {
  case form
  case stem
  case surname
  case spelling
  case possessive
  case joined
  case part
  case number
  case cleanTwin
  case mixedScript
  case lookAlike
  case symbol
  case lemma

  var name: String {
    switch self {
    case .form: "form"
    case .stem: "stem"
    case .surname: "surname"
    case .spelling: "spelling"
    case .possessive: "possessive"
    case .joined: "joined"
    case .part: "part"
    case .number: "number"
    case .cleanTwin: "clean twin"
    case .mixedScript: "mixed script"
    case .lookAlike: "look-alike"
    case .symbol: "symbol"
    case .lemma: "lemma"
    }
  }
}
