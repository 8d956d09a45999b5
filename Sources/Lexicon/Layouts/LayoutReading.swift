/// A text as it reads when its keys are struck on the other keyboard layout.
public struct LayoutReading: Sendable, Equatable {
  /// Which keys were struck for which.
  public enum Direction: Sendable, Equatable {
    /// Latin letters typed where Cyrillic ones were meant: `ghbdtn`.
    case toRussian
    /// Cyrillic letters typed where Latin ones were meant: `фдшифиф`.
    case toEnglish
  }

  /// What was meant.
  public var text: String
  /// What it was mended from.
  public var direction: Direction
}
