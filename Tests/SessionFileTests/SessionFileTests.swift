import CollateCore
import CollateTesting
import JSONCoding
import Testing

@testable import SessionFile

@Suite struct `Session file` {
  private let small = """
    {"format":"collate-session","version":1,"tool":{"name":"collate","version":"0.1.0"},"plugins":[],
     "corpus":{"fingerprint":"\(SavedCorpus.emptyFingerprint)","documents":[]},
     "cells":[],"notes":[]}
    """

  private func parse(_ text: String) throws(SessionFileError) -> SavedSession {
    try SavedSession(parsing: Array(text.utf8))
  }

  @Test(arguments: 0..<10)
  func `ten thousand random sessions come back the same, byte for byte`(_ block: Int) throws {
    for seed in 0..<1_000 {
      var random = RandomSession(seed: UInt64(block * 1_000 + seed))
      let session = random.session()
      let bytes = session.bytes
      let opened = try SavedSession(parsing: bytes)
      let isSame = opened.bytes == bytes
      #expect(isSame, "seed \(block * 1_000 + seed)")
      #expect(opened.cells.map(\.digest) == session.cells.map(\.digest))
    }
  }

  @Test func `an answer read back has the same canonical JSON, layout, reasons and evidence`() throws {
    for seed in 0..<500 {
      var random = RandomSession(seed: UInt64(seed))
      let report = random.report()
      let again = try #require(
        Report(json: JSONValue.parse(JSONWriter.canonical(report.json)), details: report.details))
      let isSame = JSONWriter.canonical(again.json) == JSONWriter.canonical(report.json)
      #expect(isSame, "seed \(seed)")
      #expect(again.layout == report.layout)
      #expect(again.rows.map(\.reason) == report.rows.map(\.reason))
      #expect(again.rows.map(\.evidence) == report.rows.map(\.evidence))
    }
  }

  @Test func `the reasons of single places are kept`() throws {
    let report = Report(
      [Column("name", .text)],
      rows: [Row([.text("a")], placeReasons: ["", "last name of A. B."]), Row([.text("c")])])
    let again = try #require(Report(json: report.json, details: report.details))
    #expect(again.rows.map(\.placeReasons) == [["", "last name of A. B."], []])
  }

  @Test func `members it does not know survive a rewrite, in every part`() throws {
    let text = small.replacing("\"notes\":[]", with: "\"notes\":[],\"mood\":{\"a\":[1,2.5]}")
      .replacing("\"version\":\"0.1.0\"", with: "\"version\":\"0.1.0\",\"host\":\"x\"")
    let again = try JSONValue.parse(parse(text).bytes)
    #expect(again["mood"] == .object(["a": .array([.integer(1), .number(2.5)])]))
    #expect(again["tool"]?["host"] == .string("x"))
  }

  @Test(arguments: SuiteCase.all.filter { $0.name.hasPrefix("n_") })
  func `what is not JSON is refused, alone and inside a session`(_ suiteCase: SuiteCase) {
    #expect(throws: SessionFileError.self) { try SavedSession(parsing: suiteCase.bytes) }
    let start = small.replacing("\"notes\":[]}", with: "\"notes\":[],\"x\":").trimming
    let planted = Array(start.utf8) + suiteCase.bytes + [UInt8(ascii: "}")]
    #expect(throws: SessionFileError.self) { try SavedSession(parsing: planted) }
  }

  @Test(arguments: ["format", "version", "tool", "cells", "notes", "corpus"])
  func `a member that stands twice is refused`(name: String) {
    let again = String(small.trimming.dropLast()) + ",\"\(name)\":null}"
    let error = #expect(throws: SessionFileError.self) { try parse(again) }
    #expect(error?.description.contains("twice") == true || error?.description.contains("repeat") == true)
  }

  @Test func `a newer version is refused by its number`() {
    #expect(throws: SessionFileError.newer(version: 2)) {
      try parse(small.replacing("\"version\":1", with: "\"version\":2"))
    }
  }

  @Test(arguments: [
    ("[]", SessionFileError.notASession), ("{}", .notASession), (#"{"format":"nbformat"}"#, .notASession),
    (#"{"format":"collate-session"}"#, .malformed(part: "version", mustBe: "a whole number from 1")),
    (#"{"format":"collate-session","version":1}"#, .malformed(part: "tool", mustBe: "an object")),
  ])
  func `what is not a session is refused`(_ text: String, _ error: SessionFileError) {
    #expect(throws: error) { try parse(text) }
  }

  @Test(arguments: [
    ("\"cells\":[]", "\"cells\":{}", "cells"), ("\"cells\":[]", "\"cells\":[3]", "cells[0]"),
    ("\"cells\":[]", #""cells":[{"n":0,"input":"","command":"","status":"ok"}]"#, "cells[0].n"),
    ("\"cells\":[]", #""cells":[{"n":1,"input":"","command":"","status":"fine"}]"#, "cells[0].status"),
    (
      "\"cells\":[]",
      #""cells":[{"n":1,"input":"","command":"","status":"ok","parameters":{"a":{"value":"1","from":"sky"}}}]"#,
      "cells[0].parameters.a.from"
    ),
    (
      "\"cells\":[]",
      #""cells":[{"n":1,"input":"","command":"","status":"ok","reads":{"documents":[],"cells":["x"]}}]"#,
      "cells[0].reads.cells[0]"
    ),
    (
      "\"cells\":[]",
      #""cells":[{"n":1,"input":"","command":"","status":"ok","reads":{"documents":["7-3"],"cells":[]}}]"#,
      "cells[0].reads.documents[0]"
    ),
    (
      "\"cells\":[]",
      #""cells":[{"n":1,"input":"","command":"","status":"ok","reads":{"documents":["1-4611686018427387904"],"cells":[]}}]"#,
      "cells[0].reads.documents[0]"
    ),
    (
      "\"cells\":[]",
      #""cells":[{"n":9223372036854775807,"input":"","command":"","status":"ok"}]"#, "cells[0].n"
    ),
    (
      "\"cells\":[]",
      #""cells":[{"n":1,"input":"","command":"","status":"ok","result":5}]"#, "cells[0].result"
    ),
    (
      "\"cells\":[]",
      #""cells":[{"n":1,"input":"","command":"","status":"ok","result":{"columns":[{"name":"a","type":"text"},{"name":"a","type":"text"}],"rows":[]}}]"#,
      "cells[0].result"
    ),
    (
      "\"cells\":[]",
      #""cells":[{"n":1,"input":"","command":"","status":"ok","milliseconds":-1}]"#, "cells[0].milliseconds"
    ),
    (
      "\"cells\":[]",
      #""cells":[{"n":1,"input":"","command":"","status":"ok","startedAt":"noon"}]"#, "cells[0].startedAt"
    ),
    (
      "\"cells\":[]",
      #""cells":[{"n":2,"input":"","command":"","status":"ok"},{"n":2,"input":"","command":"","status":"ok"}]"#,
      "cells[1].n"
    ),
    (
      "\"documents\":[]", #""documents":[{"doc":1,"id":"a","path":"a","sha256":"00","bytes":1}]"#,
      "corpus.documents[0].sha256"
    ),
    ("\"fingerprint\":\"e3", "\"fingerprint\":\"E3", "corpus.fingerprint"),
  ])
  func `a part that is not as the schema has it is named`(_ old: String, _ new: String, _ part: String) throws
  {
    let error = #expect(throws: SessionFileError.self) { try parse(small.replacing(old, with: new)) }
    guard case .malformed(let named, _) = try #require(error) else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(named == part)
  }

  @Test func `a tolerance is written once where two fields have one name`() throws {
    var session = SavedSession(tool: .init(name: "collate", version: "0.1.0"))
    var cell = SavedCell(n: 1, input: "trend said", command: "trend")
    let score = Column("b.score", .score, tolerance: 0.01)
    let section = Report.Section("b", [Column("score", .score, tolerance: 0.01)], rows: [])
    cell.result = .report(Report([score], rows: [Row([.score(0.5)])], sections: [section]))
    session.cells = [cell]
    #expect(try parse(String(decoding: session.bytes, as: UTF8.self)).bytes == session.bytes)
  }

  @Test func `one changed row changes one line of the file`() throws {
    var session = SavedSession(tool: .init(name: "collate", version: "0.1.0"))
    var cell = SavedCell(n: 1, input: "figures", command: "figures")
    let rows = (0..<50).map { Row([.count($0), .text("about \($0)")]) }
    let columns = [Column("value", .count), Column("text", .text)]
    cell.result = .report(Report(columns, rows: rows))
    session.cells = [cell]
    let before = session.bytes.split(separator: 0x0A)
    var changed = rows
    changed[20].values[0] = .count(999)
    session.cells[0].result = .report(Report(columns, rows: changed))
    let after = session.bytes.split(separator: 0x0A)
    #expect(zip(before, after).filter { $0 != $1 }.count == 1)
    #expect(before.count == after.count)
  }

  @Test func `a hundred thousand documents are written in moments`() throws {
    var session = SavedSession(tool: .init(name: "collate", version: "0.1.0"))
    session.corpus.documents = (1...100_000).map {
      .init(
        doc: $0, id: "a/\($0).txt", path: "../a/\($0).txt", sha256: SavedCorpus.emptyFingerprint, bytes: $0)
    }
    #expect(session.bytes.count > 10_000_000)
  }

  @Test(arguments: [("2025-03-11T07:40:00.123Z", 1_741_678_800_123), ("1970-01-01T00:00:00.000Z", 0)])
  func `times are written in UTC`(_ text: String, _ milliseconds: Int) {
    #expect(Instant(iso: text)?.milliseconds == milliseconds)
    #expect(Instant(milliseconds: milliseconds).iso == text)
  }

  @Test(arguments: [
    "", "2025-03-11", "2025-13-11T07:40:00.123Z", "2025-03-11T25:40:00.123Z", "2025-03-11 07:40:00.123Z",
  ])
  func `what is no time is refused`(_ text: String) {
    #expect(Instant(iso: text) == nil)
  }
}

extension String {
  /// Without white space at its end.
  fileprivate var trimming: String {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
