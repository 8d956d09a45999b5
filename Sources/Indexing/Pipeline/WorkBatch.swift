internal import Documents
internal import Postings
internal import SystemPackage

/// A piece of work for an analysis thread.
enum WorkItem: Sendable {
  /// A file that is one document: read, extract, prepare.
  case file(FileJob)
  /// Records of a JSON Lines file, already parsed; lines count from 1.
  case records(FileJob, [(line: Int, result: Result<Document, DocumentError>)])
  case recordsBegin(FileJob)
  /// An error where the file could not be read to its end.
  case recordsEnd(FileJob, DocumentError?)
}

/// What became of it.
enum WorkResult: Sendable {
  case document(FileJob, PreparedDocument)
  case records(FileJob, [(line: Int, result: Result<PreparedDocument, DocumentError>)])
  case recordsBegin(FileJob)
  case recordsEnd(FileJob, DocumentError?)
  case skipped(FileJob, DocumentError)
}

/// An analysis thread's work on one batch.
struct BatchWorker {
  private let preparer: DocumentPreparer
  private let readers: [Result<DocumentReader, DocumentError>]

  init(sources: [SourceRequest], preparing: DocumentPreparer.Options) {
    preparer = DocumentPreparer(preparing)
    readers = sources.map { source in
      do {
        return .success(try DocumentReader(options: source.options.reading))
      } catch let error as DocumentError {
        return .failure(error)
      } catch {
        return .failure(.unknownEncoding(source.options.reading.encoding ?? ""))
      }
    }
  }

  func callAsFunction(_ items: [WorkItem]) -> [WorkResult] {
    items.map { item in
      switch item {
      case .file(let job): return file(job)
      case .records(let job, let records):
        return .records(job, records.map { ($0.line, record(job, $0.result)) })
      case .recordsBegin(let job): return .recordsBegin(job)
      case .recordsEnd(let job, let error): return .recordsEnd(job, error)
      }
    }
  }

  private func file(_ job: FileJob) -> WorkResult {
    do {
      let document = try readers[job.source].get().read(FilePath(platformBytes: job.path))
      return .document(
        job, preparer.prepare(document, path: job.path, modified: job.modified / 1_000_000_000))
    } catch let error as DocumentError {
      return .skipped(job, error)
    } catch {
      return .skipped(job, .system(call: "read", errno: 0))
    }
  }

  private func record(
    _ job: FileJob, _ record: Result<Document, DocumentError>
  ) -> Result<PreparedDocument, DocumentError> {
    record.map {
      preparer.prepare($0, path: job.path, modified: job.modified / 1_000_000_000)
    }
  }
}
