internal import Glibc

/// The names in one folder, in byte order, and the open folder itself while there is use for it.
struct FolderListing {
  /// What the file system said of a name without being asked more.
  struct Entry {
    var start: Int
    var length: Int
    var type: UInt8
  }

  private(set) var entries: [Entry] = []
  private var names: [UInt8] = []
  private var stream: OpaquePointer?
  /// Of the folder, to know it again.
  let device: dev_t
  let inode: ino_t

  /// -1 when it is closed.
  var descriptor: Int32 { stream.map { dirfd($0) } ?? -1 }

  /// Reads the folder behind a descriptor, which it takes over.
  ///
  /// - Throws: A system error; the descriptor is closed then.
  init(descriptor: Int32) throws(DocumentError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0, let stream = fdopendir(descriptor) else {
      let failure = errno
      Glibc.close(descriptor)
      throw .system(call: "read folder", errno: failure)
    }
    device = status.st_dev
    inode = status.st_ino
    self.stream = stream
    errno = 0
    while let entry = readdir(stream) {
      append(entry)
      errno = 0
    }
    let failure = errno
    guard failure == 0 else {
      closedir(stream)
      throw .system(call: "read folder", errno: failure)
    }
    sort()
  }

  private mutating func append(_ entry: UnsafeMutablePointer<dirent>) {
    let type = entry.pointee.d_type
    withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: UInt8.self, capacity: 256) { name in
        let length = strlen(UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))
        if name[0] == 0x2E, length == 1 || (length == 2 && name[1] == 0x2E) { return }
        entries.append(Entry(start: names.count, length: length, type: type))
        // With the zero byte, so that a name can be handed to the system where it lies.
        names.append(contentsOf: UnsafeBufferPointer(start: name, count: length + 1))
      }
    }
  }

  private mutating func sort() {
    names.withUnsafeBufferPointer { names in
      guard let base = names.baseAddress else { return }
      entries.sort { left, right in
        let order = memcmp(base + left.start, base + right.start, min(left.length, right.length))
        return order == 0 ? left.length < right.length : order < 0
      }
    }
  }

  /// The bytes of a name with a zero byte after them.
  func withName<Result>(
    _ entry: Entry, _ body: (UnsafePointer<CChar>, UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result? {
    names.withUnsafeBufferPointer { names in
      guard let base = names.baseAddress?.advanced(by: entry.start) else { return nil }
      return base.withMemoryRebound(to: CChar.self, capacity: entry.length + 1) {
        body($0, UnsafeBufferPointer(start: base, count: entry.length))
      }
    }
  }

  /// Whether there is an entry of a name; cost: logarithmic.
  func contains(_ wanted: StaticString) -> Bool {
    names.withUnsafeBufferPointer { names in
      guard let base = names.baseAddress else { return false }
      var low = 0
      var high = entries.count
      while low < high {
        let middle = (low + high) / 2
        let entry = entries[middle]
        let common = min(entry.length, wanted.utf8CodeUnitCount)
        let order = memcmp(base + entry.start, wanted.utf8Start, common)
        if order == 0, entry.length == wanted.utf8CodeUnitCount { return true }
        if order < 0 || (order == 0 && entry.length < wanted.utf8CodeUnitCount) {
          low = middle + 1
        } else {
          high = middle
        }
      }
      return false
    }
  }

  /// Whether this is the folder of an index, whatever its name: its pointer or lock beside a generation.
  var isIndex: Bool {
    guard contains("current") || contains("lock") else { return false }
    return entries.contains {
      withName($0) { _, name in
        name.starts(with: "generation-".utf8) && name.suffix(7).elementsEqual(".sqlite".utf8)
      } ?? false
    }
  }

  /// Closes the folder; the names stay.
  mutating func close() {
    if let stream { closedir(stream) }
    stream = nil
  }

  /// Opens it again by a path from another folder, if it is still the same one.
  mutating func reopen(at folder: Int32, _ path: UnsafePointer<CChar>) -> Bool {
    let descriptor = openat(folder, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_dev == device, status.st_ino == inode,
      let stream = fdopendir(descriptor)
    else {
      Glibc.close(descriptor)
      return false
    }
    self.stream = stream
    return true
  }
}
