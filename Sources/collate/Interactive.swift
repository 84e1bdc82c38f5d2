import CommandLanguage
import Glibc
import LineEditing
import PluginKit
import Shell

extension Program {
  /// Reads and runs commands at a terminal until the end; the exit code.
  mutating func runInteractively() -> Int32 {
    let state = PromptState(interpreter, isPlain: invocation.isPlain)
    guard let editor = LineEditor(features: state.features, hooks: state.hooks) else { return 1 }
    Interruption.clear()
    let file = HistoryFile.standard
    var history = file?.entries() ?? []
    greet()
    while !interpreter.hasEnded {
      state.follow(interpreter.notebook)
      editor.prompt = state.prompt
      editor.history = history
      switch editor.readLine() {
      case .line(let line):
        guard line.contains(where: { !$0.isWhitespace }) else { continue }
        if let entry = state.entry(line) {
          history.append(entry)
          if file?.append(entry) == false { state.warnOnce("The history cannot be written.", terminal) }
        }
        runAtPrompt(line)
      case .interrupted: continue
      case .endOfInput: return 0
      case .terminated(let code): return code
      }
      if let code = Signals.exitCode { return code }
    }
    return 0
  }

  private func greet() {
    guard !terminal.isQuiet, interpreter.notebook.cells.isEmpty else { return }
    terminal.complain("collate \(version). Type help, press ? at any place for help there, Tab to complete.")
  }

  /// Runs what was typed; an error says what is wrong and what to do, and the prompt comes back.
  private mutating func runAtPrompt(_ text: String) {
    Interruption.clear()
    do throws(ScriptError) {
      try interpreter.run(text)
      terminal.suggest(interpreter.suggestions)
    } catch {
      if error.error.kind == .interrupted {
        terminal.complain("Stopped; the notebook is as it was.")
      } else {
        terminal.complain(message(error, in: text))
      }
    }
    Interruption.clear()
  }

  private func message(_ error: ScriptError, in text: String) -> String {
    let isBlock = text.utf8.contains(0x0A)
    let place = isBlock ? "line \(error.position.line): " : ""
    return "error: \(place)\(error.error.message)" + (error.error.hint.map { ". \($0)" } ?? "")
  }
}
