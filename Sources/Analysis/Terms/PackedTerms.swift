/// The terms of one text, packed for replay into the index: a run of records without offsets.
///
/// A record is one flag byte (0: the term opens a new position, 1: it shares the position of the
/// one before), the length of the stored term as two bytes, low byte first, then the stored term
/// (kind byte and text).
public struct PackedTerms: Sendable {
  /// The records, one behind the other.
  public var bytes: [UInt8] = []
  /// How many positions the records open.
  public var positionCount = 0

  /// No terms.
  public init() {}
}
