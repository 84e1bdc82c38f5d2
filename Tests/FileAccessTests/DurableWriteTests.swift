import FileAccess
import Glibc
import Testing

@Suite struct `Durable write` {
  private let folder = TemporaryFolder()
  private let bytes = Array("new content\n".utf8)

  private func path(_ name: String) -> String { "\(folder.path)/\(name)" }

  private func status(_ name: String) -> stat {
    var status = stat()
    _ = unsafe lstat(path(name), &status)
    return status
  }

  private func content(_ name: String) throws -> String {
    guard let file = try InputFiles([path(name)]).files.first else { return "" }
    return String(decoding: try file.bytes(), as: UTF8.self)
  }

  /// The names in the folder, to see that no temporary file is left.
  private var names: [String] {
    guard let stream = unsafe opendir(folder.path) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private func replaced(_ path: String) -> FileError? {
    #expect(throws: FileError.self) { try DurableWrite.write(bytes, to: path) }
  }

  @Test func `what comes in parts takes the place of the old content when it is whole`() throws {
    defer { folder.delete("parts") }
    try DurableWrite.write(Array("old".utf8), to: path("parts"))
    do {
      var file = try DurableFile(path("parts"))
      for part in ["new ", "", "content\n"] { try file.append(Array(part.utf8)) }
      #expect(try content("parts") == "old")
      try file.finish()
    }
    #expect(try content("parts") == "new content\n")
    #expect(names == ["parts"])
  }

  @Test func `what is dropped before it is whole leaves the old content`() throws {
    defer { folder.delete("dropped") }
    try DurableWrite.write(Array("old".utf8), to: path("dropped"))
    do {
      var file = try DurableFile(path("dropped"))
      try file.append(bytes)
    }
    #expect(try content("dropped") == "old")
    #expect(names == ["dropped"])
  }

  @Test func `a new file is for the user alone and holds the bytes`() throws {
    defer { folder.delete("s.json") }
    try DurableWrite.write(bytes, to: path("s.json"))
    #expect(try content("s.json") == "new content\n")
    #expect(status("s.json").st_mode & 0o777 == 0o600)
    #expect(names == ["s.json"])
  }

  @Test func `an export is for whom the mask lets`() throws {
    let mask = umask(0o027)
    defer {
      umask(mask)
      folder.delete("report.md")
    }
    try DurableWrite.write(bytes, to: path("report.md"), newFileFor: .mask)
    #expect(status("report.md").st_mode & 0o777 == 0o640)
  }

  @Test func `a file that was there keeps its mode and is replaced whole`() throws {
    folder.file("s.json", String(repeating: "old ", count: 10_000))
    _ = unsafe chmod(path("s.json"), 0o664)
    try DurableWrite.write(bytes, to: path("s.json"))
    #expect(try content("s.json") == "new content\n")
    #expect(status("s.json").st_mode & 0o777 == 0o664)
  }

  @Test func `a symbolic link is written through and stays`() throws {
    folder.file("real.json", "old")
    folder.link("link.json", to: "real.json")
    try DurableWrite.write(bytes, to: path("link.json"))
    #expect(status("link.json").st_mode & S_IFMT == S_IFLNK)
    #expect(try content("real.json") == "new content\n")
  }

  @Test func `folders, FIFOs, dead links and read-only files are refused and stay`() throws {
    folder.folder("folder")
    folder.fifo("fifo")
    folder.link("dead", to: "nothing")
    folder.file("fixed", "old")
    _ = unsafe chmod(path("fixed"), 0o444)
    #expect(replaced(path("folder"))?.reason == "it is a folder, which is never written over")
    #expect(replaced(path("fifo"))?.reason == "it is a FIFO, which is never written over")
    #expect(replaced(path("dead"))?.reason == "it is a symbolic link to nothing")
    #expect(replaced(path("fixed"))?.reason == "it is a read-only file")
    #expect(try content("fixed") == "old")
    #expect(names == ["dead", "fifo", "fixed", "folder"])
  }

  @Test func `names that cannot be are refused`() {
    #expect(replaced("")?.reason == "no file can have this name")
    #expect(replaced("a\0b")?.reason == "no file can have this name")
    #expect(replaced(path("new/"))?.reason == "it names a folder")
    #expect(replaced(path("no/such/folder.json"))?.kind == .missing)
    #expect(replaced(path(String(repeating: "n", count: 300)))?.reason == "the name is too long")
    #expect(names.isEmpty)
  }

  @Test func `a name of the greatest length is written`() throws {
    let name = String(repeating: "ş", count: 127)
    defer { folder.delete(name) }
    try DurableWrite.write(bytes, to: path(name))
    #expect(names == [name])
  }

  @Test func `a full device is an error that names the space, and an endless one takes everything`() throws {
    #expect(replaced("/dev/full")?.reason == "no space left on the disk")
    try DurableWrite.write(bytes, to: "/dev/null")
  }
}
