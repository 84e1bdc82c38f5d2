import Bundled
import CommandLanguage
import FileAccess
import Glibc
import LineEditing
import PluginKit
import Shell
import TextKernels

/// The program: reads commands from where the invocation says and runs them to the end or the first error.
struct Program {
  let invocation: Invocation
  let terminal: Terminal
  let progress: ProgressLine
  var interpreter: Interpreter
  var status: Int32 = 0
  /// The journal whose work was brought back and is not yet kept elsewhere.
  var recovered: String?

  init(_ invocation: Invocation) {
    self.invocation = invocation
    let progress = ProgressLine(descriptor: STDERR_FILENO, isOn: !invocation.isQuiet)
    self.progress = progress
    terminal = Terminal(invocation, progress: progress)
    let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    interpreter = Interpreter(
      plugins: bundledPlugins, console: terminal.console,
      context: RunContext(
        threads: invocation.threads ?? cores, isCancelled: { Interruption.isRequested },
        progress: { progress.report($0.done, of: $0.total, $0.unit) }))
    interpreter.settings.format = invocation.format
    interpreter.console.system = { (command, input) throws(CommandError) in
      progress.clear()
      try TerminalModes.lending { () throws(CommandError) in try SystemCommand.run(command, input: input) }
    }
    interpreter.console.history = { HistoryFile.standard?.entries().map(HistoryLine.init) ?? [] }
    if isatty(STDIN_FILENO) == 1 {
      interpreter.console.ask = { question in
        _ = DurableWrite.writeAll(Array(VisibleText.of(question, breaks: .kept).utf8), to: STDERR_FILENO)
        var reader = CommandReader(STDIN_FILENO)
        return reader.next().map { !["n", "no", "q", "quit"].contains($0.lowercased()) } ?? false
      }
    }
    interpreter.settings.isSafe = invocation.isSafe
  }

  /// Runs to the end; the exit code.
  mutating func run() -> Int32 {
    if let format = invocation.format {
      do throws(CommandError) { _ = try interpreter.registry.renderer(format) } catch { return fail(error) }
    }
    guard readConfiguration() else { return status }
    if invocation.recovers, !recover() { return status }
    if !invocation.paths.isEmpty,
      !attempt(quoted(["load", "--"] + invocation.paths), place: "collate", line: 1)
    {
      return status
    }
    if let command = invocation.command {
      _ = attempt(quoted(command), place: "collate", line: 1)
      if command[0] != "open" || status != 0 { return status }
    }
    switch invocation.input {
    case .text(let text): _ = attempt(text, place: "<command>", line: 1)
    case .file(let path): runFile(path)
    case .standardInput where isatty(STDIN_FILENO) == 1: return runInteractively()
    case .standardInput: runLines(of: CommandReader(STDIN_FILENO))
    }
    if let recovered, interpreter.isSaved { JournalFile.remove(recovered) }
    return status
  }

  /// Takes the standard values of options from the configuration file, one `set` line each; false on an error.
  ///
  /// The file is `--config FILE`, else `collate/config` in the user's configuration folder, where it may be missing.
  private mutating func readConfiguration() -> Bool {
    guard invocation.readsConfiguration else { return true }
    let path = invocation.configuration ?? Configuration.standardPath
    guard let text = Configuration.text(of: path) else {
      if invocation.configuration == nil { return true }
      status = fail(CommandError(.input, "\(path): the configuration cannot be read"))
      return false
    }
    do throws(ScriptError) {
      try interpreter.configure(text)
      return true
    } catch {
      report(error.error, at: "\(path):\(error.position.line):\(error.position.column)")
      status = error.error.kind.rawValue
      return false
    }
  }

  private mutating func runFile(_ path: String) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      status = fail(CommandError(.input, "\(path): \(SystemCall.words(for: errno))"))
      return
    }
    runLines(of: CommandReader(descriptor), place: path)
    close(descriptor)
  }

  /// Runs line after line as they arrive; a line with an open quote waits for the next.
  mutating func runLines(of source: CommandReader, place: String = "<stdin>") {
    var reader = source
    var pending = ""
    var first = 1
    while !interpreter.hasEnded, let line = reader.next() {
      if pending.isEmpty {
        if isIdle(line) {
          if invocation.echoes, line.hasPrefix("#") { terminal.complain("\n\(line)") }
          continue
        }
        first = reader.line
      }
      let isOpen = !pending.isEmpty
      pending += isOpen ? "\n" + line : line
      // An open quotation stays open in a line without marks, and then all before it need not be read again.
      if isOpen && !hasMark(line) || isIncomplete(pending) {
        guard pending.utf8.count > CommandReader.longest else { continue }
        return refuse(place, first)
      }
      if invocation.echoes { terminal.complain("collate> \(pending)") }
      if !attempt(pending, place: place, line: first), !invocation.keepsGoing { return }
      pending = ""
    }
    if reader.isEndless { return refuse(place, reader.line + 1) }
    if !pending.isEmpty { _ = attempt(pending, place: place, line: first) }
  }

  /// Refuses a command that has no end.
  private mutating func refuse(_ place: String, _ line: Int) {
    let error = CommandError(.input, "a command of more than \(CommandReader.longest >> 20) MB is no command")
    report(error, at: "\(place):\(line):1")
    status = error.kind.rawValue
  }

  /// Whether a line is empty or a remark, which need not be read further.
  private func isIdle(_ line: String) -> Bool {
    let first = line.utf8.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
    return first == nil || first == UInt8(ascii: "#")
  }

  private func hasMark(_ text: String) -> Bool {
    text.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
  }

  private func isIncomplete(_ text: String) -> Bool {
    // Only an open quotation makes a line incomplete.
    guard hasMark(text) else { return false }
    do throws(SyntaxError) {
      _ = try Lexer.tokens(of: text)
      return false
    } catch { return error.isIncomplete }
  }

  /// Runs commands; false, with the status set, when one failed.
  private mutating func attempt(_ text: String, place: String, line: Int) -> Bool {
    do throws(ScriptError) {
      try interpreter.run(text, line: line)
      return true
    } catch {
      let position = place == "collate" ? place : "\(place):\(error.position.line):\(error.position.column)"
      report(error.error, at: position)
      status = error.error.kind.rawValue
      return false
    }
  }

  private func fail(_ error: CommandError) -> Int32 {
    report(error, at: "collate")
    return error.kind.rawValue
  }

  private func report(_ error: CommandError, at place: String) {
    terminal.complain("\(place): error: \(error.explanation)")
  }

  /// Words as a command line that reads back as these words; options stay options.
  private func quoted(_ words: [String]) -> String {
    words.enumerated().map { index, word in
      let isPlain = word.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || "-_=.,:/0123456789".unicodeScalars.contains($0)
      }
      if isPlain, index == 0 || word.hasPrefix("-") { return word }
      return Quotation.of(word)
    }.joined(separator: " ")
  }
}
