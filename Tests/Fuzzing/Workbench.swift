import Bundled
import CommandLanguage
import PluginKit
import Shell
import Synchronization
import TextKernels

/// A notebook in memory: documents come from bytes, answers are checked and dropped.
enum Workbench {
  /// Commands that touch files, processes or the console; no input reaches them.
  static let effects: Set<String> = [
    "load", "save", "open", "export", "share", "replay", "diff", "output", "once", "history", "quit", "help",
    "set",
  ]

  /// A notebook that holds some documents, prepared as `load` would.
  static func notebook(_ documents: [Document], format: String? = nil, faults: Faults = Faults())
    -> Interpreter
  {
    let take = Command(Manual("take", "take documents", topic: .corpus, examples: ["take"])) { request in
      var prepared = documents
      for preparer in bundledPlugins.flatMap(\.preparers) {
        guard let next = try? preparer.prepare(prepared, request.corpus, request.context) else { continue }
        prepared = next
      }
      return Outcome(edits: [.add(prepared)])
    }
    let plugins = bundledPlugins + [Plugin("fuzzing", version: "1", "documents from bytes", commands: [take])]
    var interpreter = Interpreter(
      plugins: plugins,
      console: Console(answer: { faults.check($0, format) }, remark: { _ in }),
      context: RunContext(threads: 1))
    interpreter.settings.format = format
    interpreter.settings.isSafe = true
    attempt("take", on: &interpreter)
    return interpreter
  }

  /// Runs a line; an error is an answer like any other.
  static func attempt(_ line: String, on interpreter: inout Interpreter) {
    do throws(ScriptError) { try interpreter.run(line) } catch { _ = error.error.message }
  }

  /// The numbers of the documents that some words choose; nil when they are refused or do more than choose.
  static func chosen(_ words: String, on interpreter: inout Interpreter) -> [Int]? {
    do {
      let statements = try Parser.statements(of: "docs \(words)")
      guard statements.count == 1, statements[0].stages.count == 1, isHarmless(statements[0]) else {
        return nil
      }
      try interpreter.execute(statements[0])
    } catch { return nil }
    let report = interpreter.lastAnswer?.report
    guard let place = report?.columns.firstIndex(where: { $0.name == "doc" }) else { return nil }
    return report?.rows.compactMap { if case .count(let doc) = $0.values[place] { doc } else { nil } }
  }

  /// Whether no part of the lines touches anything outside.
  static func isHarmless(_ statement: Statement) -> Bool {
    statement.target == nil && !statement.isBackground
      && statement.stages.allSatisfy { $0.shell == nil && !effects.contains($0.command.text) }
  }

  /// The documents that a reader makes of some bytes.
  static func documents(_ importer: String, _ bytes: [UInt8], text: String? = nil) -> [Document] {
    guard let importer = bundledPlugins.flatMap(\.importers).first(where: { $0.name == importer }) else {
      preconditionFailure("there is no reader \(importer)")
    }
    let source = Source(bytes: bytes, path: "input", id: "input")
    do throws(CommandError) { return try importer.read(source, RunContext(threads: 1)).documents } catch {
      return []
    }
  }
}

/// What does not hold of the answers of a run.
final class Faults: Sendable {
  private let kept = Mutex<String?>(nil)

  /// The first fault.
  var first: String? { kept.withLock { $0 } }

  /// Notes an answer that would command a terminal or is not what its format says.
  func check(_ answer: [UInt8], _ format: String?) {
    guard let text = String(validating: answer, as: UTF8.self) else { return note("not UTF-8") }
    let live = text.unicodeScalars.first {
      VisibleText.isCommand($0) && $0 != "\n" && $0 != "\r" && $0 != "\t"
    }
    if let live { note("U+\(String(live.value, radix: 16)) in \(format ?? "an answer")") }
  }

  private func note(_ fault: String) { kept.withLock { $0 = $0 ?? fault } }
}
