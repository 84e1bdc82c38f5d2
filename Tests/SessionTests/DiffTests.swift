import CollateTesting
import PluginKit
import Shell
import Testing

struct DiffTests {
  private let workshop = Workshop()

  /// Saves one session, changes an article or the script, saves another, and compares them.
  private func difference(_ before: String, _ after: String, edit: (Workshop) -> Void = { _ in }) -> Run {
    workshop.save(before)
    workshop.write("a.json", workshop.read("s.json"))
    edit(workshop)
    workshop.save(after)
    return Run("diff \(workshop.path)/a.json \(workshop.path)/s.json", format: "jsonl")
  }

  @Test
  func `equal answers give no row, whatever the times`() {
    let run = difference("docs\ndocs 2", "docs\ndocs 2")
    #expect(run.answers.isEmpty)
    #expect(run.remarks.last == "The answers are the same.")
  }

  @Test
  func `one changed figure prints that change and nothing else`() {
    let run = difference("search hurt --top 1", "search hurt --top 1") {
      $0.write("news/a.txt", $0.read("news/a.txt").replacing("Nine", with: "Four"))
    }
    let rows = run.answers.split(separator: "\n")
    #expect((1...4).contains(rows.count))
    #expect(rows.allSatisfy { $0.contains("\"cell\":2,") })
    #expect(run.answers.contains("document 1 (a.txt) edited in line 3"))
  }

  @Test
  func `a cell that came and one that went are told by their lines`() {
    let run = difference("docs 1\ndocs 2", "docs 1\ndocs 3")
    #expect(run.answers.contains("\"cause\":\"cell removed\",\"cell\":3"))
    #expect(run.answers.contains("\"cause\":\"cell added\",\"cell\":3"))
  }

  @Test
  func `a command asked with another value is compared, and the value is the cause`() {
    let run = difference(
      "search hurt --top 1\nnote \"a\"\ndocs", "search hurt --top 2\nnote \"b\"\ndocs")
    let rows = run.answers.split(separator: "\n").filter { $0.contains("\"cell\":2,") }
    #expect(rows.count == 1)
    #expect(rows.allSatisfy { $0.contains("\"cause\":\"parameter top was 1 and is 2\"") })
    #expect(rows.allSatisfy { $0.contains("\"before\":null") && $0.contains("\"after\":\"2 · ") })
    #expect(run.answers.contains("\"cause\":\"cell removed\",\"cell\":3"))
    #expect(run.remarks.last == "3 cells differ.")
  }

  @Test
  func `git's seven words are understood`() {
    workshop.save("docs")
    let path = "\(workshop.path)/s.json"
    #expect(Run("diff s.json \(path) 0a 100644 \(path) 0b 100644").error == nil)
    #expect(Run("diff \(path)").error?.kind == .usage)
  }
}
