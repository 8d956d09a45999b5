internal import Glibc
public import SystemPackage

/// Reads the records of a JSON Lines file: `{"id", "title", "text", "date", …}`, one object a line.
///
/// `text` is required (`body`, `content` and `contents` are taken for it), `id` may be a string or
/// a number (`_id` and `docid` are taken for it; the line number where absent), `date`
/// (`published`, `created`) is a written date or a number of seconds or milliseconds since
/// 1970-01-01 UTC. Other fields are passed over; of equal names the last counts. Text is handed on
/// as the record has it, title line and all. A byte order mark, `\r\n` and blank lines are no
/// errors. Bytes that are not UTF-8 are decoded as those of any document. Memory does not grow with
/// the file, only with its longest line, which may have as many bytes as a file.
///
/// Speed: parsing is RapidJSON's, some 500 MB/s. simdjson has 3.5 times that, but is a shared library that every start
/// of the command would load; yajl has half of it, Foundation's decoder a fourteenth.
public struct JSONLinesReader: Sendable {
  private let options: ReadingOptions

  /// A reader for any number of files.
  ///
  /// An encoding that is unknown shows as an error of every record that is not plain UTF-8.
  public init(options: ReadingOptions = ReadingOptions()) { self.options = options }

  /// Calls `body` with each record in order, until it returns false or the file ends.
  ///
  /// A malformed line is handed on as an error and passed over.
  ///
  /// - Parameters:
  ///   - path: A file or FIFO; `-` is standard input.
  ///   - body: Takes the line, counted from 1, and what it holds.
  /// - Throws: ``DocumentError/system(call:errno:)`` where the file cannot be read; what `body`
  ///   throws.
  public func forEachRecord(
    in path: FilePath, _ body: (_ line: Int, Result<Document, DocumentError>) throws -> Bool
  ) throws {
    if path == "-" { return try forEachRecord(inDescriptor: STDIN_FILENO, body) }
    let descriptor = LongPath.open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw DocumentError.system(call: "open", errno: errno) }
    defer { close(descriptor) }
    try forEachRecord(inDescriptor: descriptor, body)
  }

  /// As ``forEachRecord(in:_:)``, from a descriptor that is open for reading; it stays open.
  public func forEachRecord(
    inDescriptor descriptor: Int32,
    _ body: (_ line: Int, Result<Document, DocumentError>) throws -> Bool
  ) throws {
    let reader = LineReader(
      descriptor: descriptor, lengthLimit: Int(clamping: max(0, options.sizeLimit)))
    let parser = try RecordParser(encoding: options.encoding)
    var number = 0
    while let line = try reader.next() {
      number += 1
      guard !line.isOverlong else {
        let error = DocumentError.tooLarge(size: Int64(line.length), limit: options.sizeLimit)
        guard try body(number, .failure(error)) else { return }
        continue
      }
      var bytes = UnsafeRawBufferPointer(rebasing: reader.bytes(of: line))
      if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
        bytes = UnsafeRawBufferPointer(rebasing: bytes[3...])
      }
      if bytes.allSatisfy(ASCII.isSpace) { continue }
      guard try body(number, parser.parse(bytes, line: number)) else { return }
    }
  }
}
