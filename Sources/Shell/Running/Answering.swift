import FileAccess
import PluginKit

extension Interpreter {
  /// Writes an answer where it belongs: the file of the line, of `once`, of `output`, or the console; in the format
  /// the line asks for, if it does.
  mutating func give(
    _ answer: Answer, to target: String? = nil, in asked: Renderer? = nil
  ) throws(CommandError) {
    lastAnswer = answer
    let file = target ?? settings.once ?? settings.output
    settings.once = nil
    var fitting = asked ?? file.flatMap { registry.renderer(forFile: $0) }
    if fitting == nil { fitting = try renderer(for: answer) }
    guard let renderer = fitting else { return }
    guard let file else { return try console.answer(written(answer, in: renderer, on: console.page())) }
    try write(written(answer, in: renderer, on: Page()), to: file)
    console.remark("Wrote \(file).")
  }

  /// The bytes of an answer in a format; throws `.interrupted` when the user stops it.
  ///
  /// Formats that people read get the line of each row that says only characters: `[3:57]`.
  func written(_ answer: Answer, in renderer: Renderer, on page: Page) throws(CommandError) -> [UInt8] {
    try renderer.check(answer.report)
    let corpus = notebook.corpus
    return try context.leavable { _ in
      var report = answer.report
      if report.hidesEvidence, !["json", "jsonl"].contains(renderer.format) { report.dropEvidence() }
      if ["table", "plain", "markdown", "html"].contains(renderer.format) { corpus.placeRows(of: &report) }
      return renderer.render(Answer(cell: answer.cell, command: answer.command, report: report), page)
    }
  }

  /// The renderer an answer goes through: the one that was set, else `table` on a terminal, `plain` for running
  /// text and `tsv` for tables on a pipe.
  func renderer(for answer: Answer) throws(CommandError) -> Renderer {
    if let format = settings.format { return try registry.renderer(format) }
    if console.page().isTerminal { return try registry.renderer("table") }
    return try registry.renderer(answer.report.layout == .table ? "tsv" : "plain")
  }

  /// Writes a file whole and durably, or throws and leaves what was there.
  func write(
    _ bytes: [UInt8], to path: String, newFileFor readers: DurableWrite.Readers = .mask
  ) throws(CommandError) {
    do throws(FileError) { try DurableWrite.write(bytes, to: path, newFileFor: readers) } catch {
      throw CommandError(.failed, "cannot write \(error.description)", about: path)
    }
  }
}

extension Report {
  /// Takes the evidence of every row away.
  fileprivate mutating func dropEvidence() {
    for index in rows.indices { rows[index].evidence = [] }
    for table in sections.indices {
      for index in sections[table].rows.indices { sections[table].rows[index].evidence = [] }
    }
  }
}

extension Corpus {
  /// Gives the rows of a report and its sections their places.
  fileprivate func placeRows(of report: inout Report) {
    place(&report.rows, report.columns)
    for index in report.sections.indices {
      place(&report.sections[index].rows, report.sections[index].columns)
    }
  }

  /// Gives rows that name a place by `doc` and `start` alone that place as evidence, without its words.
  private func place(_ rows: inout [Row], _ columns: [Column]) {
    guard let doc = columns.firstIndex(where: { $0.name == "doc" }),
      let start = columns.firstIndex(where: { $0.name == "start" })
    else { return }
    for index in rows.indices where rows[index].evidence.isEmpty {
      guard case .count(let number) = rows[index].values[doc],
        case .count(let scalar) = rows[index].values[start],
        numbers?.contains(number) == true
      else { continue }
      let document = self[number]
      let line = document.lineNumber(at: document.text.utf8Offset(ofScalar: scalar))
      rows[index].evidence = [
        Evidence(doc: number, id: document.id, line: line, start: scalar, end: scalar, text: "")
      ]
    }
  }
}
