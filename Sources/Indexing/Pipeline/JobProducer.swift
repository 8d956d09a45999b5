internal import Documents
internal import Postings
internal import SystemPackage

/// Turns the jobs of a plan into batches of work, in order.
struct JobProducer {
  typealias Pipe = OrderedPipe<[WorkItem], [WorkResult]>

  /// A batch holds about this many bytes or files.
  private static let batchBytes = 1 << 20
  private static let batchFiles = 64

  let plan: Plan
  let pipe: Pipe
  let cancellation: Cancellation
  private var batch: [WorkItem] = []
  private var weight = 0

  init(plan: Plan, pipe: Pipe, cancellation: Cancellation) {
    self.plan = plan
    self.pipe = pipe
    self.cancellation = cancellation
  }

  /// Feeds the pipe until the jobs end, the build is cancelled, or the pipe aborted.
  mutating func run() {
    defer { pipe.finish() }
    for job in plan.jobs {
      guard !cancellation.isCancelled else { break }
      let goesOn = job.isRecords ? records(job) : put(.file(job), weight: Int(job.size))
      guard goesOn else { return }
    }
    _ = flush()
  }

  private mutating func put(_ item: WorkItem, weight itemWeight: Int) -> Bool {
    batch.append(item)
    weight += itemWeight
    return weight < Self.batchBytes && batch.count < Self.batchFiles ? true : flush()
  }

  private mutating func flush() -> Bool {
    guard !batch.isEmpty else { return true }
    defer {
      batch.removeAll()
      weight = 0
    }
    return pipe.put(batch, weight: weight)
  }

  private mutating func records(_ job: FileJob) -> Bool {
    guard put(.recordsBegin(job), weight: 0) else { return false }
    let reader = JSONLinesReader(options: plan.sources[job.source].options.reading)
    var pending: [(line: Int, result: Result<Document, DocumentError>)] = []
    var pendingWeight = 0
    var goesOn = true
    var failure: DocumentError?
    do {
      try reader.forEachRecord(in: FilePath(platformBytes: job.path)) { line, result in
        if case .success(let document) = result { pendingWeight += document.body.count }
        pending.append((line, result))
        if pendingWeight >= Self.batchBytes || pending.count >= 1000 {
          goesOn = put(.records(job, pending), weight: pendingWeight) && flush()
          pending = []
          pendingWeight = 0
        }
        return goesOn && !cancellation.isCancelled
      }
    } catch let error as DocumentError {
      failure = error
    } catch {
      failure = .system(call: "read", errno: 0)
    }
    guard goesOn, put(.records(job, pending), weight: pendingWeight) else { return false }
    // Without its end the file counts as unfinished, and is read again.
    guard !cancellation.isCancelled else { return true }
    return put(.recordsEnd(job, failure), weight: 0)
  }
}
