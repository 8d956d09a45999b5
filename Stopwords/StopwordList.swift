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
      // By bytes: this is paid by every search.
      for line in list.split(separator: 0x0A) where line.first != UInt8(ascii: "#") {
        for form in line.split(separator: 0x20) {
          forms.insert(String(decoding: form, as: UTF8.self))
        }
      }
    }
    return forms
  }()
}
