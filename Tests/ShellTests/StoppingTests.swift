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
