/// The postings of one term over a run of documents, in FTS5's format but for the first doc ID, which stands apart so
/// that runs can be put behind one another: poslist, then for each further document the gap to it and its poslist.
struct Doclist {
  var term: UnsafeBufferPointer<UInt8>
  var firstDocID: Int64
  var lastDocID: Int64
  var bytes: UnsafeBufferPointer<UInt8>
}
