/// Takes the terms of a text, a word or compound at a time.
protocol TermSink {
  mutating func take(_ entry: TermEntry, start: Int, end: Int)
  mutating func take(_ entry: TermEntry, compound: Compound)
}

/// Looks words and compounds up in the caches, and has the terms of new ones built.
struct TermProducer<Sink: TermSink>: CompoundSink {
  private let text: UnsafePointer<UInt8>
  private let words: WordCache
  private let compounds: TermCache
  private let builder: TermBuilder
  private let queue: WordQueue
  private var sink: Sink

  init(
    _ text: UnsafePointer<UInt8>, words: WordCache, compounds: TermCache, builder: TermBuilder,
    queue: WordQueue, sink: Sink
  ) {
    self.text = text
    self.words = words
    self.compounds = compounds
    self.builder = builder
    self.queue = queue
    self.sink = sink
    queue.removeAll()
  }

  @inline(__always)
  mutating func take(single word: ScannedWord) {
    let hash = TermCache.hash(word.folded, word.count)
    guard word.count <= WordCache.longestKey else { return takeLong(word, hash) }
    queue.append(word, hash: hash)
    if queue.isFull { takeWaiting() }
  }

  /// Hands over what still waits, and gives the sink.
  mutating func finish() -> Sink {
    takeWaiting()
    return sink
  }

  @inline(never)
  private mutating func takeWaiting() {
    words.touch(queue)
    for index in 0..<queue.count {
      let word = queue.word(index)
      let hash = queue.items[index].hash
      if let entry = words.find(word.folded, word.count, hash: hash) {
        sink.take(entry, start: word.start, end: word.end)
      } else {
        takeNew(word, hash)
      }
    }
    queue.removeAll()
  }

  /// A word that no cache holds.
  @inline(never)
  private mutating func takeLong(_ word: ScannedWord, _ hash: UInt32) {
    takeWaiting()
    takeNew(word, hash)
  }

  @inline(never)
  private mutating func takeNew(_ word: ScannedWord, _ hash: UInt32) {
    let entry = builder.build(single: word, text)
    // Terms of a word that mixes alphabets depend on the case of its letters: never remembered.
    if !word.alphabets.isMixed, word.count <= WordCache.longestKey {
      words.insert(hash: hash, entry, terms: builder.terms)
    }
    sink.take(entry, start: word.start, end: word.end)
  }

  @inline(never)
  mutating func take(compound: Compound) {
    takeWaiting()
    let key = UnsafePointer(compound.folded)
    let hash = TermCache.hash(key, compound.foldedCount)
    if !compound.isMixed,
      let entry = compounds.find(key, compound.foldedCount, hash: hash)
    {
      sink.take(entry, compound: compound)
      return
    }
    let entry = builder.build(compound, text)
    if !compound.isMixed {
      compounds.insert(key, compound.foldedCount, hash: hash, entry, terms: builder.terms)
    }
    sink.take(entry, compound: compound)
  }
}
