import CollateCore
import JSONCoding
import TextKernels

extension SavedSession {
  /// The file of the session: JSON laid out so that a line says one thing and two versions diff well.
  ///
  /// One line for each document, plugin, note and row of an answer; the order of members is fixed; members that
  /// are not known come last. The same session gives the same bytes. O(size).
  public var bytes: [UInt8] {
    var page = Page()
    page.line(#"{"format":"# + Page.inline(.string(SavedSession.format)) + ",")
    page.line(#""version":\#(SavedSession.version),"#)
    page.line(#""tool":"# + Page.inline(tool.json) + ",")
    page.list("plugins", plugins.map(\.json), end: ",")
    page.line(#""corpus":{"fingerprint":"\#(corpus.fingerprint)","#)
    page.line(#""folder":"# + Page.inline(.string(corpus.folder)) + ",")
    page.list("documents", corpus.documents.map(\.json), end: "")
    page.extra(corpus.extra)
    page.line("},")
    page.cells("cells", cells, end: ",")
    page.list("notes", notes.map(\.json), end: "")
    if branch != "main" { page.extra([.init("branch", .string(branch))]) }
    if !undone.isEmpty {
      page.end(",")
      page.cells("undone", undone, end: "")
    }
    if !branches.isEmpty { write(branches, to: &page) }
    page.extra(extra)
    page.line("}")
    return VisibleText.inJSON(page.bytes)
  }
}

extension SavedSession {
  private func write(_ branches: [SavedBranch], to page: inout Page) {
    page.end(",")
    page.line(#""branches":["#)
    for (index, branch) in branches.enumerated() {
      branch.write(to: &page)
      page.end(index == branches.count - 1 ? "}" : "},")
    }
    page.line("]")
  }
}

/// A file of JSON being laid out.
struct Page {
  private(set) var bytes: [UInt8] = []

  /// JSON on one line, members in their own order.
  static func inline(_ value: JSONValue) -> String {
    var writer = JSONWriter()
    writer.writeInOrder(value)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  mutating func line(_ text: String) {
    bytes += text.utf8
    bytes.append(0x0A)
  }

  /// `text` in the place of the last line break, then a line break.
  mutating func end(_ text: String) {
    bytes.removeLast()
    line(text)
  }

  /// A member that is an array, one element on each line.
  mutating func list(_ name: String, _ values: [JSONValue], end: String) {
    guard !values.isEmpty else { return line("\"\(name)\":[]\(end)") }
    line("\"\(name)\":[")
    for (index, value) in values.enumerated() {
      var writer = JSONWriter()
      writer.writeInOrder(value)
      bytes += writer.bytes
      line(index == values.count - 1 ? "" : ",")
    }
    line("]\(end)")
  }

  /// Members that are not known, after the last known one.
  mutating func extra(_ members: [JSONValue.Member]) {
    for member in members {
      end(",")
      line(Page.inline(.string(member.name)) + ":" + Page.inline(member.value))
    }
  }
}

extension SavedSession.Tool {
  var json: JSONValue {
    .object(
      [
        .init("name", .string(name)), .init("version", .string(version)),
        .init("commit", .init(commit)), .init("swift", .init(swift)), .init("os", .init(os)),
      ] + extra)
  }
}

extension SavedSession.PluginVersion {
  var json: JSONValue {
    .object(
      [
        .init("name", .string(name)), .init("version", .string(version)),
        .init("protocol", .integer(self.protocol)), .init("sha256", .init(sha256)),
      ] + extra)
  }
}

extension SavedSession.Note {
  var json: JSONValue {
    .object([.init("after", .integer(after)), .init("text", .string(text))] + extra)
  }
}

extension SavedCorpus.Document {
  var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("doc", .integer(doc)), .init("id", .string(id)), .init("path", .string(path)),
      .init("sha256", .string(sha256)), .init("bytes", .integer(bytes)),
    ]
    if let lines { members.append(.init("lines", .string(lines.text))) }
    return .object(members + extra)
  }
}

extension JSONValue {
  /// A string, or `null`.
  init(_ text: String?) { self = text.map(JSONValue.string) ?? .null }
}
