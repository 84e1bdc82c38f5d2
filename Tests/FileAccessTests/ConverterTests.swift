import FileAccess
import Testing

@Suite struct ConverterTests {
  let folder = TemporaryFolder()

  private func output(of program: String, before: [String] = ["--"]) throws -> String? {
    folder.file("-a.txt", "some words")
    let file = try #require(try InputFiles(["\(folder.path)/-a.txt"]).files.first)
    let bytes = try Converter(program, before: before, behind: []).output(for: file)
    return bytes.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `what the program writes comes back`() throws {
    #expect(try output(of: "cat") == "some words")
  }

  @Test func `a program that is not installed gives nothing`() throws {
    #expect(try output(of: "no-such-program-here") == nil)
  }

  @Test func `a program that takes its time is ended when the user stops`() throws {
    folder.file("a.txt", "some words")
    let file = try #require(try InputFiles(["\(folder.path)/a.txt"]).files.first)
    let sleeper = Converter("sh", before: ["-c", "exec sleep 50"], behind: [])
    var looks = 0
    let failure = #expect(throws: FileError.self) {
      try sleeper.output(for: file) {
        looks += 1
        return looks > 2
      }
    }
    #expect(failure?.reason == "sh was stopped")
  }

  @Test func `a program that fails is an error with its name`() throws {
    #expect(throws: FileError.self) { try output(of: "false") }
  }
}
