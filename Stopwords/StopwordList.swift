internal import Glibc

/// Words that carry little meaning alone: function words and question words of English and Russian.
public enum StopwordList {
  /// Whether a folded form (lower case, е for ё) is a stop word or a question word.
  ///
  /// Cost: a look through the lists of its language, 1 to 3 KB; a set would cost a search more before its first word.
  public static func contains(_ form: String) -> Bool {
    let form = Array(form.utf8)
    guard let first = form.first, first != UInt8(ascii: "#") else { return false }
    let lists =
      first < 0x80
      ? [PackageResources.english_txt, PackageResources.english_questions_txt]
      : [PackageResources.russian_txt, PackageResources.russian_questions_txt]
    return lists.contains { list in
      list.withUnsafeBytes { list in form.withUnsafeBytes { contains($0, in: list) } }
    }
  }

  private static func contains(
    _ form: UnsafeRawBufferPointer, in list: UnsafeRawBufferPointer
  ) -> Bool {
    guard let base = list.baseAddress, let bytes = form.baseAddress else { return false }
    var start = 0
    while start < list.count {
      var end = start
      let isComment = list[start] == UInt8(ascii: "#")
      while end < list.count, list[end] != 0x0A, isComment || list[end] != 0x20 { end += 1 }
      if end - start == form.count, memcmp(base + start, bytes, form.count) == 0 { return true }
      start = end + 1
    }
    return false
  }
}
