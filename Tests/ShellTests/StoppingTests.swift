import Bundled
import Dispatch
import PluginKit
import Shell
import Synchronization
import Testing

struct StoppingTests {
  /// A notebook whose user wishes to stop as soon as `deaf` or its answer in the format `deaf` is at work.
  ///
  /// Neither ever looks whether it should stop, and neither ends before the test does.
  private final class Stopped: Sendable {
    let wish = Atomic<Bool>(false)
    let end = DispatchSemaphore(value: 0)

    func notebook() -> Interpreter {
      let work = Command(Manual("deaf", "never stop", topic: .analyse, examples: ["deaf"])) { [self] _ in
        stop()
        return Outcome(Report([Column("n", .count)], rows: [Row([.count(1)])]))
      }
      let writer = Renderer("deaf") { [self] _, _ in
        stop()
        return []
      }
      let plugin = Plugin(
        "deaf", version: "1", "works without end", commands: [work], renderers: [writer])
      return Interpreter(
        plugins: bundledPlugins + [plugin],
        console: Console(answer: { (_) throws(CommandError) in }, remark: { _ in }),
        context: RunContext(isCancelled: { [self] in wish.load(ordering: .relaxed) }))
    }

    private func stop() {
      wish.store(true, ordering: .relaxed)
      end.wait()
    }
  }

  /// Rows made when they are read, whose user wishes to stop as soon as the first of them are.
  private final class Rows: RowSource {
    let count = 12 * RowList.run
    let wish = Atomic<Bool>(false)
    let isArmed = Atomic<Bool>(false)
    let runs = Atomic<Int>(0)

    func rows(_ numbers: Range<Int>) -> [Row] {
      if isArmed.load(ordering: .relaxed) {
        wish.store(true, ordering: .relaxed)
        runs.add(1, ordering: .relaxed)
      }
      return numbers.map { Row([.count($0)]) }
    }

    func values(of column: Int, _ numbers: Range<Int>) -> [Value] { numbers.map { .count($0) } }
  }

  @Test(arguments: ["save /dev/null", "save --results digest /dev/null", "cells", "share"])
  func `what is left to be worked out of an answer can be stopped where it is needed`(line: String) throws {
    let rows = Rows()
    let work = Command(Manual("many", "many rows", topic: .analyse, examples: ["many"])) { _ in
      Outcome(Report([Column("n", .count)], list: RowList(rows)))
    }
    var notebook = Interpreter(
      plugins: bundledPlugins + [Plugin("many", version: "1", "has many rows", commands: [work])],
      console: Console(answer: { (_) throws(CommandError) in }, remark: { _ in }),
      context: RunContext(isCancelled: { rows.wish.load(ordering: .relaxed) }))
    try notebook.run("many")
    rows.isArmed.store(true, ordering: .relaxed)
    var kind: CommandError.Kind?
    do throws(ScriptError) { try notebook.run(line) } catch { kind = error.error.kind }
    #expect(kind == .interrupted)
    #expect(rows.runs.load(ordering: .relaxed) == 1)
    rows.isArmed.store(false, ordering: .relaxed)
    rows.wish.store(false, ordering: .relaxed)
    #expect(notebook.notebook.cells.count == 1)
    try notebook.run("share")
  }

  @Test(arguments: ["deaf", "docs", "docs | deaf"])
  func `a line that is stopped leaves the notebook as it was, though its work goes on`(line: String) throws {
    let stopped = Stopped()
    var notebook = stopped.notebook()
    notebook.settings.format = "jsonl"
    try notebook.run("load Sessions/corpora/harbour; first = docs 1")
    let before = notebook.notebook.cells.count
    if line == "docs" { notebook.settings.format = "deaf" }
    var kind: CommandError.Kind?
    do throws(ScriptError) { try notebook.run(line) } catch { kind = error.error.kind }
    stopped.wish.store(false, ordering: .relaxed)
    #expect(kind == .interrupted)
    #expect(notebook.notebook.cells.count == before)
    notebook.settings.format = "jsonl"
    try notebook.run("docs $first")
    #expect(notebook.notebook.cells.count == before + 1)
    for _ in 0..<2 { stopped.end.signal() }
  }
}
