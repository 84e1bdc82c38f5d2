import Bundled
import CollateCore
import CommandLanguage
import JSONCoding
import PluginKit
import SessionFile
import Shell
import TextKernels
import TextSearch

extension FuzzTarget {
  /// Lines of the command language, run on three small documents.
  static let commands = FuzzTarget("commands") { bytes in
    let text = String(decoding: bytes.prefix(2048), as: UTF8.self)
    do throws(SyntaxError) {
      let statements = try Parser.statements(of: text)
      var interpreter = unsafe sample
      for statement in statements.prefix(8) where Workbench.isHarmless(statement) {
        do throws(ScriptError) { try interpreter.execute(statement) } catch { _ = error.error.message }
      }
    } catch { return error.position.line < 1 || error.position.column < 1 ? "an error stands nowhere" : nil }
    return nil
  }

  /// What Tab offers, at the end of a line and within it.
  static let completion = FuzzTarget("completion") { bytes in
    let line = String(decoding: bytes.prefix(512), as: UTF8.self)
    let notebook = unsafe sample
    let values = CorpusValues(notebook.registry, RunContext(threads: 1))
    let completer = Completer(notebook.notebook, notebook.registry, values: values)
    for cursor in [line.utf8.count, line.utf8.count / 2, 0] {
      let found = completer.completions(of: line, at: cursor)
      if found.count > 500 { return "too many offers" }
    }
    return nil
  }

  private nonisolated(unsafe) static let sample = Workbench.notebook(
    [
      "The minister said on 3 May 2023 that 12 people were hurt in Port Amal.", "Le port a rouvert lundi.",
      "قال الوزير",
    ]
    .enumerated().map { index, text in
      Document(
        id: "d\(index)", path: "d\(index)", text: Text(text), sha256: Digest.sha256(Array(text.utf8)),
        byteCount: text.utf8.count)
    })

  /// JSON: the reader of lines, the reader of arrays, and the writer.
  static let records = FuzzTarget("records") { bytes in
    _ = Workbench.documents("jsonl", bytes)
    _ = Workbench.documents("json", bytes)
    guard let value = try? JSONValue.parse(bytes) else { return nil }
    let written = JSONWriter.canonical(value)
    guard let again = try? JSONValue.parse(written) else { return "written JSON is not read" }
    guard JSONWriter.canonical(again) == written else { return "written JSON reads as something else" }
    guard let shown = try? JSONValue.parse(VisibleText.inJSON(written)),
      JSONWriter.canonical(shown) == written
    else {
      return "escaped JSON reads as something else"
    }
    return nil
  }

  /// CSV and TSV.
  static let tables = FuzzTarget("tables") { bytes in
    _ = Workbench.documents("csv", bytes)
    return nil
  }

  /// Files in files: the first byte says which reader.
  static let containers = FuzzTarget("containers") { bytes in
    let readers = ["packed", "warc", "mail", "feed", "pdf", "text"]
    guard let first = bytes.first else { return nil }
    let documents = Workbench.documents(readers[Int(first) % readers.count], Array(bytes.dropFirst()))
    return fault(in: documents)
  }

  /// Web pages, up to the choice of their lines.
  static let pages = FuzzTarget("pages") { bytes in
    let documents = Workbench.documents("html", bytes)
    if let fault = fault(in: documents) { return fault }
    let notebook = Workbench.notebook(documents)
    return fault(in: notebook.notebook.corpus.documents)
  }

  /// Whether the lines of a document are its text.
  private static func fault(in documents: [Document]) -> String? {
    for document in documents {
      var end = 0
      for line in document.lines {
        guard line.range.lowerBound >= end, line.range.upperBound <= document.text.utf8.count else {
          return "a line lies outside its document"
        }
        end = line.range.upperBound
      }
    }
    return nil
  }

  /// Session files: read, written, read.
  static let sessions = FuzzTarget("sessions") { bytes in
    guard let session = try? SavedSession(parsing: bytes) else { return nil }
    let written = session.bytes
    guard let again = try? SavedSession(parsing: written) else { return "a written session is not read" }
    return again.bytes == written ? nil : "a session changes when it is read and written"
  }

  /// Words, sentences, folding and widths of any bytes that are text.
  static let kernels = FuzzTarget("kernels") { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    let utf8 = Array(text.utf8)
    var end = 0
    for word in Words.words(in: utf8, 0..<utf8.count) {
      guard word.range.lowerBound >= end, word.range.upperBound <= utf8.count, !word.range.isEmpty else {
        return "a word lies outside or overlaps"
      }
      guard String(validating: utf8[word.range], as: UTF8.self) != nil else {
        return "a word cuts a character"
      }
      end = word.range.upperBound
    }
    for language in ["und", "de", "ar"] {
      end = 0
      for sentence in SentenceSplitter(language: language).sentences(in: utf8, range: 0..<utf8.count) {
        guard sentence.lowerBound >= end, sentence.upperBound <= utf8.count, !sentence.isEmpty else {
          return "a sentence lies outside or overlaps"
        }
        guard String(validating: utf8[sentence], as: UTF8.self) != nil else {
          return "a sentence cuts a character"
        }
        end = sentence.upperBound
      }
    }
    let folded = Folding.folded(text)
    if Folding.folded(folded) != folded { return "folding twice is not folding once" }
    for columns in [0, 1, 7] where DisplayWidth.of(DisplayWidth.truncated(text, to: columns)) > columns {
      return "cut text is too wide"
    }
    return nil
  }

  /// Answers in every format: the bytes are a column, a cell, a section, a warning.
  static let answers = FuzzTarget("answers") { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    let rows = [Row([.text(text), .list([.text(text)]), .record([Value.Field("a", .text(text))])])]
    let columns = [Column(text, .text), Column("snippet", .list), Column("b", .record)]
    let faults = Faults()
    for report in [
      Report(columns, rows: rows, warnings: [text]),
      Report([Column("text", .text)], rows: rows, layout: .text),
      Report(sections: [Report.Section(text, columns, rows: rows)]),
    ] {
      for renderer in bundledPlugins.flatMap(\.renderers) {
        faults.check(
          renderer.render(Answer(cell: 1, command: text, report: report), Page(width: 30)), renderer.format)
      }
    }
    return faults.first
  }

  /// Regular expressions, queries and conditions, on a text that they can hold.
  static let patterns = FuzzTarget("patterns") { bytes in
    let source = String(decoding: bytes.prefix(200), as: UTF8.self)
    let text = Array(String(repeating: "The port of Amal, aaaab 12 ٣ “said” قال.\n", count: 8).utf8)
    if let pattern = try? LinearPattern(source) {
      var matcher = pattern.matcher()
      var end = 0
      var isOrdered = true
      try? matcher.forEachMatch(in: text, 0..<text.count) { match in
        isOrdered = isOrdered && match.lowerBound >= end && match.upperBound <= text.count && !match.isEmpty
        end = match.upperBound
      }
      guard isOrdered else { return "a match lies outside or overlaps" }
    }
    var notebook = unsafe sample
    let quoted = source.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
      "\n", with: "\\n")
    for line in [
      "search \"\(quoted)\"", "kwic \"\(quoted)\"", "docs \"text:\(quoted)\"", "docs | where \(quoted)",
    ] {
      guard let statements = try? Parser.statements(of: line), statements.allSatisfy(Workbench.isHarmless)
      else {
        continue
      }
      Workbench.attempt(line, on: &notebook)
    }
    return nil
  }

  /// Articles through every analysis.
  static let articles = FuzzTarget("articles") { bytes in
    let text = bytes.prefix(4096)
    let documents =
      Workbench.documents("text", Array(text))
      + Workbench.documents("text", Array(text) + Array("\nHe said 5 died.".utf8))
    let faults = Faults()
    var notebook = Workbench.notebook(documents, format: "tsv", faults: faults)
    for line in [
      "show all --clean", "dedupe", "dedupe --passages", "entities", "entities --mentions",
      "entities --roles",
      "summarise", "summarise --timeline", "quotes", "figures", "figures --series", "timeline", "compare",
      "compare --collate", "claims", "kwic said", "ngrams", "collocates said",
    ] { Workbench.attempt(line, on: &notebook) }
    return faults.first
  }
}
