import FileAccess
import Testing

@Suite struct InputFilesTests {
  let folder = TemporaryFolder()

  @Test func `a folder's files come in byte order of their paths, with ids relative to it`() throws {
    folder.folder("b")
    for name in ["b/2.txt", "b.txt", "a.txt", "B.txt", "é.txt"] { folder.file(name) }
    let files = try InputFiles([folder.path]).files
    #expect(files.map(\.id) == ["B.txt", "a.txt", "b.txt", "b/2.txt", "é.txt"])
    #expect(files[3].path == "\(folder.path)/b/2.txt")
  }

  @Test func `a closing slash changes nothing`() throws {
    folder.file("a.txt")
    #expect(try InputFiles([folder.path + "/"]).files == InputFiles([folder.path]).files)
  }

  @Test func `a file named itself has its own name as id`() throws {
    folder.folder("b")
    folder.file("b/2.txt")
    #expect(try InputFiles(["\(folder.path)/b/2.txt"]).files.map(\.id) == ["2.txt"])
  }

  @Test func `files of one name in two folders carry their whole path`() throws {
    for name in ["a", "b"] {
      folder.folder(name)
      folder.file("\(name)/1.txt")
    }
    let files = try InputFiles(["\(folder.path)/a", "\(folder.path)/b"]).files
    #expect(files.map(\.id) == ["\(folder.path)/a/1.txt", "\(folder.path)/b/1.txt"])
  }

  @Test func `hidden files are passed over and counted`() throws {
    folder.file(".hidden")
    folder.file("a.txt")
    let inputs = try InputFiles([folder.path])
    #expect(inputs.files.map(\.id) == ["a.txt"])
    #expect(inputs.notices == ["\(folder.path): 1 hidden names passed over (they start with a dot)"])
  }

  @Test func `a README describes its folder and is no article, unless it is named itself`() throws {
    folder.file("README.md")
    folder.file("a.txt")
    let inputs = try InputFiles([folder.path])
    #expect(inputs.files.map(\.id) == ["a.txt"])
    #expect(inputs.notices.count == 1)
    #expect(try InputFiles(["\(folder.path)/README.md"]).files.map(\.id) == ["README.md"])
  }

  @Test func `links that lead back up, to themselves or nowhere end the walk there`() throws {
    folder.folder("a")
    folder.file("a/1.txt")
    folder.link("a/up", to: "..")
    folder.link("self", to: "self")
    folder.link("nowhere", to: "missing")
    let inputs = try InputFiles([folder.path])
    #expect(inputs.files.map(\.id) == ["a/1.txt"])
    #expect(inputs.notices.count == 3)
  }

  @Test func `links lead out of a folder only when asked to`() throws {
    folder.folder("in")
    folder.folder("out")
    folder.file("in/a.txt")
    folder.file("out/b.txt")
    folder.link("in/folder", to: "../out")
    folder.link("in/file.txt", to: "../out/b.txt")
    folder.link("in/near.txt", to: "a.txt")
    let place = "\(folder.path)/in"
    let inputs = try InputFiles([place])
    #expect(inputs.files.map(\.id) == ["a.txt", "near.txt"])
    #expect(inputs.notices.count == 2)
    #expect(inputs.notices.allSatisfy { $0.contains("out of the folder") })
    let all = try InputFiles([place], followsLinks: true)
    #expect(all.files.map(\.id) == ["a.txt", "file.txt", "folder/b.txt", "near.txt"])
    #expect(try InputFiles(["\(place)/file.txt"]).files.count == 1)
  }

  @Test func `a FIFO is never opened`() throws {
    folder.fifo("pipe")
    folder.file("a.txt")
    let inputs = try InputFiles([folder.path])
    #expect(inputs.files.map(\.id) == ["a.txt"])
    #expect(inputs.notices == ["\(folder.path)/pipe: a FIFO, passed over"])
    #expect(throws: FileError.self) { try InputFiles(["\(folder.path)/pipe"]) }
  }

  @Test func `what is not there is an error that names it`() {
    let path = "\(folder.path)/missing.txt"
    #expect(throws: FileError(.missing, path: path, reason: "no such file or folder")) {
      try InputFiles([path])
    }
    #expect(throws: FileError(.missing, path: "", reason: "no file can have this name")) {
      try InputFiles([""])
    }
  }

  @Test(arguments: [
    ("*.txt", ["1.txt", "2.txt"]), ("?.txt", ["1.txt", "2.txt"]), ("[2-9].txt", ["2.txt"]),
    ("[!2].*", ["1.txt"]), ("**/*.txt", ["1.txt", "2.txt", "a/3.txt", "a/b/4.txt"]), ("*/3.txt", ["a/3.txt"]),
    ("a/**/4.txt", ["b/4.txt"]), ("a/*", ["3.txt"]),
  ])
  func `a pattern stands for the files it fits`(pattern: String, ids: [String]) throws {
    folder.folder("a")
    folder.folder("a/b")
    for name in ["1.txt", "2.txt", "a/3.txt", "a/b/4.txt"] { folder.file(name) }
    #expect(try InputFiles(["\(folder.path)/\(pattern)"]).files.map(\.id) == ids)
  }

  @Test(arguments: ["*.csv", "[", "[]", "[a", "a[", "*[*", "?????????"])
  func `a pattern that fits nothing is an error`(pattern: String) {
    folder.file("1.txt")
    #expect(throws: FileError.self) { try InputFiles(["\(folder.path)/\(pattern)"]) }
  }
}
