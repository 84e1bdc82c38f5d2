import FileAccess
import JSONCoding
import PluginKit
import SessionFile
import TextKernels

/// The notebook for other programs: Jupyter's format, and a research object for archives.
extension Exported {
  /// The notebook in nbformat 4.5: notes as Markdown cells, lines as code cells with their answers.
  func jupyter() throws(CommandError) -> [UInt8] {
    var book = Array(#"{"cells":"#.utf8)
    // Cell by cell: a tree of all answers in two formats would take several times the memory of the file.
    var separator = UInt8(ascii: "[")
    let add = { (cell: JSONValue) in
      book.append(separator)
      book += VisibleText.inJSON(JSONWriter.canonical(cell))
      separator = UInt8(ascii: ",")
    }
    add(Exported.textCell("head", "# Notebook\n\n\(summary)"))
    for (index, note) in notes(after: 0).enumerated() {
      add(Exported.textCell("note-0-\(index)", Exported.tamed(note)))
    }
    for cell in notebook.cells {
      if cell.command != "note" { try add(codeCell(cell)) }
      for (index, note) in notes(after: cell.n).enumerated() {
        add(Exported.textCell("note-\(cell.n)-\(index)", Exported.tamed(note)))
      }
    }
    let end: JSONValue = .object([
      "metadata": .object([
        "kernelspec": .object(["display_name": .string("collate"), "name": .string("collate")]),
        "language_info": .object(["name": .string("collate"), "file_extension": .string(".collate")]),
        "collate": .object(["version": .string(version), "fingerprint": .string(corpus.fingerprint)]),
      ]), "nbformat": .integer(4), "nbformat_minor": .integer(5),
    ])
    book += Array("],".utf8) + VisibleText.inJSON(JSONWriter.canonical(end)).dropFirst()
    return book + [0x0A]
  }

  private static func textCell(_ id: String, _ text: String) -> JSONValue {
    .object([
      "id": .string(id), "cell_type": .string("markdown"), "metadata": .object([]), "source": .string(text),
    ])
  }

  private func codeCell(_ cell: Cell) throws(CommandError) -> JSONValue {
    var outputs: [JSONValue] = []
    if let report = cell.report {
      let data: JSONValue = .object([
        "text/markdown": .string(try rendered(report, of: cell, as: "markdown")),
        "text/plain": .string(try rendered(report, of: cell, as: "plain")),
      ])
      outputs = [
        .object([
          "output_type": .string("execute_result"), "execution_count": .integer(cell.n), "data": data,
          "metadata": .object(["digest": .string(try cell.lazyDigest.value(in: shell.context))]),
        ])
      ]
    }
    return .object([
      "id": .string("cell-\(cell.n)"), "cell_type": .string("code"), "execution_count": .integer(cell.n),
      "metadata": .object([]), "source": .string(cell.input), "outputs": .array(outputs),
    ])
  }

  /// The metadata of an RO-Crate 1.2 whose folder holds the session and, where it can, the documents.
  ///
  /// Throws when the session has not been saved: the crate describes its file. The date is that of the last cell.
  func crate(at path: String) throws(CommandError) -> [UInt8] {
    guard let session = shell.sessionPath else {
      throw CommandError(
        .failed, "a research object describes a saved session", hint: "Save first: save work.json.")
    }
    let home = FilePath.folder(of: FilePath.absolute(path))
    let file = FilePath.relative(session, to: home)
    let saved = try shell.saved(at: path, in: shell.context)
    let documents = Exported.files(saved.corpus)
    let inputs = documents.compactMap { $0["@id"].map { JSONValue.object(["@id": $0]) } }
    let date = notebook.cells.last.map { Exported.date($0.startedAt) } ?? "1970-01-01"
    let graph =
      [Exported.descriptor, root(file, inputs, date)] + action(file, inputs, date)
      + [
        Exported.entity(
          file, "File",
          [
            "name": .string("Session"), "encodingFormat": .string("application/json"),
            "description": .string("What was asked, of which documents, and what came out, to be replayed."),
          ])
      ]
      + documents
    let crate: JSONValue = .object([
      "@context": .string("https://w3id.org/ro/crate/1.2/context"), "@graph": .array(graph),
    ])
    return VisibleText.inJSON(JSONWriter.canonical(crate)) + [0x0A]
  }

  private static let descriptor = entity(
    "ro-crate-metadata.json", "CreativeWork",
    [
      "conformsTo": .object(["@id": .string("https://w3id.org/ro/crate/1.2")]),
      "about": .object(["@id": .string("./")]),
    ])

  private func root(_ session: String, _ inputs: [JSONValue], _ date: String) -> JSONValue {
    Exported.entity(
      "./", "Dataset",
      [
        "name": .string("A reading of \(counted(corpus.documents.count, "article"))"),
        "description": .string(methods),
        "datePublished": .string(date), "license": .object(["@id": .string("#licence")]),
        "hasPart": .array([.object(["@id": .string(session)])] + inputs),
        "mentions": .object(["@id": .string("#reading")]),
      ])
  }

  private func action(_ session: String, _ inputs: [JSONValue], _ date: String) -> [JSONValue] {
    [
      Exported.entity(
        "#reading", "CreateAction",
        [
          "name": .string("Reading with collate"), "endTime": .string(date),
          "object": inputs.count == 1 ? inputs[0] : .array(inputs),
          "result": .object(["@id": .string(session)]), "instrument": .object(["@id": .string("#collate")]),
        ]),
      Exported.entity(
        "#collate", "SoftwareApplication",
        [
          "name": .string("collate"), "version": .string(version), "softwareVersion": .string(version),
          "url": .string("#collate"),
        ]),
      Exported.entity(
        "#licence", "CreativeWork",
        [
          "name": .string("No licence is stated"),
          "description": .string("Ask whoever made this before you use more of it than the law allows."),
        ]),
    ]
  }

  /// A file entity for each file; size and SHA-256 are those of its document where it holds one alone.
  private static func files(_ corpus: SavedCorpus) -> [JSONValue] {
    let byPath = Dictionary(grouping: corpus.documents, by: \.path)
    var seen: Set<String> = []
    return corpus.documents.map(\.path).filter { seen.insert($0).inserted }.map { path in
      let documents = byPath[path] ?? []
      let name = path.split(separator: "/").last.map(String.init) ?? path
      var members: [String: JSONValue] = ["name": .string(name)]
      members["encodingFormat"] = mediaType(of: name).map { .string($0) }
      if documents.count == 1 {
        members["description"] = .string("An article that was read.")
        members["sha256"] = .string(documents[0].sha256)
        members["contentSize"] = .string(String(documents[0].bytes))
      } else {
        members["description"] = .string("\(documents.count) articles that were read.")
      }
      return entity(path, "File", members)
    }
  }

  /// The media type that a file's ending stands for.
  private static func mediaType(of name: String) -> String? {
    switch name.split(separator: ".").last?.lowercased() {
    case "txt": "text/plain"
    case "html", "htm": "text/html"
    case "json": "application/json"
    case "jsonl": "application/jsonl"
    case "csv": "text/csv"
    case "tsv": "text/tab-separated-values"
    case "xml", "rss", "atom": "application/xml"
    case "eml": "message/rfc822"
    case "pdf": "application/pdf"
    case "warc", "wet": "application/warc"
    case "gz": "application/gzip"
    case "zst": "application/zstd"
    default: nil
    }
  }

  private static func entity(
    _ id: String, _ type: String, _ members: [String: JSONValue]
  ) -> JSONValue {
    .object(
      [.init("@id", .string(id)), .init("@type", .string(type))]
        + members.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, $0.value) })
  }

  private static func date(_ milliseconds: Int) -> String {
    Day(number: milliseconds / 86_400_000).description
  }
}
