import FileAccess
import Testing

@Suite struct FilePartsTests {
  let folder = TemporaryFolder()

  private func parts(_ name: String) throws -> FileParts {
    try FileParts(#require(try InputFiles(["\(folder.path)/\(name)"]).files.first))
  }

  @Test(arguments: [1, 7, 70_000, 1 << 20])
  func `parts hold whole lines, and together all of them`(size: Int) throws {
    let lines = (0..<30_000).map { "line number \($0)" }.joined(separator: "\n")
    folder.file("lines.txt", lines)
    var parts = try parts("lines.txt")
    var all: [UInt8] = []
    var part = try parts.nextLines(about: size)
    #expect(part.count < lines.utf8.count || size > lines.utf8.count)
    while !part.isEmpty {
      all += part
      #expect(part.last == 0x0A || all.count == lines.utf8.count)
      part = try parts.nextLines(about: size)
    }
    #expect(all == Array(lines.utf8))
  }

  @Test func `a line longer than a part comes whole, and the rest behind it`() throws {
    folder.file("long.txt", String(repeating: "x", count: 200_000) + "\nshort")
    var parts = try parts("long.txt")
    let first = try parts.nextLines(about: 100)
    #expect(first.count == 200_001)
    #expect(try parts.rest(behind: first).count == 200_006)
  }

  @Test func `a line longer than the limit is refused`() throws {
    folder.file("long.txt", String(repeating: "x", count: 200_000))
    var parts = try parts("long.txt")
    var failure: FileError?
    do { _ = try parts.nextLines(about: 100, limit: 1000) } catch { failure = error }
    #expect(failure?.kind == .tooLarge)
  }
}
