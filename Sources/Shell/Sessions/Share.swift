import FileAccess
import PluginKit
import SessionFile

extension ShellWord {
  /// `share`: the session without a word of the articles.
  static let share = ShellWord(
    Manual(
      "share", "write the session without the articles' text, and list what it still reveals",
      topic: .notebook,
      positionals: [
        Positional("FILE", .word(.path), isOptional: true, "The file; without one nothing is written.")
      ],
      discussion: """
        The file holds the lines as you typed them, ids, paths and SHA-256 of the documents, your notes, and digests \
        in the place of answers. Who has the same documents replays it (replay FILE --corpus FOLDER) to the same \
        digests. The list shows every text in it that a reader will see.
        """,
      examples: ["load Sessions/corpora/harbour; search ferry; share"])
  ) { (shell, request) throws(CommandError) in
    let path = request.words("FILE").first?.text
    // Nothing but the notebook is read, and that is a value.
    nonisolated(unsafe) let work = shell
    let (report, bytes) = try request.context.leavable { (context) throws(CommandError) in
      let name = path ?? "shared.json"
      let shared = try unsafe work.saved(at: name, answers: .digest, in: context).withoutText
      return (Report(revealedBy: shared), path == nil ? [] : shared.bytes)
    }
    if let path { try shell.write(bytes, to: path) }
    let note = path.map { "Wrote \($0)." } ?? "Nothing is written; give a file to write it."
    return Outcome(report, notes: [note])
  }
}

extension SavedSession {
  /// The session without anything that was taken from a document's text.
  fileprivate var withoutText: SavedSession {
    var shared = self
    for index in shared.cells.indices {
      shared.cells[index].warnings = []
      shared.cells[index].extra = []
      if case .report = shared.cells[index].result { shared.cells[index].result = .notSaved }
    }
    for index in shared.corpus.documents.indices { shared.corpus.documents[index].lines = nil }
    shared.extra = []
    (shared.branch, shared.undone, shared.branches) = ("main", [], [])
    return shared
  }
}

extension Report {
  /// What a reader of a shared session learns: one row for each text in it.
  fileprivate init(revealedBy shared: SavedSession) {
    var rows: [Row] = []
    let add = { (what: String, text: String, why: String?) in
      rows.append(Row([.text(what), .text(text), .text(ifKnown: why)]))
    }
    for cell in shared.cells {
      let isAbsolute = cell.input.split(separator: " ").contains { $0.hasPrefix("/") || $0.hasPrefix("\"/") }
      add("cell \(cell.n)", cell.input, isAbsolute ? "names a folder of this machine" : nil)
    }
    for note in shared.notes { add("note after cell \(note.after)", note.text, nil) }
    add(
      "folder", shared.corpus.folder,
      shared.corpus.folder.hasPrefix("../") ? "names folders above the file" : nil)
    for document in shared.corpus.documents {
      add("document \(document.doc)", document.path, "with its SHA-256 and size")
    }
    self.init([Column("what", .text), Column("text", .text), Column("remark", .text)], rows: rows)
  }
}
