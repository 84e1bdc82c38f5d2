import CommandLanguage
import FileAccess
import LineEditing
import PluginKit
import Shell

/// Keeps what is done at the prompt on the disk, line by line, until it is saved or the user leaves.
final class Journal {
  private var file: JournalFile?
  /// Says something to the user; nil when it has been said.
  private var warn: ((String) -> Void)?

  /// A journal that says once when it cannot keep a line.
  init(warn: @escaping (String) -> Void) { self.warn = warn }

  /// The folder of the journals, beside the history; nil when there is no home.
  static var folder: String? { HistoryFile.standard.map { FilePath.folder(of: $0.path) } }

  /// What to say at the start when an earlier run ended without saving; nil when none did.
  static var abandonedWork: String? {
    guard let folder, let path = JournalFile.abandoned(in: folder).last else { return nil }
    let lines = JournalFile.lines(of: path)
    guard let last = lines.last.flatMap(JournalEntry.init(parsing:)) else { return nil }
    let count = lines.count == 1 ? "1 line" : "\(lines.count) lines"
    return
      "An earlier prompt ended without saving: \(count), the last was \(last.line). Bring it back: collate --recover"
  }

  /// Starts with what the command line did before the prompt came.
  func take(over interpreter: Interpreter, recovered: String?) {
    if let recovered {
      for entry in JournalFile.lines(of: recovered).compactMap(JournalEntry.init(parsing:)) { keep(entry) }
      return JournalFile.remove(recovered)
    }
    for cell in interpreter.notebook.cells where interpreter.sessionPath == nil {
      keep(JournalEntry(cell.input, in: cell.folder ?? FilePath.currentFolder))
    }
    if let path = interpreter.sessionPath { restart(at: path) }
  }

  /// Keeps a line that was done; a save starts the journal anew.
  func note(_ statement: Statement, after interpreter: Interpreter) {
    if statement.stages[0].command.text == "save", let path = interpreter.sessionPath {
      return restart(at: path)
    }
    guard interpreter.belongsInJournal(statement) else { return }
    keep(JournalEntry(statement.source, in: FilePath.currentFolder))
  }

  /// Removes the journal: the user leaves.
  func discard() { file?.discard() }

  private func restart(at path: String) {
    file?.clear()
    keep(JournalEntry("open \(Quotation.of(FilePath.absolute(path)))", in: FilePath.currentFolder))
  }

  private func keep(_ entry: JournalEntry) {
    guard let folder = Journal.folder else { return }
    if file == nil { file = JournalFile(in: folder) }
    if file?.append(entry.bytes) == true { return }
    warn?("The journal in \(folder) cannot be written: a crash would lose what is not saved.")
    warn = nil
  }
}

extension Program {
  /// Brings back the work of the last prompt that ended without saving; false, with the status set, when there is none.
  mutating func recover() -> Bool {
    guard let folder = Journal.folder, let path = JournalFile.abandoned(in: folder).last else {
      terminal.complain("collate: error: there is no work to recover")
      status = CommandError.Kind.input.rawValue
      return false
    }
    let entries = JournalFile.lines(of: path).compactMap(JournalEntry.init(parsing:))
    let (done, troubles): (Int, [String])
    do throws(CommandError) { (done, troubles) = try interpreter.recover(entries) } catch {
      terminal.complain("collate: stopped; the work is still there: collate --recover")
      status = error.kind.rawValue
      return false
    }
    for trouble in troubles { terminal.complain("Not done again: \(trouble)") }
    if !invocation.isQuiet {
      terminal.complain("Recovered \(done) of \(entries.count) lines. Save them: save FILE.")
    }
    recovered = path
    return true
  }
}
