import Bundled
import CollateCore
import PluginKit
import Testing

@Suite struct `Row commands` {
  static let report = Report(
    [Column("name", .text), Column("count", .count), Column("aliases", .list), Column("right", .text)],
    rows: [
      Row(["Ada Reyes", 3, .list(["Reyes", "A. Reyes"]), "said the minister"]),
      Row(["Port Authority", 12, .list([]), "said a source"]),
      Row(["harbour", .none, .none, ""]),
      Row(["Çınar", 3, .list(["Reyes"]), "The end"]),
    ])

  static func run(
    _ name: String, _ words: [Argument], options: [String] = [], on report: Report? = report,
    in context: RunContext = RunContext()
  ) throws -> Report {
    let command = try #require(bundledPlugins.flatMap(\.commands).first { $0.manual.name == name })
    let positional = try #require(command.manual.positionals.first)
    var arguments = Arguments(positional: [positional.name: words])
    for option in options { arguments.options[option] = .init("true", from: .line) }
    let request = Request(
      arguments: arguments, documents: [], input: report, corpus: Corpus(), context: context)
    return try #require(try command.run(request).report)
  }

  static func words(_ line: String) -> [Argument] {
    line.split(separator: " ").map { word in
      word.hasPrefix("'")
        ? Argument(String(word.dropFirst().dropLast()), isQuoted: true) : Argument(String(word))
    }
  }

  static func names(_ report: Report) -> [String] {
    report.rows.compactMap { if case .text(let name) = $0.values[0] { name } else { nil } }
  }

  /// The same answer with rows that are made when they are read.
  static let deferred = Report(
    report.columns,
    list: RowList(ReportRows()))

  private struct ReportRows: RowSource {
    var count: Int { report.rows.count }
    func rows(_ numbers: Range<Int>) -> [Row] { Array(report.rows[numbers]) }
    func values(of column: Int, _ numbers: Range<Int>) -> [Value] {
      report.rows[numbers].map { $0.values.indices.contains(column) ? $0.values[column] : .none }
    }
  }

  @Test(arguments: [
    ("where", "count > 3"), ("where", "right1 = said"), ("count", ""), ("count", "aliases"),
    ("count", "right1"),
    ("top", "2"), ("top", "9"), ("sort", "count"), ("select", "right name"),
  ]) func `rows that are made when read give the same answers`(command: String, words: String) throws {
    let plain = try Self.run(command, Self.words(words))
    let lazy = try Self.run(command, Self.words(words), on: Self.deferred)
    #expect(plain == lazy)
    #expect(plain.canonicalJSON == lazy.canonicalJSON)
  }

  @Test func `an answer with rows to be made is equal to one that has them, and can be changed`() throws {
    var copy = Self.deferred
    #expect(copy == Self.report && copy.hashValue == Self.report.hashValue)
    try copy.list.make(in: RunContext(threads: 2))
    #expect(copy.rows == Self.report.rows)
    copy = Self.deferred
    copy.rows[1].reason = "changed"
    #expect(copy.rows.map(\.reason) == [nil, "changed", nil, nil] && copy.rows.count == 4)
    #expect(Self.deferred.rows[1].reason == nil)
  }

  @Test(arguments: [
    ("count > 3", ["Port Authority"]), ("count>=3", ["Ada Reyes", "Port Authority", "Çınar"]),
    ("count = 3 and name ~ ada", ["Ada Reyes"]), ("not count", ["harbour"]), ("count = null", ["harbour"]),
    ("aliases = reyes", ["Ada Reyes", "Çınar"]), ("aliases != reyes and count", ["Port Authority"]),
    ("name = harbour or ( count > 10 and right1 = said )", ["Port Authority", "harbour"]),
    ("(name=harbour)", ["harbour"]), ("name ~ 'RBO'", ["harbour"]), ("not not count > 3", ["Port Authority"]),
    ("count != 3", ["Port Authority", "harbour"]), ("name < b", ["Ada Reyes"]),
    ("count ~ 1", ["Port Authority"]),
  ])
  func `where keeps the rows that meet the condition`(line: String, expected: [String]) throws {
    #expect(Self.names(try Self.run("where", Self.words(line))) == expected)
  }

  @Test(arguments: [
    "", "count >", "> 3", "( count > 3", "count > 3 )", "count 3", "cuont > 3", "count > 3 and",
  ])
  func `where explains a bad condition`(line: String) {
    #expect(throws: CommandError.self) { try Self.run("where", Self.words(line)) }
  }

  @Test func `an unknown column gets the nearest name`() {
    let error = #expect(throws: CommandError.self) { try Self.run("sort", Self.words("cuont")) }
    #expect(error?.kind == .usage)
    #expect(error?.hint?.contains("`count`") == true)
    #expect(error?.word == "cuont")
  }

  @Test func `a thousand parentheses are refused, not followed`() {
    let deep = Array(repeating: Argument("("), count: 100_000)
    #expect(throws: CommandError.self) { try Self.run("where", deep) }
  }

  @Test func `sort is stable, puts the unknown last, and goes both ways`() throws {
    let up = try Self.run("sort", Self.words("count"))
    #expect(Self.names(up) == ["Ada Reyes", "Çınar", "Port Authority", "harbour"])
    let down = try Self.run("sort", Self.words("count name"), options: ["descending"])
    #expect(Self.names(down) == ["Port Authority", "Çınar", "Ada Reyes", "harbour"])
  }

  @Test func `many rows are sorted in runs as all at once, and can be stopped`() throws {
    let rows = (0..<10_007).map { Row([.text("\($0)"), .count($0 * 7919 % 1009)]) }
    let many = Report([Column("name", .text), Column("count", .count)], rows: rows)
    let wanted = rows.indices.sorted { ($0 * 7919 % 1009, $0) < ($1 * 7919 % 1009, $1) }
    for threads in [1, 3] {
      let context = RunContext(threads: threads)
      let sorted = try Self.run("sort", Self.words("count"), on: many, in: context)
      #expect(Self.names(sorted) == wanted.map(String.init))
    }
    let stopped = RunContext(isCancelled: { true })
    let error = #expect(throws: CommandError.self) {
      try Self.run("sort", Self.words("count"), on: many, in: stopped)
    }
    #expect(error?.kind == .interrupted)
  }

  @Test func `top cuts and count counts`() throws {
    #expect(try Self.run("top", Self.words("2")).rows.count == 2)
    #expect(try Self.run("count", []).rows == [Row([4])])
    let aliases = try Self.run("count", Self.words("aliases"))
    #expect(aliases.rows.map(\.values) == [["Reyes", 2], ["A. Reyes", 1], [.none, 1]])
    let first = try Self.run("count", Self.words("right1"))
    #expect(first.rows.map(\.values) == [["said", 2], ["the", 1], [.none, 1]])
  }

  @Test func `select keeps columns and what the rows rest on`() throws {
    let text = Text("Zürich port")
    let corpus = Corpus().applying(
      .add([Document(id: "a", path: "a", text: text, sha256: "", byteCount: text.utf8.count)]))
    let columns = [
      Column("doc", .document), Column("start", .offset), Column("end", .offset), Column("n", .count),
    ]
    let input = Report(columns, rows: [Row([1, 7, 11, 5])])
    let command = try #require(bundledPlugins.flatMap(\.commands).first { $0.manual.name == "select" })
    let request = Request(
      arguments: Arguments(positional: ["FIELD": [Argument("n")]]), documents: [], input: input,
      corpus: corpus)
    let row = try #require(try command.run(request).report?.rows.first)
    #expect(row.values == [5])
    #expect(row.evidence.map(\.text) == ["port"])
  }

  @Test func `sections keep apart`() throws {
    var input = Report()
    input.sections = [
      .init("a", [Column("x", .count)], rows: [Row([1]), Row([2])]),
      .init("b", [Column("y", .count)], rows: [Row([3])]),
    ]
    #expect(try Self.run("count", [], on: input).rows.map(\.values) == [["a", 2], ["b", 1]])
    #expect(try Self.run("where", Self.words("x > 1"), on: input).sections.map(\.name) == ["a"])
    #expect(try Self.run("select", Self.words("b"), on: input).rows == [Row([3])])
  }
}
