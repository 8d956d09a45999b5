/// What a cursor points at.
final class CursorMemory {
  let chunkLasts: UnsafeMutablePointer<UInt32>
  let chunkBounds: UnsafeMutablePointer<Float>
  let chunkShortest: UnsafeMutablePointer<Float>
  let blockBounds: UnsafeMutablePointer<Float>
  let blockShortest: UnsafeMutablePointer<Float>
  let scores: UnsafeMutablePointer<Float>

  init(chunkCount: Int) {
    chunkLasts = .allocate(capacity: chunkCount + 1)
    chunkLasts.initialize(repeating: 0, count: chunkCount + 1)
    let floats = PostingView.capacity + 2 * PostingChunk.capacity + 2 * (chunkCount + 1)
    scores = .allocate(capacity: floats)
    scores.initialize(repeating: 0, count: floats)
    blockBounds = scores + PostingView.capacity
    blockShortest = blockBounds + PostingChunk.capacity
    chunkBounds = blockShortest + PostingChunk.capacity
    chunkShortest = chunkBounds + chunkCount + 1
  }

  deinit {
    chunkLasts.deallocate()
    scores.deallocate()
  }
}
