import CommandLanguage
import FileAccess
import PluginKit
import TextKernels

extension ShellWord {
  private static let methods = Option<Bool>.flag(
    "methods", "Write the paragraph on methods instead: what went in and out of each step, with which values."
  )
  private static let cell = Option<String?>.text("cell", .cell, "One cell alone, by number or name.")

  /// `export`: the notebook in a format for others.
  static let export = ShellWord(
    Manual(
      "export", "write the notebook as a report, a script or data", topic: .notebook,
      positionals: [
        Positional(
          "FILE", .word(.path), isOptional: true,
          "Its ending decides: .md, .html, .ipynb, .collate, .json, .csv, or ro-crate-metadata.json.")
      ],
      options: [methods.parameter, cell.parameter],
      discussion: """
        Reports (.md, .html) hold every command with its answer and the words it rests on, the documents with their \
        fingerprint, and what was set aside and why. A script (.collate) runs again with collate -f. With --cell, or \
        as .csv, it is the answer of one cell. Nothing from a document can become markup, a script or a formula.
        """,
      examples: ["load Sessions/corpora/harbour; docs; export --methods"])
  ) { (shell, request) throws(CommandError) in
    let exported = Exported(shell)
    if request[methods] {
      guard let path = request.words("FILE").first?.text else { return Outcome(exported.methodsReport) }
      try shell.write(Array((exported.methods + "\n").utf8), to: path)
      return Outcome(notes: ["Wrote \(path)."])
    }
    guard let path = request.words("FILE").first?.text else {
      throw CommandError(.usage, "export needs a file", hint: "As in: export report.html.", about: "export")
    }
    // Nothing but the notebook is read, and that is a value.
    nonisolated(unsafe) let work = exported
    let bytes = try request.context.leavable { (_) throws(CommandError) in
      try unsafe work.bytes(for: path, cell: request[cell])
    }
    try shell.write(bytes, to: path)
    return Outcome(notes: ["Wrote \(path)."])
  }
}

/// The notebook on its way into a format for others.
struct Exported {
  let shell: Interpreter
  var notebook: Notebook { shell.notebook }
  var corpus: Corpus { shell.notebook.corpus }

  /// The notes by the number of the cell they stand after, 0 before the first.
  let remarks: [Int: [String]]

  init(_ shell: Interpreter) {
    self.shell = shell
    remarks = Dictionary(grouping: shell.notebook.notes, by: \.after).mapValues { $0.map(\.text) }
  }

  /// The formats, by the ending of the file; throws `.usage` for an ending that is none of them.
  func bytes(for path: String, cell: String?) throws(CommandError) -> [UInt8] {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
    if let cell { return try answer(notebook.cell(named: cell.trimmingDollar), for: path) }
    switch ending {
    case "md", "markdown": return try Array(markdown().utf8)
    case "html", "htm": return try Array(html().utf8)
    case "ipynb": return try jupyter()
    case "collate": return Array(script.utf8)
    case "json": return name == "ro-crate-metadata.json" ? try crate(at: path) : allAnswers
    default:
      guard shell.registry.renderer(forFile: path) != nil else {
        throw CommandError(
          .usage, "export does not know the ending of \(name)",
          hint: "Use .md, .html, .ipynb, .collate, .json, .csv or ro-crate-metadata.json.", about: path)
      }
      guard let last = notebook.cells.last(where: { $0.report != nil }) else {
        throw CommandError(.failed, "there is no answer to export", hint: "Ask something first: docs.")
      }
      return try answer(last, for: path)
    }
  }

  /// The answer of one cell in the format of a file's ending.
  private func answer(_ cell: Cell, for path: String) throws(CommandError) -> [UInt8] {
    guard let report = cell.report else {
      throw CommandError(.usage, "cell \(cell.n) has no answer", about: "$\(cell.n)")
    }
    guard let renderer = shell.registry.renderer(forFile: path) else {
      throw CommandError(
        .usage, "export does not know the ending of \(path)", hint: "As in: export --cell 3 a.csv.",
        about: path)
    }
    return try shell.written(
      Answer(cell: cell.n, command: cell.command, report: report), in: renderer, on: Page())
  }

  /// An answer as a renderer writes it.
  func rendered(_ report: Report, of cell: Cell?, as format: String) throws(CommandError) -> String {
    let renderer = try shell.registry.renderer(format)
    let answer = Answer(cell: cell?.n, command: cell?.command ?? "", report: report)
    return try String(decoding: shell.written(answer, in: renderer, on: Page()), as: UTF8.self)
  }

  /// The line of JSON of every answer.
  private var allAnswers: [UInt8] {
    guard let renderer = try? shell.registry.renderer("json") else { return [] }
    let answers = notebook.cells.compactMap { cell in
      cell.report.map { renderer.render(Answer(cell: cell.n, command: cell.command, report: $0), Page()) }
    }
    var bytes = Array("[".utf8)
    for (index, answer) in answers.enumerated() {
      bytes += Array((index > 0 ? ",\n" : "").utf8) + answer.filter { $0 != 0x0A }
    }
    return bytes + Array("]\n".utf8)
  }

  /// The lines as a script that runs again; what an opened session would have it start or write is left out.
  private var script: String {
    var lines = [
      "# Exported by collate \(version) from \(counted(corpus.documents.count, "document")),",
      "# fingerprint \(corpus.fingerprint).",
      "# Run it with: collate -f FILE, in the folder its paths start from.",
    ]
    for cell in notebook.cells { lines += line(of: cell) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The line of a cell in a script; a comment when a session brought it and it does more than ask.
  private func line(of cell: Cell) -> [String] {
    guard cell.isFromSession else { return [cell.input] }
    let shown = VisibleText.of(cell.input)
    guard shown == cell.input, let statement = try? shell.statement(of: cell.input) else {
      return ["# Left out, as the session that was opened has it and no notebook keeps it: \(shown)"]
    }
    if statement.target == nil { return [cell.input] }
    return ["# Left out, as the session that was opened has it and it writes a file:", "# \(shown)"]
  }
}

extension String {
  /// `3` for `$3`.
  fileprivate var trimmingDollar: String { hasPrefix("$") ? String(dropFirst()) : self }
}
