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
    let page = file == nil ? console.page() : Page()
    if let form = try form(of: answer, in: renderer, on: page) {
      try give(form, answer.report.list, to: file)
    } else if let file {
      try write(written(answer, in: renderer, on: page), to: file)
    } else {
      try console.answer(written(answer, in: renderer, on: page))
    }
    if let file { console.remark("Wrote \(file).") }
  }

  /// From how many rows on an answer is written run by run, and its rows are made when they are read.
  static let flood = 20_000

  /// How an answer is written run by run; nil for one that is small, and for formats that look at all rows first.
  private func form(
    of answer: Answer, in renderer: Renderer, on page: Page
  ) throws(CommandError) -> RowForm? {
    let report = answer.report
    guard report.list.count > Interpreter.flood, report.sections.isEmpty else { return nil }
    try renderer.check(report)
    let form = try context.leavable { (context) throws(CommandError) in
      try renderer.form(answer, page, context)
    }
    guard let form else { return nil }
    if report.hidesEvidence, !Interpreter.keepsEvidence.contains(renderer.format) {
      return form.preparing { $0.evidence = [] }
    }
    guard Interpreter.showsPlaces.contains(renderer.format) else { return form }
    let corpus = notebook.corpus, columns = report.columns
    return form.preparing { corpus.place(&$0, columns) }
  }

  /// Writes an answer run by run to a file, or to the console.
  private func give(_ form: RowForm, _ list: RowList, to file: String?) throws(CommandError) {
    guard let file else {
      return try console.flood { (take) throws(CommandError) in try form.write(list, in: context, take) }
    }
    func failed(_ error: FileError) -> CommandError {
      CommandError(.failed, "cannot write \(error.description)", about: file)
    }
    var target: DurableFile
    do throws(FileError) { target = try DurableFile(file, newFileFor: .mask) } catch { throw failed(error) }
    try form.write(list, in: context, unit: "parts") { (bytes) throws(CommandError) in
      do throws(FileError) { try target.append(bytes) } catch { throw failed(error) }
    }
    do throws(FileError) { try target.finish() } catch { throw failed(error) }
  }

  private static let keepsEvidence = ["json", "jsonl"]
  private static let showsPlaces = ["table", "plain", "markdown", "html"]

  /// The bytes of an answer in a format; throws `.interrupted` when the user stops it.
  ///
  /// Formats that people read get the line of each row that says only characters: `[3:57]`.
  func written(_ answer: Answer, in renderer: Renderer, on page: Page) throws(CommandError) -> [UInt8] {
    try renderer.check(answer.report)
    let corpus = notebook.corpus
    return try context.leavable { _ in
      var report = answer.report
      if report.hidesEvidence, !Interpreter.keepsEvidence.contains(renderer.format) { report.dropEvidence() }
      if Interpreter.showsPlaces.contains(renderer.format) { corpus.placeRows(of: &report) }
      return renderer.render(Answer(cell: answer.cell, command: answer.command, report: report), page)
    }
  }

  /// The renderer an answer goes through: the one that was set, else `table` on a terminal, `plain` for running
  /// text and `tsv` for tables on a pipe.
  func renderer(for answer: Answer) throws(CommandError) -> Renderer {
    if let format = settings.format { return try registry.renderer(format) }
    if console.page().isTerminal { return try registry.renderer("table") }
    let isTable = answer.report.layout == .table || answer.report.layout == .collation
    return try registry.renderer(isTable ? "tsv" : "plain")
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

  private func place(_ rows: inout [Row], _ columns: [Column]) {
    guard columns.contains(where: { $0.name == "doc" }), columns.contains(where: { $0.name == "start" })
    else { return }
    for index in rows.indices { place(&rows[index], columns) }
  }

  /// Gives a row that names a place by `doc` and `start` alone that place as evidence, without its words.
  fileprivate func place(_ row: inout Row, _ columns: [Column]) {
    guard row.evidence.isEmpty, let doc = columns.firstIndex(where: { $0.name == "doc" }),
      let start = columns.firstIndex(where: { $0.name == "start" }),
      case .count(let number) = row.values[doc], case .count(let scalar) = row.values[start],
      numbers?.contains(number) == true
    else { return }
    let document = self[number]
    let line = document.lineNumber(at: document.text.utf8Offset(ofScalar: scalar))
    row.evidence = [
      Evidence(doc: number, id: document.id, line: line, start: scalar, end: scalar, text: "")
    ]
  }
}
