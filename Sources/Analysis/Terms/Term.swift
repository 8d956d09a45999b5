/// What a term of the index says about the token it came from.
///
/// The kind is the first byte of the term as it is stored, so that the kinds of one word never mix:
/// a query for the stem `норов` does not see the exact forms, and `=Норова` sees nothing but that
/// form.
public enum TermKind: UInt8, Sendable, CaseIterable {
  /// The form that is also its own stem, stored once.
  case both = 0x42  // B
  /// The exact form: folded, not stemmed.
  case exact = 0x45  // E
  /// The lemma of a Russian form, where it differs from the form: `человек` for людей. Written where there is a
  /// dictionary of forms alone.
  case lemma = 0x4C  // L
  /// A word spelled with letters of both alphabets, as it was typed; never searched, listed by
  /// `lint`.
  case mixedScript = 0x4D  // M
  /// A stem that differs from the exact form.
  case stem = 0x53  // S
}

/// A unit of the index: a kind and the bytes of a word.
public struct Term: Hashable, Sendable {
  /// What the term says of the token it came from.
  public var kind: TermKind
  /// UTF-8, folded; at most ``Term/maximumLength`` bytes.
  public var text: String

  /// Longer words are cut here, at a character boundary, in documents and queries alike.
  public static let maximumLength = 240

  /// A term of folded text.
  public init(_ kind: TermKind, _ text: String) {
    self.kind = kind
    self.text = text
  }

  /// The bytes under which FTS5 stores the term.
  public var stored: [UInt8] { [kind.rawValue] + Array(text.utf8) }
}
