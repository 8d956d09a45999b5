import Documents
import Glibc
import SystemPackage
import Testing

@Suite("Reading files") struct DocumentReaderTests {
  let folder = TemporaryFolder()

  private func error(_ path: FilePath, sizeLimit: Int64? = nil) throws -> DocumentError? {
    var options = ReadingOptions()
    if let sizeLimit { options.sizeLimit = sizeLimit }
    let reader = try DocumentReader(options: options)
    do {
      _ = try reader.read(path)
      return nil
    } catch { return error as? DocumentError }
  }

  @Test("a text file is a document") func plainText() throws {
    let path = folder.write("заметка.txt", "Заметка\n\nНоров встретился с послом.\n")
    let document = try DocumentReader().read(path)
    #expect(document.title == "Заметка")
    #expect(String(decoding: document.body, as: UTF8.self) == "Норов встретился с послом.\n")
    #expect(document.sourceLines == [3])
    #expect(document.format == .plain)
    #expect(document.encoding == "utf-8")
  }

  @Test("an empty file is a document with an empty body") func empty() throws {
    let document = try DocumentReader().read(folder.write("empty.html"))
    #expect(document.body.isEmpty)
    #expect(document.title.isEmpty)
  }

  @Test("a file of the file system of processes, whose size is 0, is read to its end")
  func processFile() throws {
    #expect(try !DocumentReader().read("/proc/self/status").body.isEmpty)
  }

  @Test("a missing file is a system error") func missing() throws {
    let error = try #require(try error("/tmp/no such file"))
    #expect(error == .system(call: "read", errno: ENOENT))
    #expect("\(error)" == "cannot read: no such file or directory")
  }

  @Test("a named pipe is refused at once") func namedPipe() throws {
    let path = folder.path.appending("pipe")
    #expect(path.withPlatformString { mkfifo($0, 0o600) } == 0)
    let error = try #require(try error(path))
    #expect("\(error)" == "not a regular file: named pipe")
  }

  @Test("folders and devices are refused") func others() throws {
    #expect(try error(folder.path) == .notRegularFile("folder"))
    #expect(try error("/dev/null") == .notRegularFile("device"))
  }

  @Test("a sparse file of 2 GB is refused by its size, without being read") func huge() throws {
    let path = folder.write("huge.txt")
    #expect(path.withPlatformString { truncate($0, 2 << 30) } == 0)
    let error = try #require(try error(path))
    #expect("\(error)" == "too large: 2147483648 bytes, must be at most 16777216")
  }

  @Test("the size limit holds to the byte") func sizeLimit() throws {
    let path = folder.write("five.txt", "пять ")
    #expect(try error(path, sizeLimit: 9) == nil)
    #expect(try error(path, sizeLimit: 8) == .tooLarge(size: 9, limit: 8))
  }

  @Test("a file whose name is not UTF-8 is read") func oddName() throws {
    let path = folder.write(
      nameBytes: [0xCD, 0xEE, 0xF0, 0xFF, 0x2E] + Array("md".utf8), bytes: Array("# Да\n".utf8))
    let document = try DocumentReader().read(path)
    #expect(document.format == .markdown)
    #expect(document.title == "Да")
  }

  @Test("a path longer than the system takes is read folder after folder") func longPath() throws {
    let name = String(repeating: "d", count: 200)
    let command =
      "perl -e 'for (1..30) { mkdir q(\(name)) or die; chdir q(\(name)) or die } "
      + "open F, q(>f.txt); print F qq(глубоко\n)'"
    guard folder.run(command).status == 0 else {
      print("skipped: no perl to make the folders")
      return
    }
    var path = folder.path
    for _ in 0..<30 { path.append(name) }
    path.append("f.txt")
    let document = try DocumentReader().read(path)
    #expect(String(decoding: document.body, as: UTF8.self) == "глубоко\n")
  }

  @Test("an unknown encoding is refused when the reader is made") func unknownEncoding() {
    var options = ReadingOptions()
    options.encoding = "klingon"
    #expect(throws: DocumentError.unknownEncoding("klingon")) {
      try DocumentReader(options: options)
    }
  }

  @Test("messages are lower case, without full stop, with the offending value")
  func messages() {
    #expect("\(DocumentError.unknownEncoding("klingon"))" == "unknown encoding 'klingon'")
    #expect("\(DocumentError.binary("PDF document"))" == "not text: PDF document")
    #expect("\(DocumentError.changed)" == "changed while it was read")
    #expect(
      "\(DocumentError.malformedRecord(line: 7, reason: "no text"))"
        == "malformed record in line 7: no text")
    #expect(
      "\(DocumentError.system(call: "open", errno: EACCES))" == "cannot open: permission denied")
  }
}
