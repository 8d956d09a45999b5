/// How a dictionary of forms lies in its file. Numbers are little-endian.
///
/// A header of 64 bytes, then one behind the other:
///
/// - *transitions*, 4 bytes each: in the lowest 6 bits a letter (0: the word ends here), in the next whether
///   it is the last of its state, above them where the next state begins, or for an end a set;
/// - *sets*, 8 bytes each: up to four rules of 2 bytes, likeliest first, the rest ``noRule``;
/// - *rules*, 8 bytes each: where the ending begins (4), its bytes (1), letters to take off the word's end (1)
///   and beginning (1), and a zero;
/// - *endings* in UTF-8, then a line about where the words are from.
///
/// The automaton is the smallest one that knows the forms (Daciuk et al., Incremental Construction of Minimal
/// Acyclic Finite-State Automata, 2000). How a form turns into a lemma is a rule that thousands of words share,
/// so that the whole takes less than a byte a form.
struct MorphologyLayout: Equatable {
  static let magic: [UInt8] = Array("SlovoMrf".utf8)
  static let version: UInt32 = 1
  static let headerSize = 64
  static let noRule: UInt16 = 0xFFFF
  /// Rules of a form.
  static let setCapacity = 4
  static let letterMask: UInt32 = 0x3F
  static let lastFlag: UInt32 = 0x40
  static let targetShift: UInt32 = 7
  static let targetLimit = 1 << 25

  var root: UInt32 = 0
  var transitions: UInt32 = 0
  var sets: UInt32 = 0
  var rules: UInt32 = 0
  var endings: UInt32 = 0
  var source: UInt32 = 0
  var forms: UInt32 = 0
  var lemmas: UInt32 = 0
  /// Of all that follows the header.
  var contentHash: UInt64 = 0

  var setsStart: Int { Self.headerSize + Int(transitions) * 4 }
  var rulesStart: Int { setsStart + Int(sets) * 8 }
  var endingsStart: Int { rulesStart + Int(rules) * 8 }
  var sourceStart: Int { endingsStart + Int(endings) }
  var size: Int { sourceStart + Int(source) }

  /// The header's bytes, a hash of themselves at the end.
  var header: [UInt8] {
    var bytes = Self.magic
    for number in [
      Self.version, root, transitions, sets, rules, endings, source, forms, lemmas,
    ] {
      withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
    bytes += [0, 0, 0, 0]
    withUnsafeBytes(of: contentHash.littleEndian) { bytes.append(contentsOf: $0) }
    let hash = bytes.withUnsafeBytes { Self.hash($0) }
    withUnsafeBytes(of: hash.littleEndian) { bytes.append(contentsOf: $0) }
    return bytes
  }

  init() {}

  /// Reads a header.
  ///
  /// - Parameter path: For messages.
  init(_ bytes: UnsafeRawBufferPointer, path: String) throws(MorphologyError) {
    guard bytes.count >= Self.headerSize, bytes.prefix(8).elementsEqual(Self.magic) else {
      throw .foreign(path: path)
    }
    func number(_ index: Int) -> UInt32 {
      UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 8 + index * 4, as: UInt32.self))
    }
    guard number(0) == Self.version else {
      throw .newerFormat(path: path, found: number(0), supported: Self.version)
    }
    let hash = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 56, as: UInt64.self))
    guard hash == Self.hash(UnsafeRawBufferPointer(rebasing: bytes[..<56])) else {
      throw .damaged(path: path, reason: "its header is not what was written")
    }
    root = number(1)
    transitions = number(2)
    sets = number(3)
    rules = number(4)
    endings = number(5)
    source = number(6)
    forms = number(7)
    lemmas = number(8)
    contentHash = UInt64(
      littleEndian: bytes.loadUnaligned(fromByteOffset: 48, as: UInt64.self))
    guard size == bytes.count else {
      throw .damaged(path: path, reason: "it has \(bytes.count) bytes of \(size)")
    }
  }

  /// FNV-1a over words of eight bytes, each mixed; the length counts.
  static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(bytes.count)
    var at = 0
    func add(_ word: UInt64) {
      hash = (hash ^ word) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
    }
    while at + 8 <= bytes.count {
      add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)))
      at += 8
    }
    var rest: UInt64 = 0
    for byte in bytes[at...] { rest = rest << 8 | UInt64(byte) }
    add(rest)
    return hash
  }
}
