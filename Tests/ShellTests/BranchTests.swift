import CollateTesting
import PluginKit
import Testing

private let load = "load Sessions/corpora/harbour\n"

struct BranchTests {
  private func statuses(_ script: String) -> [String] {
    Run(load + script + "\ncells", format: "tsv").answers.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      return fields.count == 6 && Int(fields[0]) != nil ? String(fields[3]) : nil
    }
  }

  @Test
  func `a cell is stale when a document it read changed, and only then`() {
    let script = "docs 1 | count\ndocs 2 | count\nset source 1 \"Blatt\""
    #expect(statuses(script) == ["ok", "stale", "ok", "ok"])
    #expect(statuses(script + "\nrerun --stale") == ["ok", "ok", "ok", "ok"])
  }

  @Test
  func `a cell that reads a stale cell is stale, and one that reads all documents when some are added`() {
    #expect(
      statuses("x = docs 1\n$x | count\nset source 1 \"Blatt\"") == ["ok", "stale", "stale", "ok"])
    #expect(
      statuses("docs | count\ndocs 1 | count\nload Sessions/corpora/harbour/01-harbour-post-ferry.txt")
        == ["ok", "stale", "ok", "ok"])
  }

  @Test
  func `undo takes staleness back`() {
    #expect(statuses("docs 1 | count\nset source 1 \"Blatt\"\nundo") == ["ok", "ok"])
  }

  @Test
  func `what is done in one branch is not seen in another, and diff compares them`() {
    let run = Run(
      load
        + "docs 1 | count\nbranch trial\nset source 1 \"Blatt\"\ndocs 1\nswitch main\ncells | count\nbranch\ndiff main trial",
      format: "jsonl")
    #expect(run.error == nil)
    #expect(run.answers.contains("{\"count\":2}"))
    #expect(run.answers.contains("{\"branch\":\"main\",\"cells\":2,\"current\":true}"))
    #expect(run.answers.contains("\"cause\":\"cell added\""))
  }

  @Test
  func `branches that are not there are named with the nearest that is`() {
    #expect(Run("branch trial\nswitch main\nswitch trail").error?.hint == "Did you mean trial?")
    #expect(Run("branch main").error?.kind == .usage)
  }

  @Test
  func `a tag names a result, and undo takes it back`() {
    #expect(
      Run(load + "docs 1-3\ntag three\n$three | count", format: "jsonl").answers.hasSuffix("{\"count\":3}\n"))
    #expect(Run(load + "docs\ntag a\nundo\n$a | count").error?.kind == .usage)
    #expect(Run(load + "docs\ntag 3").error?.kind == .usage)
  }
}
