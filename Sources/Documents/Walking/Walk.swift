internal import Glibc
internal import SystemPackage

/// One walk under way: a stack of folders instead of recursion, so that no depth overflows it.
struct Walk {
  /// A folder and how far its names are done.
  private struct Frame {
    var listing: FolderListing
    var next = 0
    /// Lengths of both paths without the name being visited.
    let displayLength: Int
    let absoluteLength: Int
    /// Ignore levels without those of this folder.
    let levelCount: Int
    /// Whether a folder above matches an include glob, so that all below does.
    let isIncluded: Bool
  }

  /// More are opened again on the way back, from the folder below.
  private static let openLimit = 32
  /// Sorted in byte order.
  private static let alwaysSkipped: Set<[UInt8]> = Set(
    [".bzr", ".fossil", ".git", ".hg", ".jj", ".pijul", ".slovo", ".svn", "_darcs"]
      .map { Array($0.utf8) })

  private let root: FilePath
  private let options: WalkOptions
  private let include: IgnoreRules
  private let exclude: IgnoreRules
  private var frames: [Frame] = []
  private var levels = IgnoreLevels()
  /// The path as it is shown, and the path from `/` that ignore rules are matched with.
  private var display: [UInt8]
  private var absolute: [UInt8] = []
  /// Where a path relative to the root begins in the absolute path.
  private var rootBase = 0
  private var followed: Set<Identity> = []

  private struct Identity: Hashable {
    let device: dev_t
    let inode: ino_t
  }

  init(root: FilePath, options: WalkOptions) {
    self.root = root
    self.options = options
    include = IgnoreRules(globs: options.include)
    exclude = IgnoreRules(globs: options.exclude)
    display = root.withPlatformString {
      Array(UnsafeRawBufferPointer(start: $0, count: strlen($0)))
    }
  }

  mutating func run(
    visit: (WalkedFile) throws -> Bool, failed: (FilePath, DocumentError) -> Void,
    skipped: (FilePath, SkipReason) -> Void
  ) rethrows {
    defer { closeAll() }
    var status = stat()
    guard root.withPlatformString({ stat($0, &status) }) == 0 else {
      return failed(root, .system(call: "read", errno: errno))
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      if let kind = FileContents.kind(of: status.st_mode) {
        return failed(root, .notRegularFile(kind))
      }
      _ = try visit(Self.file(root, status))
      return
    }
    let descriptor = root.withPlatformString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else { return failed(root, .system(call: "open", errno: errno)) }
    followed = [Identity(device: status.st_dev, inode: status.st_ino)]
    startPaths(failed: failed)
    enter(descriptor, isIncluded: false, failed: failed, skipped: skipped)
    while let top = frames.indices.last {
      guard frames[top].next < frames[top].listing.entries.count else {
        leave(failed: failed)
        continue
      }
      let entry = frames[top].listing.entries[frames[top].next]
      frames[top].next += 1
      guard let file = examine(entry, failed: failed, skipped: skipped) else { continue }
      guard try visit(file) else { return }
    }
  }

  /// Sets up the absolute path, and the ignore files above the root as far as its repository
  /// reaches.
  private mutating func startPaths(failed: (FilePath, DocumentError) -> Void) {
    if let resolved = root.withPlatformString({ realpath($0, nil) }) {
      absolute = Array(UnsafeRawBufferPointer(start: resolved, count: strlen(resolved)))
      free(resolved)
    } else {
      absolute = display
    }
    if display.last != 0x2F { display.append(0x2F) }
    guard absolute.last != 0x2F else { return rootBase = absolute.count }
    if !options.ignoresIgnoreFiles { addLevelsAbove(failed: failed) }
    absolute.append(0x2F)
    rootBase = absolute.count
  }

  /// Without a repository above, the rules of other folders are not the root's business.
  private mutating func addLevelsAbove(failed: (FilePath, DocumentError) -> Void) {
    var folders: [[UInt8]] = []
    var current = absolute
    var status = stat()
    func path(_ bytes: [UInt8], _ name: String) -> [CChar] {
      (bytes + Array("/\(name)".utf8) + [0]).map { CChar(bitPattern: $0) }
    }
    while lstat(path(current, ".git"), &status) != 0 {
      guard let slash = current.lastIndex(of: 0x2F) else { return }
      current.removeSubrange(slash...)
      folders.append(current)
      if current.isEmpty { return }
    }
    for folder in folders.reversed() {
      let descriptor = open(path(folder, "."), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      levels.add(folder: descriptor, base: folder.count + 1) { name in
        var status = stat()
        return lstat(path(folder, "\(name)"), &status) == 0
      } failed: { name, error in
        path(folder, "\(name)").withUnsafeBufferPointer { buffer in
          if let base = buffer.baseAddress { failed(FilePath(platformString: base), error) }
        }
      }
    }
  }

  /// Goes into the folder behind a descriptor; both paths end with its `/`.
  private mutating func enter(
    _ descriptor: Int32, isIncluded: Bool, failed: (FilePath, DocumentError) -> Void,
    skipped: (FilePath, SkipReason) -> Void
  ) {
    var listing: FolderListing
    do throws(DocumentError) {
      listing = try FolderListing(descriptor: descriptor)
    } catch {
      return failed(shown(length: display.count), error)
    }
    if listing.isIndex {
      listing.close()
      return skipped(shown(length: display.count), .versionControl)
    }
    let levelCount = levels.count
    if !options.ignoresIgnoreFiles {
      levels.add(folder: listing.descriptor, base: absolute.count) {
        listing.contains($0)
      } failed: { name, error in
        failed(FilePath(platformBytes: display + Array("\(name)".utf8)), error)
      }
    }
    if frames.count >= Self.openLimit { frames[frames.count - Self.openLimit].listing.close() }
    frames.append(
      Frame(
        listing: listing, displayLength: display.count, absoluteLength: absolute.count,
        levelCount: levelCount, isIncluded: isIncluded))
  }

  /// Goes back to the folder above, opening it again where it was closed meanwhile.
  private mutating func leave(failed: (FilePath, DocumentError) -> Void) {
    guard var child = frames.popLast() else { return }
    levels.keep(child.levelCount)
    defer { child.listing.close() }
    guard let top = frames.indices.last, frames[top].listing.descriptor < 0 else { return }
    let isDone = frames[top].next == frames[top].listing.entries.count
    if isDone && top == 0 { return }
    if frames[top].listing.reopen(at: child.listing.descriptor, "..") { return }
    let path = FilePath(platformBytes: absolute[..<frames[top].absoluteLength])
    if path.withPlatformString({ frames[top].listing.reopen(at: AT_FDCWD, $0) }) { return }
    // Moved or taken away while we were below it.
    if !isDone {
      failed(shown(length: frames[top].displayLength), .system(call: "open", errno: ENOENT))
      frames[top].next = frames[top].listing.entries.count
    }
  }

  /// Decides about one name: a file to visit, a folder to go into, or nothing.
  private mutating func examine(
    _ entry: FolderListing.Entry, failed: (FilePath, DocumentError) -> Void,
    skipped: (FilePath, SkipReason) -> Void
  ) -> WalkedFile? {
    guard let frame = frames.last else { return nil }
    display.removeLast(display.count - frame.displayLength)
    absolute.removeLast(absolute.count - frame.absoluteLength)
    var isVersionControl = false
    var isHidden = false
    frame.listing.withName(entry) { _, name in
      display.append(contentsOf: name)
      absolute.append(contentsOf: name)
      isHidden = name.first == 0x2E
      if isHidden || name.first == 0x5F {
        isVersionControl = Self.alwaysSkipped.contains(Array(name))
      }
    }
    func skip(_ reason: SkipReason) -> WalkedFile? {
      skipped(shown(length: display.count), reason)
      return nil
    }
    if isVersionControl { return skip(.versionControl) }
    if isHidden, !options.includesHidden { return skip(.hidden) }
    var status = stat()
    var mode = Self.mode(ofType: entry.type)
    if entry.type == UInt8(DT_UNKNOWN) || mode == S_IFREG || mode == S_IFLNK {
      let follows = mode == S_IFLNK && options.followsLinks
      if mode == S_IFLNK, !follows { return skip(.symbolicLink) }
      guard look(entry, &status, follows: follows) else {
        failed(shown(length: display.count), .system(call: "read", errno: errno))
        return nil
      }
      mode = status.st_mode & S_IFMT
      if mode == S_IFLNK, options.followsLinks, look(entry, &status, follows: true) {
        mode = status.st_mode & S_IFMT
      }
    }
    let isFolder = mode == S_IFDIR
    if mode == S_IFLNK { return skip(.symbolicLink) }
    if !isFolder, mode != S_IFREG { return skip(.special) }
    if let reason = hidingRule(entry, isFolder: isFolder) { return skip(reason) }
    let isIncluded = frame.isIncluded || isIncludedByGlob(entry, isFolder: isFolder)
    if isFolder {
      descend(entry, isIncluded: isIncluded, failed: failed, skipped: skipped)
      return nil
    }
    guard isIncluded else { return skip(.notIncluded) }
    return Self.file(shown(length: display.count), status)
  }

  /// Opens a folder below the one on top and goes into it.
  private mutating func descend(
    _ entry: FolderListing.Entry, isIncluded: Bool, failed: (FilePath, DocumentError) -> Void,
    skipped: (FilePath, SkipReason) -> Void
  ) {
    guard let frame = frames.last else { return }
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (options.followsLinks ? 0 : O_NOFOLLOW)
    let descriptor =
      frame.listing.withName(entry) { name, _ in
        openat(frame.listing.descriptor, name, flags)
      } ?? -1
    guard descriptor >= 0 else {
      return failed(shown(length: display.count), .system(call: "open", errno: errno))
    }
    if options.followsLinks {
      var status = stat()
      guard fstat(descriptor, &status) == 0,
        followed.insert(Identity(device: status.st_dev, inode: status.st_ino)).inserted
      else {
        close(descriptor)
        return skipped(shown(length: display.count), .symbolicLink)
      }
    }
    display.append(0x2F)
    absolute.append(0x2F)
    enter(descriptor, isIncluded: isIncluded, failed: failed, skipped: skipped)
  }

  private func hidingRule(_ entry: FolderListing.Entry, isFolder: Bool) -> SkipReason? {
    absolute.withUnsafeBufferPointer { path in
      if levels.hide(path, nameLength: entry.length, isFolder: isFolder) { return .ignored }
      guard !exclude.isEmpty else { return nil }
      let relative = UnsafeBufferPointer(rebasing: path[rootBase...])
      let name = UnsafeBufferPointer(rebasing: path[(path.count - entry.length)...])
      return exclude.verdict(relative, name: name, isFolder: isFolder) == .ignored
        ? .excluded : nil
    }
  }

  private func isIncludedByGlob(_ entry: FolderListing.Entry, isFolder: Bool) -> Bool {
    if include.isEmpty { return true }
    return absolute.withUnsafeBufferPointer { path in
      let relative = UnsafeBufferPointer(rebasing: path[rootBase...])
      let name = UnsafeBufferPointer(rebasing: path[(path.count - entry.length)...])
      return include.verdict(relative, name: name, isFolder: isFolder) == .ignored
    }
  }

  private func look(_ entry: FolderListing.Entry, _ status: inout stat, follows: Bool) -> Bool {
    guard let frame = frames.last else { return false }
    return frame.listing.withName(entry) { name, _ in
      fstatat(frame.listing.descriptor, name, &status, follows ? 0 : AT_SYMLINK_NOFOLLOW) == 0
    } ?? false
  }

  private func shown(length: Int) -> FilePath {
    FilePath(platformBytes: display[..<length])
  }

  private mutating func closeAll() {
    for index in frames.indices { frames[index].listing.close() }
    frames.removeAll()
  }

  private static func mode(ofType type: UInt8) -> mode_t {
    // The kernel's own relation of the two: IFTODT of <dirent.h>.
    mode_t(type) << 12
  }

  private static func file(_ path: FilePath, _ status: stat) -> WalkedFile {
    func nanoseconds(_ time: timespec) -> Int64 {
      Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }
    return WalkedFile(
      path: path, size: Int64(status.st_size), modified: nanoseconds(status.st_mtim),
      changed: nanoseconds(status.st_ctim))
  }
}
