/// Words that carry little meaning alone: function words and question words of English and Russian.
public enum StopwordList {
  /// Whether a folded form (lower case, е for ё) is a stop word or a question word. Takes constant
  /// time.
  public static func contains(_ form: String) -> Bool { forms.contains(form) }

  /// All forms of the lists.
  public static let forms: Set<String> = {
    let lists = [
      PackageResources.english_txt, PackageResources.english_questions_txt,
      PackageResources.russian_txt, PackageResources.russian_questions_txt,
    ]
    var forms: Set<String> = []
    for list in lists {
      for line in String(decoding: list, as: UTF8.self).split(separator: "\n")
      where !line.hasPrefix("#") {
        for form in line.split(separator: " ") { forms.insert(String(form)) }
      }
    }
    return forms
  }()
}
