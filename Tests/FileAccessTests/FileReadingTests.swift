import FileAccess
import Testing

@Suite struct FileReadingTests {
  let folder = TemporaryFolder()

  private func read(_ name: String, limit: Int = InputFile.standardLimit) throws -> String {
    let file = try #require(try InputFiles(["\(folder.path)/\(name)"]).files.first)
    return String(decoding: try file.bytes(limit: limit), as: UTF8.self)
  }

  @Test(arguments: [0, 1, 5_000, 3_000_000])
  func `a file is read whole`(size: Int) throws {
    let text = String(repeating: "x", count: size)
    folder.file("a.txt", text)
    #expect(try read("a.txt") == text)
  }

  @Test func `a file whose size the system does not tell is read to its end`() throws {
    let file = try #require(try InputFiles(["/proc/self/status"]).files.first)
    #expect(String(decoding: try file.bytes(), as: UTF8.self).contains("VmRSS"))
  }

  @Test func `a file that fails while it is read is refused`() throws {
    // Nothing of the process lies at its address 0.
    let file = try #require(try InputFiles(["/proc/self/mem"]).files.first)
    let error = #expect(throws: FileError.self) { try file.bytes() }
    #expect(error?.kind == .refused)
  }

  @Test func `a file above the limit is refused`() throws {
    folder.file("a.txt", "12345")
    #expect(try read("a.txt", limit: 5) == "12345")
    #expect(throws: FileError.self) { try read("a.txt", limit: 4) }
  }

  @Test func `a FIFO that took the place of a file is refused without waiting`() throws {
    folder.file("a.txt")
    let file = try #require(try InputFiles([folder.path]).files.first)
    folder.delete("a.txt")
    folder.fifo("a.txt")
    #expect(throws: FileError(.notAFile, path: file.path, reason: "it is a FIFO, which is never read")) {
      try file.bytes()
    }
  }

  @Test func `a file that went away is missing`() throws {
    folder.file("a.txt")
    let file = try #require(try InputFiles([folder.path]).files.first)
    folder.delete("a.txt")
    #expect(throws: FileError(.missing, path: file.path, reason: "no such file or folder")) {
      try file.bytes()
    }
  }
}
