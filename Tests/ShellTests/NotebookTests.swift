import CollateTesting
import JSONCoding
import PluginKit
import Shell
import Testing

private let load = "load Sessions/corpora/harbour\n"

struct NotebookTests {
  @Test
  func `answers carry the number of their cell`() {
    #expect(Run(load + "docs | top 1", format: "json").answers.contains("\"cell\":2,"))
  }

  @Test
  func `a named result can be used again`() {
    let run = Run(
      load + "turkish = docs lang:tr\n$turkish | count\nshow $turkish\ndocs $turkish", format: "jsonl")
    #expect(run.error == nil)
    #expect(run.answers.split(separator: "\n").count == 2 + 1 + 2 + 2)
  }

  @Test
  func `undo and redo move between states without working anything out`() {
    let run = Run(load + "docs\nundo\ncells\nredo\ncells", format: "jsonl")
    #expect(run.remarks.contains("Undid: docs"))
    #expect(run.remarks.contains("Redid: docs"))
    #expect(Run("undo").error?.message == "there is nothing to undo")
  }

  @Test(arguments: [
    ("docs lang:ar", 3), ("docs not lang:en", 5), ("docs 1-3 5", 4), ("docs lang:en and source:meridian", 4),
    ("docs all not 1-10", 8), ("docs id:mw-talks-1", 1), ("docs path:*fire*", 4), ("docs 1 and 2", 0),
    ("docs not lang:en and 1-6", 2),
  ])
  func `selections name documents`(line: String, expected: Int) {
    let run = Run(load + line, format: "jsonl")
    #expect(run.error == nil)
    #expect(run.answers.split(separator: "\n").count == expected)
  }

  @Test
  func `a group is used wherever a selection is`() {
    let run = Run(load + "group early = 1-3\ndocs group:early and not 2", format: "jsonl")
    #expect(run.answers.split(separator: "\n").count == 2)
  }

  @Test
  func `set corrects what is known of documents, and undo takes it back`() {
    let run = Run(
      load + "set source 1-2 \"Blatt\"\ndocs source:blatt\nundo\nundo\ndocs source:blatt", format: "jsonl")
    #expect(run.answers.split(separator: "\n").count == 2)
  }

  @Test
  func `rerun works a cell out again in its place`() {
    let run = Run(load + "docs\nset source 1 \"Blatt\"\nrerun 2\nshow $2", format: "jsonl")
    #expect(run.answers.contains("Blatt"))
  }
}
