public import CommandLanguage
import FileAccess
import JSONCoding
public import PluginKit
import SessionFile

/// A line that was worked out at the prompt, as the journal keeps it: enough to do it again after a crash.
public struct JournalEntry: Sendable, Equatable {
  /// The line.
  public let line: String
  /// The folder its relative paths start from.
  public let folder: String

  /// A line given in a folder.
  public init(_ line: String, in folder: String) {
    self.line = line
    self.folder = folder
  }

  /// The entry that a line of a journal holds; nil for anything else.
  public init?(parsing bytes: [UInt8]) {
    guard let json = try? JSONValue.parse(bytes), let line = json["line"]?.string,
      let folder = json["folder"]?.string
    else { return nil }
    self.init(line, in: folder)
  }

  /// The entry as a line of a journal, without its break.
  public var bytes: [UInt8] {
    JSONWriter.canonical(.object(["line": .string(line), "folder": .string(folder)]))
  }
}

extension Interpreter {
  /// Words that keep no cell and still change the state of the work.
  private static let stateWords: Set<String> = ["undo", "redo", "rerun", "branch", "switch", "tag", "open"]

  /// Whether a line changed the state of the work, so that the journal has to keep it.
  public func belongsInJournal(_ statement: Statement) -> Bool {
    statement.stages.contains { stage in
      if Interpreter.stateWords.contains(stage.command.text) || stage.command.text.hasPrefix("$") {
        return true
      }
      return (try? registry.command(stage.command.text))?.isRecorded ?? false
    }
  }

  /// Does the lines of a journal again; gives how many were done and what could not be.
  ///
  /// Nothing is printed, no file is written and no command of the system is run: a line's `> FILE` and `| !COMMAND`
  /// have done their work already. Throws `.interrupted` when the user asks to stop, and then nothing is done.
  public mutating func recover(
    _ entries: [JournalEntry]
  ) throws(CommandError) -> (done: Int, troubles: [String]) {
    var other = silent
    var done = 0
    var troubles: [String] = []
    for entry in entries {
      do throws(CommandError) {
        try other.redo(entry)
        done += 1
      } catch {
        if error.kind == .interrupted { throw error }
        troubles.append("\(entry.line): \(error.message)")
      }
    }
    remember(notebook, line: "--recover")
    (notebook, branches, branch) = (other.notebook, other.branches, other.branch)
    for step in other.past { past.append(step) }
    (sessionPath, sessionLock) = (other.sessionPath, other.sessionLock)
    return (done, troubles)
  }

  private mutating func redo(_ entry: JournalEntry) throws(CommandError) {
    let statements: [Statement]
    do throws(SyntaxError) { statements = try Parser.statements(of: entry.line) } catch {
      throw CommandError(.failed, error.message)
    }
    for statement in statements {
      place = .folder(entry.folder)
      if statement.stages[0].command.text == "open", let path = statement.stages[0].words.first?.text {
        let path = FilePath.joined(entry.folder, path)
        _ = try open(OpenedSession(readingFrom: path, with: silent, in: context))
        continue
      }
      let last = notebook.nextCell
      let stages = statement.stages.filter { $0.shell == nil }
      guard !stages.isEmpty else { continue }
      try work(statement.keeping(stages))
      if entry.folder != FilePath.currentFolder {
        for index in notebook.cells.indices where notebook.cells[index].n >= last {
          notebook.cells[index].folder = entry.folder
        }
      }
    }
  }
}
