internal import Glibc

/// A dictionary that knows the lemmas of Russian forms: идти of шёл, человек of людей.
///
/// It lies in one file, made by ``MorphologyBuilder`` and used where it lies; opening it reads its header alone.
/// Damage gives wrong lemmas or none, never a trap; ``isSound()`` tells. Nothing changes, so any number of
/// threads may ask.
public final class LemmaDictionary: @unchecked Sendable {
  /// The file, for messages.
  public let path: String
  /// Where the words are from, in a line.
  public let source: String
  private let base: UnsafeRawPointer
  private let layout: MorphologyLayout
  private let endings: UnsafePointer<UInt8>

  /// Room that ``lemma(_:of:_:into:)`` needs beyond the word.
  static let longestEnding = 255

  /// Opens a dictionary.
  ///
  /// - Parameter file: The path as bytes.
  public init(file: [UInt8]) throws(MorphologyError) {
    path = String(decoding: file, as: UTF8.self)
    let descriptor = (file + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in
        text.baseAddress.map { open($0, O_RDONLY | O_CLOEXEC) } ?? -1
      }
    }
    guard descriptor >= 0 else { throw Self.failure("open", path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.failure("look at", path) }
    let size = Int(status.st_size)
    guard status.st_mode & S_IFMT == S_IFREG, size >= MorphologyLayout.headerSize else {
      throw .foreign(path: path)
    }
    guard let mapped = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0),
      mapped != MAP_FAILED
    else { throw Self.failure("map", path) }
    do throws(MorphologyError) {
      layout = try MorphologyLayout(
        UnsafeRawBufferPointer(start: mapped, count: size), path: path)
    } catch {
      munmap(mapped, size)
      throw error
    }
    base = UnsafeRawPointer(mapped)
    endings = (base + layout.endingsStart).assumingMemoryBound(to: UInt8.self)
    source = String(
      decoding: UnsafeRawBufferPointer(
        start: base + layout.sourceStart, count: Int(layout.source)), as: UTF8.self)
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: base), layout.size) }

  private static func failure(_ call: String, _ path: String) -> MorphologyError {
    .system(call: call, path: path, reason: String(cString: strerror(errno)).lowercased())
  }

  // MARK: about it

  /// Tells its content from any other: part of the analyzer's identity.
  public var fingerprint: String {
    let digits = String(layout.contentHash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Forms that it knows, ё as е.
  public var formCount: Int { Int(layout.forms) }
  /// Lemmas that they have.
  public var lemmaCount: Int { Int(layout.lemmas) }
  /// Bytes of the file.
  public var size: Int { layout.size }

  /// Whether all of the file is as it was written. Cost: reads it.
  public func isSound() -> Bool {
    let content = UnsafeRawBufferPointer(
      start: base + MorphologyLayout.headerSize, count: layout.size - MorphologyLayout.headerSize)
    return MorphologyLayout.hash(content) == layout.contentHash
  }

  /// The lemmas of a folded word, likeliest first, ё as е; none of an unknown word.
  public func lemmas(of word: String) -> [String] {
    let bytes = Array(word.utf8)
    var buffer = [UInt8](repeating: 0, count: bytes.count + Self.longestEnding)
    return bytes.withUnsafeBufferPointer { word in
      guard let start = word.baseAddress else { return [] }
      return buffer.withUnsafeMutableBufferPointer { buffer in
        guard let target = buffer.baseAddress else { return [] }
        return rules(of: start, word.count).compactMap { rule in
          let count = lemma(rule, of: start, word.count, into: target)
          guard count > 0 else { return nil }
          return String(decoding: UnsafeBufferPointer(start: target, count: count), as: UTF8.self)
        }
      }
    }
  }

  // MARK: looking up

  /// The rules of a form, in one number as they lie in the file.
  struct RuleSet: Sequence, IteratorProtocol {
    static let none = RuleSet(packed: .max)
    fileprivate var packed: UInt64

    mutating func next() -> UInt16? {
      let rule = UInt16(truncatingIfNeeded: packed)
      guard rule != MorphologyLayout.noRule else { return nil }
      packed = packed >> 16 | UInt64(MorphologyLayout.noRule) << 48
      return rule
    }
  }

  /// The rules that make lemmas of a folded word, likeliest first.
  func rules(of word: UnsafePointer<UInt8>, _ count: Int) -> RuleSet {
    guard count & 1 == 0 else { return .none }
    var state = Int(layout.root)
    var at = 0
    while at < count {
      let letter = CyrillicLetters.number(word[at], word[at &+ 1])
      guard letter > 0, let next = follow(state, UInt32(letter)) else { return .none }
      state = next
      at &+= 2
    }
    guard let set = follow(state, 0), set < Int(layout.sets) else { return .none }
    let packed = base.loadUnaligned(
      fromByteOffset: layout.setsStart &+ set &* 8, as: UInt64.self)
    return RuleSet(packed: UInt64(littleEndian: packed))
  }

  @inline(__always)
  private func follow(_ state: Int, _ letter: UInt32) -> Int? {
    var index = state
    while index < Int(layout.transitions) {
      let transition = UInt32(
        littleEndian: base.loadUnaligned(
          fromByteOffset: MorphologyLayout.headerSize &+ index &* 4, as: UInt32.self))
      let found = transition & MorphologyLayout.letterMask
      if found == letter { return Int(transition >> MorphologyLayout.targetShift) }
      guard found < letter, transition & MorphologyLayout.lastFlag == 0 else { return nil }
      index &+= 1
    }
    return nil
  }

  /// Writes the lemma that a rule makes of a word.
  ///
  /// - Parameter buffer: Has room for the word and ``longestEnding`` bytes.
  /// - Returns: Its bytes; 0 where rule and word do not go together.
  func lemma(
    _ rule: UInt16, of word: UnsafePointer<UInt8>, _ count: Int,
    into buffer: UnsafeMutablePointer<UInt8>
  ) -> Int {
    guard rule < layout.rules else { return 0 }
    let at = layout.rulesStart &+ Int(rule) &* 8
    let start = Int(
      UInt32(littleEndian: base.loadUnaligned(fromByteOffset: at, as: UInt32.self)))
    let length = Int(base.load(fromByteOffset: at &+ 4, as: UInt8.self))
    let cut = Int(base.load(fromByteOffset: at &+ 5, as: UInt8.self)) &* 2
    let prefix = Int(base.load(fromByteOffset: at &+ 6, as: UInt8.self)) &* 2
    let kept = count &- cut &- prefix
    guard kept >= 0, start &+ length <= Int(layout.endings) else { return 0 }
    buffer.update(from: word + prefix, count: kept)
    (buffer + kept).update(from: endings + start, count: length)
    return kept &+ length
  }
}
