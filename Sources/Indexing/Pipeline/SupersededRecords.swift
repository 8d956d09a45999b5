internal import Analysis
internal import Postings

/// Records of a bulk build that later ones of the same identifier replace, and what becomes of them.
struct SupersededRecords {
  var docIDs: [Int64] = []
  /// Files that hold such records, read to their ends.
  var files: [(id: Int64, job: FileJob)] = []
  /// Whether the file that is being read holds some.
  var isInOpenFile = false

  /// Takes them out of the index that the build has made. Where this is interrupted, the next run reads the files again.
  ///
  /// - Parameter morphology: What the build made lemmas by.
  /// - Throws: ``IndexError``.
  func remove(
    from folder: IndexFolder, morphology: LemmaDictionary?, _ report: inout BuildReport
  ) throws {
    let writer = try IndexWriter(
      folder: folder, mode: .update, waits: true, morphology: morphology)
    do {
      for docID in docIDs { try writer.remove(docID: docID) }
      for (id, job) in files {
        _ = try writer.recordFile(
          id: id, path: job.path, size: job.size, modified: job.changed, skipped: nil)
      }
      report.documents = try writer.documentCount()
      try writer.finish(report: report.json)
    } catch {
      writer.abandon()
      throw error
    }
  }
}
