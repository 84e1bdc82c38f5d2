import Bundled
import Dispatch
import PluginKit
import Shell
import Synchronization
import Testing

struct StoppedReadingTests {
  @Test(arguments: ["load news.deaf", "open s.json", "replay s.json", "replay s.json --check"])
  func `what reads documents is stopped while they are read, and is done as a whole or not at all`(
    line: String
  ) throws {
    let folder = Workshop()
    let wish = Atomic<Bool>(false), isArmed = Atomic<Bool>(false)
    let end = DispatchSemaphore(value: 0)
    let reader = Importer("deaf", extensions: ["deaf"]) { (source, _) throws(CommandError) in
      if isArmed.load(ordering: .relaxed) {
        wish.store(true, ordering: .relaxed)
        end.wait()
      }
      return Import([
        Document(
          id: "a", path: source.path, text: Text(String(decoding: source.bytes, as: UTF8.self)),
          sha256: Digest.sha256(source.bytes), byteCount: source.bytes.count)
      ])
    }
    var notebook = Interpreter(
      plugins: bundledPlugins + [Plugin("deaf", version: "1", "reads without end", importers: [reader])],
      console: Console(answer: { (_) throws(CommandError) in }, remark: { _ in }),
      context: RunContext(isCancelled: { wish.load(ordering: .relaxed) }))
    folder.write("news.deaf", "It rained.")
    try notebook.run("load \(folder.path)/news.deaf; freq; save \(folder.path)/s.json")
    isArmed.store(true, ordering: .relaxed)
    let words = line.split(separator: " ").map(String.init)
    var kind: CommandError.Kind?
    do throws(ScriptError) {
      try notebook.run(([words[0], "\(folder.path)/\(words[1])"] + words[2...]).joined(separator: " "))
    } catch { kind = error.error.kind }
    isArmed.store(false, ordering: .relaxed)
    wish.store(false, ordering: .relaxed)
    #expect(kind == .interrupted)
    #expect(notebook.notebook.corpus.documents.count == 1)
    #expect(notebook.notebook.cells.count == 2)
    #expect(notebook.isSaved)
    try notebook.run("replay \(folder.path)/s.json")
    end.signal()
  }

  @Test func `work that is brought back is brought back as a whole or not at all`() throws {
    let wish = Atomic<Bool>(false)
    let work = Command(Manual("stopping", "stops", topic: .analyse, examples: ["stopping"])) { _ in
      wish.store(true, ordering: .relaxed)
      return Outcome()
    }
    var notebook = Interpreter(
      plugins: bundledPlugins + [Plugin("stopping", version: "1", "stops", commands: [work])],
      console: Console(answer: { (_) throws(CommandError) in }, remark: { _ in }),
      context: RunContext(isCancelled: { wish.load(ordering: .relaxed) }))
    let lines = ["load Sessions/corpora/harbour", "stopping", "docs"].map { JournalEntry($0, in: ".") }
    #expect(throws: CommandError.interrupted) { try notebook.recover(lines) }
    #expect(notebook.notebook.cells.isEmpty)
  }

  @Test func `a journal's line that is no line of the language is told, and the rest brought back`() throws {
    var notebook = Interpreter(
      plugins: bundledPlugins, console: Console(answer: { (_) throws(CommandError) in }, remark: { _ in }))
    let lines = ["load Sessions/corpora/harbour", "docs 'open", "docs"].map { JournalEntry($0, in: ".") }
    let (done, troubles) = try notebook.recover(lines)
    #expect(done == 2)
    #expect(troubles.count == 1 && troubles[0].hasPrefix("docs 'open: "))
  }
}
