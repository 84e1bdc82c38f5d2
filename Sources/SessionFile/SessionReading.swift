import CollateCore
public import JSONCoding

extension SavedSession {
  /// The session that bytes hold.
  ///
  /// Throws for what is not strict JSON, not a session, of a newer version, or not as the schema has it.
  /// Nothing is run and nothing is looked up. O(bytes).
  public init(parsing bytes: [UInt8]) throws(SessionFileError) {
    let value: JSONValue
    do throws(JSONError) { value = try JSONValue.parse(bytes) } catch {
      throw .notJSON(error.description)
    }
    try self.init(json: value)
  }

  /// The session that a JSON value holds; throws as `init(parsing:)` does.
  public init(json: JSONValue) throws(SessionFileError) {
    guard json.members != nil, json["format"]?.string == SavedSession.format else { throw .notASession }
    var fields = try Fields(json, in: "")
    _ = fields.take("format")
    let version = try fields.integer("version", atLeast: 1)
    guard version <= SavedSession.version else { throw .newer(version: version) }
    guard let tool = fields.take("tool") else { throw fields.wrong("tool", "an object") }
    self.init(tool: try Tool(json: tool))
    plugins = try fields.array("plugins", PluginVersion.init(json:part:))
    if let value = fields.take("corpus") { corpus = try SavedCorpus(json: value) }
    cells = try fields.array("cells", SavedCell.init(json:part:))
    notes = try fields.array("notes", Note.init(json:part:))
    branch = try fields.optionalString("branch") ?? "main"
    undone = try fields.array("undone", SavedCell.init(json:part:))
    branches = try fields.array("branches", SavedBranch.init(json:part:))
    extra = fields.rest
    try SavedSession.check(cells, "cells")
    for (index, branch) in branches.enumerated() {
      try SavedSession.check(branch.cells(with: cells), "branches[\(index)].cells")
    }
  }

  private static func check(_ cells: [SavedCell], _ part: String) throws(SessionFileError) {
    for (index, pair) in zip(cells, cells.dropFirst()).enumerated() where pair.0.n >= pair.1.n {
      throw .malformed(part: "\(part)[\(index + 1)].n", mustBe: "greater than the number before it")
    }
  }
}

extension SavedSession.Tool {
  init(json: JSONValue) throws(SessionFileError) {
    var fields = try Fields(json, in: "tool")
    self.init(name: try fields.string("name"), version: try fields.string("version"))
    commit = try fields.optionalString("commit")
    swift = try fields.optionalString("swift")
    os = try fields.optionalString("os")
    extra = fields.rest
  }
}

extension SavedSession.PluginVersion {
  init(json: JSONValue, part: String) throws(SessionFileError) {
    var fields = try Fields(json, in: part)
    self.init(name: try fields.string("name"), version: try fields.string("version"))
    self.protocol = try fields.integer("protocol", atLeast: 1)
    sha256 = try fields.optionalHash("sha256")
    extra = fields.rest
  }
}

extension SavedSession.Note {
  init(json: JSONValue, part: String) throws(SessionFileError) {
    var fields = try Fields(json, in: part)
    self.init(
      after: try fields.integer("after", atLeast: 0, atMost: Fields.largest), text: try fields.string("text"))
    extra = fields.rest
  }
}

extension SavedCorpus {
  init(json: JSONValue) throws(SessionFileError) {
    var fields = try Fields(json, in: "corpus")
    self.init(fingerprint: try fields.hash("fingerprint"))
    folder = try fields.optionalString("folder") ?? "."
    documents = try fields.array("documents", Document.init(json:part:))
    extra = fields.rest
    for (index, document) in documents.enumerated() where document.doc != index + 1 {
      throw .malformed(part: "corpus.documents[\(index)].doc", mustBe: "\(index + 1)")
    }
  }
}

extension SavedCorpus.Document {
  init(json: JSONValue, part: String) throws(SessionFileError) {
    var fields = try Fields(json, in: part)
    self.init(
      doc: try fields.integer("doc", atLeast: 1, atMost: Fields.largest), id: try fields.string("id"),
      path: try fields.string("path"),
      sha256: try fields.hash("sha256"), bytes: try fields.integer("bytes", atLeast: 0))
    if let text = try fields.optionalString("lines") {
      guard let marks = LineMarks(text: text) else { throw fields.wrong("lines", "marks of four characters") }
      lines = marks
    }
    extra = fields.rest
  }
}
