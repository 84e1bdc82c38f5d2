import CollateTesting
import FileAccess
import Glibc
import JSONCoding
import PluginKit
import SessionFile
import Testing

/// The sessions under `Sessions`: every one ever committed must keep replaying to the same answers.
@Suite(.serialized)
struct SavedSessionTests {
  static let sessions: [String] = (try? InputFiles(["Sessions/*.json"]).files.map(\.path)) ?? []

  @Test(arguments: sessions)
  func `a saved session replays to the same answers`(path: String) {
    let isRecording = unsafe getenv("COLLATE_RECORD") != nil
    if isRecording { _ = Run("replay \(path) --accept all") }
    let run = Run("replay \(path)", format: "jsonl")
    #expect(run.error == nil, "run `make record` and read the difference")
    #expect(Set(run.verdicts) == ["same"])
    #expect(Run("replay \(path)", format: "jsonl", threads: 4).answers == run.answers)
  }

  @Test(arguments: sessions)
  func `opened and saved again it says the same, but for times`(path: String) throws {
    let folder = Workshop()
    let copy = "\(folder.path)/again.json"
    let run = Run("open \(path)\nsave \(copy)\ndiff \(path) \(copy)")
    #expect(run.error == nil)
    #expect(run.remarks.last == "The answers are the same.")
  }

  @Test
  func `all names of a cell come back, and tables stay without the evidence nobody asked for`() {
    let workshop = Workshop()
    workshop.save("a = docs 1\ntag b\ntag c\nquotes | select text")
    let run = Run("open \(workshop.path)/s.json\n$a | count\n$b | count\n$c | count\nshow $3", format: "tsv")
    #expect(run.error == nil)
    #expect(!run.answers.contains("evidence"))
  }

  @Test
  func `the session at work can be opened anew, and is in use by nobody else`() {
    let workshop = Workshop()
    let path = "\(workshop.path)/s.json"
    let run = Run("load \(workshop.path)/news\nsave \(path)\nopen \(path)\nsave\nreplay \(path)")
    #expect(run.error == nil)
    #expect(!run.remarks.contains { $0.contains("in use") })
  }

  @Test
  func `there are two`() { #expect(Self.sessions.count >= 2) }

  @Test
  func `the published schema is the one the program prints`() throws {
    let file = try #require(try InputFiles(["Documentation/session.schema.json"]).files.first)
    let text = try String(decoding: file.bytes(), as: UTF8.self)
    #expect(text == SavedSession.schema)
    #expect(throws: Never.self) { try JSONValue.parse(Array(text.utf8)) }
  }
}
