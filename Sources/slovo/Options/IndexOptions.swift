internal import ArgumentParser
internal import Postings

/// Where the index is: `--index`, `SLOVO_INDEX`, a configuration file, else `.slovo` upward from the working directory.
struct IndexOptions: ParsableArguments {
  @Option(
    name: [.customLong("index"), .customShort("i")],
    help: ArgumentHelp("The index folder.", valueName: "folder"))
  var path: String?

  /// The index to read.
  ///
  /// - Throws: ``IndexError/noIndex(path:)`` where there is none.
  func existingFolder(_ settings: Settings? = nil) throws -> IndexFolder {
    if let folder = try namedFolder(settings ?? Settings.load()) {
      guard folder.exists else {
        if let builder = FileSystem.builder(of: folder) { throw Self.unfinished(folder, builder) }
        throw IndexError.noIndex(path: folder.displayPath)
      }
      return folder
    }
    let directory = ArgumentBytes.workingDirectory()
    guard let folder = IndexFolder.find(upwardFrom: directory) else {
      if let (folder, builder) = FileSystem.unfinishedIndex(upwardFrom: directory) {
        throw Self.unfinished(folder, builder)
      }
      throw CommandError(
        """
        no index (.slovo) in "\(String(decoding: directory, as: UTF8.self))" or any folder above it; run \
        "slovo index PATH" to make one, or name one by --index
        """)
    }
    return folder
  }

  private static func unfinished(_ folder: IndexFolder, _ builder: String) -> CommandError {
    CommandError(
      "no index at \"\(folder.displayPath)\" yet: \(builder) is making it; wait for its end")
  }

  /// The index to write: the named one, the one found upward, else a new one beside the first path.
  func folder(besides path: [UInt8]?) throws -> IndexFolder {
    if let folder = try namedFolder(Settings.load()) { return folder }
    if let found = IndexFolder.find(upwardFrom: ArgumentBytes.workingDirectory()) { return found }
    var base = ArgumentBytes.workingDirectory()
    // The working directory itself holds its index; anything else has it beside it.
    if let path, path != base, let cut = path.lastIndex(of: UInt8(ascii: "/")) {
      base = cut == 0 ? [UInt8(ascii: "/")] : Array(path[..<cut])
    }
    let slash: [UInt8] = base.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]
    return IndexFolder(path: base + slash + Array(IndexFolder.defaultName.utf8))
  }

  private func namedFolder(_ settings: Settings) throws -> IndexFolder? {
    if let path { return IndexFolder(path: ArgumentBytes.absolutePath(path)) }
    if let named = Environment.value("SLOVO_INDEX"), !named.isEmpty {
      return IndexFolder(path: ArgumentBytes.absolutePath(named))
    }
    return settings.index.map { IndexFolder(path: ArgumentBytes.absolutePath($0)) }
  }
}
