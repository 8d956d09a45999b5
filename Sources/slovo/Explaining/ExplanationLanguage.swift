internal import ArgumentParser
internal import Searching

/// The language that explanations are in.
enum ExplanationLanguage: String, ExpressibleByArgument, CaseIterable {
  case en
  case ru

  /// By `LC_ALL`, `LC_MESSAGES` and `LANG`, the first that says something.
  static var ofEnvironment: ExplanationLanguage {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { Environment.value($0) }
      .first { !$0.isEmpty }
    return named?.hasPrefix("ru") == true ? .ru : .en
  }

  /// One of two texts.
  func callAsFunction(_ english: String, _ russian: String) -> String {
    self == .en ? english : russian
  }

  func name(_ kind: KindExplanation.Name) -> String {
    switch kind {
    case .anyForm: self("any form", "любая форма")
    case .lemma: self("any form, by the dictionary", "любая форма, по словарю")
    case .exactForm: self("this form", "эта форма")
    case .phrase: self("phrase", "фраза")
    case .prefix: self("prefix", "начало слова")
    }
  }

  func name(_ pass: PassExplanation.Name) -> String {
    switch pass {
    case .boilerplate:
      self("in lines that many documents hold", "в строках, что есть во многих документах")
    case .ordered: self("words of the query side by side", "слова запроса подряд")
    case .unordered: self("words of the query near each other", "слова запроса рядом")
    case .window: self("the place that holds most of the query", "место, где больше всего запроса")
    case .title: self("words of the query in the title", "слова запроса в заголовке")
    case .ngrams: self("runs of letters in common", "общие сочетания букв")
    case .feedback: self("words of the best documents", "слова лучших документов")
    case .language: self("the other language than the query's", "язык не тот, что у запроса")
    case .neighbors: self("the documents most like it", "самые похожие документы")
    case .priors: self("recency and length", "давность и длина")
    }
  }

  func text(_ obstacle: MatchObstacle) -> String {
    switch obstacle {
    case .lacks(let word): self("it lacks \(word)", "в нём нет \(word)")
    case .holds(let word):
      self("it holds \(word), which is excluded", "в нём есть \(word), а это исключено")
    case .lacksAll(let words):
      self(
        "it holds none of: \(words.joined(separator: ", "))",
        "в нём нет ни одного из: \(words.joined(separator: ", "))")
    case .conditions:
      self("it does not meet the conditions", "он не отвечает условиям")
    }
  }
}
