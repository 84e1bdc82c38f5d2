import CollateTesting
import PluginKit
import Shell
import Testing

/// Branches and undo live on in the file.
struct BranchFileTests {
  private let workshop = Workshop()

  private func cells(_ script: String) -> [String] {
    let run = Run("open \(workshop.path)/s.json\n\(script)\ncells | select input", format: "tsv")
    #expect(run.error == nil)
    let lines = run.answers.split(separator: "\n").map(String.init)
    return Array(lines[((lines.lastIndex(of: "input") ?? -1) + 1)...])
  }

  private var load: String { "load \(workshop.path)/news" }

  @Test
  func `undo goes on in a session that was opened, and redo brings lines back`() {
    workshop.save("docs 1\nset source 1 Blatt\nnote \"a *remark*\"\ndocs 2\nundo\nundo")
    #expect(cells("") == [load, "docs 1", "set source 1 Blatt"])
    #expect(cells("redo 2") == [load, "docs 1", "set source 1 Blatt", "note \"a *remark*\"", "docs 2"])
    #expect(cells("undo 2") == [load])
    #expect(cells("undo 3") == [])
    #expect(
      cells("undo 3\nredo 5") == [load, "docs 1", "set source 1 Blatt", "note \"a *remark*\"", "docs 2"])
    let sources = Run(
      "open \(workshop.path)/s.json\ndocs 1 | select source\nundo 2\ndocs 1 | select source", format: "tsv")
    #expect(sources.answers == "source\nBlatt\nsource\n\n")
  }

  @Test
  func `a remark that was taken back comes back with redo`() {
    workshop.save("note first\nnote second\nundo")
    let run = Run(
      "open \(workshop.path)/s.json\nredo\nsave \(workshop.path)/t.json", format: "tsv")
    #expect(run.error == nil)
    #expect(workshop.read("t.json").contains("\"text\":\"second\""))
    #expect(!workshop.read("s.json").contains("\"text\":\"second\""))
  }

  @Test
  func `all branches are in the file, with their decisions and their way back`() {
    workshop.save(
      "docs 1\nbranch strict\nset source 1 Blatt\ndocs 2\nundo\nswitch main\ndocs 3\nbranch third\ndocs 1 | count"
    )
    let third = [load, "docs 1", "docs 3", "docs 1 | count"]
    #expect(cells("") == third)
    #expect(cells("switch main") == [load, "docs 1", "docs 3"])
    #expect(cells("switch strict") == [load, "docs 1", "set source 1 Blatt"])
    #expect(cells("switch strict\nredo") == [load, "docs 1", "set source 1 Blatt", "docs 2"])
    let run = Run(
      "open \(workshop.path)/s.json\nswitch strict\ndocs 1 | select source\nswitch main\ndocs 1 | select source",
      format: "tsv")
    #expect(run.answers == "source\nBlatt\nsource\n\n")
  }

  @Test
  func `opened and saved again the bytes are the same`() {
    workshop.save("docs 1\nbranch strict\nset source 1 Blatt\ndocs 2\nundo\nswitch main\ndocs 3\nundo")
    let run = Run("open \(workshop.path)/s.json\nsave \(workshop.path)/t.json")
    #expect(run.error == nil)
    #expect(workshop.read("s.json") == workshop.read("t.json"))
    #expect(workshop.replay().error == nil)
  }

  @Test
  func `a shared session has the current line of work alone`() {
    workshop.save("docs 1\nbranch strict\nsearch hurt\nswitch main\nshare \(workshop.path)/t.json")
    #expect(!workshop.read("t.json").contains("branches"))
  }

  @Test
  func `what was saved is not stale, and what a later line changed is`() {
    workshop.save("docs 1\nset source 1 Blatt\ndocs 1")
    let run = Run("open \(workshop.path)/s.json\ncells | select status", format: "tsv")
    #expect(run.answers == "status\nok\nstale\nok\nok\n")
  }
}
