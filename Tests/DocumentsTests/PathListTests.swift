import Documents
import Glibc
import SystemPackage
import Testing

@Suite("Lists of paths") struct PathListTests {
  let folder = TemporaryFolder()

  private func read(_ bytes: [UInt8], _ separator: PathList.Separator) throws -> [String] {
    let path = folder.write("list", bytes: bytes)
    let descriptor = path.withPlatformString { open($0, O_RDONLY) }
    defer { close(descriptor) }
    var paths: [String] = []
    try PathList(separator: separator).forEachPath(in: descriptor) {
      paths.append($0.string)
      return paths.count < 1000
    }
    return paths
  }

  @Test("one path a line; blank lines and carriage returns are nothing") func lines() throws {
    #expect(
      try read(Array("a.txt\r\n\nпапка/б.txt\nlast".utf8), .newline) == [
        "a.txt", "папка/б.txt", "last",
      ])
  }

  @Test("after a zero byte a path may have line feeds in it") func zeros() throws {
    #expect(try read(Array("a\nb\0c\0\0".utf8), .zero) == ["a\nb", "c"])
  }

  @Test("an empty list has no paths") func empty() throws { #expect(try read([], .newline) == []) }

  @Test("a line without end is refused") func overlong() throws {
    #expect(throws: DocumentError.self) {
      try read([UInt8](repeating: 0x61, count: 3 << 20), .newline)
    }
  }
}
