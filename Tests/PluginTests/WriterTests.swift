import Bundled
import CollateCore
import JSONCoding
import PluginKit
import Testing
import TextKernels

@Suite struct `Writers` {
  static func write(_ report: Report, _ format: String, _ page: Page = Page(), cell: Int? = 4) throws
    -> String
  {
    let renderer = try #require(bundledPlugins.flatMap(\.renderers).first { $0.format == format })
    let answer = Answer(cell: cell, command: "entities", report: report)
    return String(decoding: renderer.render(answer, page), as: UTF8.self)
  }

  static let place = Evidence(doc: 3, id: "c.txt", line: 57, start: 10, end: 14, text: "Port")

  static let report = Report(
    [Column("name", .text), Column("documents", .count), Column("score", .score), Column("aliases", .list)],
    rows: [
      Row(["Ada \"Lo\" Reyes", 2, .score(0.5), .list(["Reyes", "A, B"])], evidence: [place]),
      Row(["=cmd|' /C calc'!A0", 10, .score(-1e-7), .list([])]),
      Row([.none, 0, .none, .none]),
    ], warnings: ["few words"])

  @Test func `JSON is the canonical form of the report with its cell and command`() throws {
    let report = Self.report
    var members = try #require(report.json.members)
    members.append(.init("cell", .integer(4)))
    members.append(.init("command", .string("entities")))
    let expected = String(decoding: JSONWriter.canonical(.object(members)), as: UTF8.self) + "\n"
    #expect(try Self.write(report, "json") == expected)
    #expect(expected.hasPrefix(#"{"cell":4,"columns":[{"name":"name","type":"text"}"#))
  }

  @Test func `JSON of sections is canonical too`() throws {
    var report = Report(warnings: [])
    report.sections = [
      .init("shared", [Column("b", .text), Column("a", .count)], rows: [Row(["x", 1])]),
      .init("gate", [Column("verdict", .text)], rows: []),
    ]
    var members = try #require(report.json.members)
    members.append(.init("cell", .null))
    members.append(.init("command", .string("entities")))
    let expected = String(decoding: JSONWriter.canonical(.object(members)), as: UTF8.self) + "\n"
    #expect(try Self.write(report, "json", cell: nil) == expected)
    #expect(try Self.write(report, "jsonl") == "{\"a\":1,\"b\":\"x\",\"section\":\"shared\"}\n")
  }

  @Test func `JSON lines are the rows alone`() throws {
    let lines = try Self.write(Self.report, "jsonl").split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[2] == #"{"aliases":null,"documents":0,"name":null,"score":null}"#)
  }

  @Test func `CSV quotes what must be quoted and runs no formula`() throws {
    let lines = try Self.write(Self.report, "csv").split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "name,documents,score,aliases,evidence")
    #expect(lines[1] == "\"Ada \"\"Lo\"\" Reyes\",2,0.5,\"Reyes; A, B\",[3:57]")
    #expect(lines[2] == "'=cmd|' /C calc'!A0,10,-1e-07,,")
    #expect(lines[4] == "")
  }

  @Test(arguments: ["=1", "+1", "@x", "-x", "＝1", "\tx", "-1+2"])
  func `CSV puts an apostrophe before formulas`(text: String) throws {
    let csv = try Self.write(Report([Column("t", .text)], rows: [Row([.text(text)])]), "csv")
    #expect(csv.contains("'" + text))
  }

  @Test(arguments: ["table", "plain", "tsv", "csv", "json", "jsonl", "markdown", "html"])
  func `A column, a section and a cell command no terminal`(format: String) throws {
    let hostile = "a\u{1B}]0;x\u{7}\u{9B}2J\u{202E}b"
    let report = Report([Column(hostile, .text)], rows: [Row([.text(hostile)])], warnings: [hostile])
    let sections = Report(sections: [
      Report.Section(hostile, [Column(hostile, .text)], rows: [Row([.text(hostile)])])
    ])
    for answer in [report, sections] {
      for page in [Page(), Page(width: 40, isTerminal: true)] {
        let text = try Self.write(answer, format, page)
        let breaks = "\n\r\t".unicodeScalars
        #expect(!text.unicodeScalars.contains { VisibleText.isCommand($0) && !breaks.contains($0) })
      }
    }
  }

  @Test func `One long cell does not widen every row without end`() throws {
    let long = String(repeating: "word ", count: 2000)
    let rows = [Row([.text(long), "a"])] + (0..<100).map { _ in Row(["short", "a"]) }
    let plain = try Self.write(Report([Column("t", .text), Column("n", .text)], rows: rows), "plain")
    #expect(plain.contains(long))
    #expect(plain.utf8.count < long.utf8.count + 101 * 220)
  }

  @Test(arguments: [(30, 26), (40, 36), (60, 40)])
  func `A plot is made to fit its page, and what stands at its end is still seen`(width: Int, bars: Int)
    throws
  {
    let plot = "▂" + String(repeating: "·", count: 38) + "█"
    let report = Report([Column("n", .count), Column("plot", .text)], rows: [Row([1, .text(plot)])])
    let lines = try Self.write(report, "table", Page(width: width)).split(separator: "\n")
    let shown = try #require(lines.last).drop { $0 == " " || $0 == "1" }
    #expect(shown.hasPrefix("▂") && shown.hasSuffix("█") && shown.count >= bars && shown.count <= width)
    #expect(try Self.write(report, "tsv").contains(plot))
  }

  @Test func `TSV keeps one line a row`() throws {
    let report = Report([Column("t", .text), Column("n", .count)], rows: [Row(["a\tb\nc\\d\u{1B}[1m", 1])])
    #expect(try Self.write(report, "tsv") == "t\tn\na\\tb\\nc\\\\d\\x1b[1m\t1\n")
  }

  @Test(arguments: [20, 30, 45, 80]) func `A table fits its terminal`(width: Int) throws {
    let table = try Self.write(Self.report, "table", Page(width: width))
    for line in table.split(separator: "\n") { #expect(line.count <= width) }
    #expect(table.contains("Ada"))
  }

  @Test func `A narrow terminal gets fewer columns that can be read, and is told which are left out`() throws
  {
    let long = String(repeating: "words ", count: 20)
    let columns = [
      Column("name", .text), Column("empty", .text), Column("text", .text), Column("path", .text),
    ]
    let report = Report(columns, rows: [Row(["Ada", .none, .text(long), .text(long)])])
    let table = try Self.write(report, "table", Page(width: 50))
    #expect(table.hasSuffix("not shown here: empty\n"))
    #expect(try Self.write(report, "table", Page(width: 40)).contains("not shown here: empty, path"))
    #expect(!(try Self.write(report, "table", Page(width: 400))).contains("not shown"))
  }

  @Test func `Whole scores have no decimals, unless one of their column has a fraction`() throws {
    let columns = [Column("value", .score), Column("share", .score)]
    let rows = [Row([.score(4600), .score(1)]), Row([.score(12), .score(0.25)])]
    let table = try Self.write(Report(columns, rows: rows), "plain")
    #expect(table == "value  share\n 4600  1.000\n   12  0.250\n")
  }

  @Test func `A column with scores of a hundred and more has one decimal where one is not whole`() throws {
    let rows = [Row([.score(5060)]), Row([.score(71283.3)]), Row([.score(0.25)])]
    let table = try Self.write(Report([Column("high", .score)], rows: rows), "plain")
    #expect(table == "   high\n 5060.0\n71283.3\n    0.3\n")
  }

  @Test func `A record with a document shows its words and where they stand`() throws {
    let point = Value.record([.init("doc", 2), .init("value", 9), .init("text", "Nine")])
    let rows = [Row([.list([point, point])])]
    #expect(
      try Self.write(Report([Column("points", .list)], rows: rows), "plain") == "points\nNine [2], Nine [2]\n"
    )
  }

  @Test func `A table stands in columns and shows places`() throws {
    let columns = [
      Column("doc", .document), Column("id", .text), Column("start", .offset), Column("end", .offset),
      Column("text", .text), Column("value", .count),
    ]
    let rows = [
      Row([3, "c.txt", 10, 14, "Port 日本", 12], evidence: [Self.place]), Row([2, "b.txt", 1, 2, "x", 7]),
    ]
    let expected = """
      place   text       value
      [3:57]  Port 日本     12
      [2]     x              7

      """
    #expect(try Self.write(Report(columns, rows: rows), "plain") == expected)
  }

  @Test(arguments: ["table", "plain", "tsv", "markdown", "html"])
  func `No escape reaches the page`(format: String) throws {
    let evil = "\u{1B}]0;x\u{7}\u{202E}\u{9B}2J\u{85}"
    let columns = [Column("text", .text), Column("list", .list), Column("record", .record)]
    let row = Row([.text(evil), .list([.text(evil)]), .record([.init("name", .text(evil))])])
    for layout in [Report.Layout.table, .text, .passages] {
      let page = try Self.write(
        Report(columns, rows: [row], layout: layout), format, Page(width: 80, isTerminal: true))
      let live = page.unicodeScalars.contains {
        $0.value < 32 && $0 != "\n" && $0 != "\t" || "\u{202E}\u{9B}\u{85}".unicodeScalars.contains($0)
      }
      #expect(!live)
    }
  }

  @Test func `Markdown and HTML hold no markup but their own`() throws {
    let evil = "<script>alert(1)</script> [x](javascript:y) ![z](http://e.example) a|b onload=x"
    let report = Report([Column("text", .text)], rows: [Row([.text(evil)])])
    let markdown = try Self.write(report, "markdown")
    #expect(!markdown.contains("<script") && !markdown.contains("](") && markdown.contains("a\\|b"))
    let html = try Self.write(report, "html")
    #expect(!html.contains("<script") && !html.contains("onload="))
  }

  @Test func `Sentences keep most of a narrow page, names are cut for them`() throws {
    let text = "The council of the town will meet again on Monday to vote on the harbour."
    let report = Report(
      [Column("side", .text), Column("text", .text), Column("missing", .text)],
      rows: [Row([.text("The Plain Dealer Abroad"), .text(text), .text("The Plain Dealer at Home")])])
    let table = try Self.write(report, "table", Page(width: 80))
    #expect(table.contains("The council of the town will meet again on "))
    #expect(table.contains("The Plain Dea…"))
    #expect(table.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= 80 })
  }

  @Test func `Claims are told with a mark for each side that makes them`() throws {
    let columns =
      [Column("event", .count), Column("sides", .count), Column("claim", .text)]
      + ["Coast Daily", "Upland Post", "Harbour Echo"].map { Column($0, .evidence) }
    let rows = [
      Row([1, 2, "The bridge fell on Friday.", .evidence(Self.place), .none, .evidence(Self.place)]),
      Row([1, 1, "The mayor had been warned.", .none, .none, .evidence(Self.place)]),
      Row([2, 1, "A ferry sank.", .none, .evidence(Self.place), .none]),
    ]
    let page = try Self.write(Report(columns, rows: rows, layout: .collation), "table", Page(width: 60))
    #expect(
      page == """
        EVENT 1
        A Coast Daily  B Harbour Echo
        A B  claim
        ● ●  The bridge fell on Friday.
             [3:57] [3:57]
        · ●  The mayor had been warned.
             [3:57]

        EVENT 2
        A Upland Post
        A  claim
        ●  A ferry sank.
           [3:57]

        """)
  }

  @Test func `A concordance is aligned at the key word`() throws {
    let columns = [
      Column("doc", .document), Column("id", .text), Column("start", .offset), Column("end", .offset),
      Column("left", .text), Column("node", .text), Column("right", .text),
    ]
    let rows = [
      Row([1, "a", 0, 5, "the old", "truce", "held until noon"], evidence: [Self.place]),
      Row([1, "a", 9, 14, "before a new", "truce", ""], evidence: [Self.place]),
    ]
    let report = Report(columns, rows: rows, layout: .concordance)
    #expect(
      try Self.write(report, "plain") == """
        [3:57]       the old  truce  held until noon
        [3:57]  before a new  truce

        """)
    let narrow = try Self.write(report, "table", Page(width: 34))
    #expect(narrow.split(separator: "\n").allSatisfy { $0.count <= 34 })
  }

  @Test func `Right to left text is isolated on a terminal only`() throws {
    let report = Report([Column("name", .text)], rows: [Row(["سلام"])])
    #expect(
      try Self.write(report, "table", Page(width: 40, isTerminal: true)).contains("\u{2068}سلام\u{2069}"))
    #expect(try !Self.write(report, "table", Page(width: 40)).unicodeScalars.contains("\u{2068}"))
  }

  @Test func `A line of a paragraph keeps the direction of the paragraph, word order included`() throws {
    let place = Evidence(doc: 1, id: "a", line: 2, start: 0, end: 20, text: "")
    let columns = ["change", "text", "otherText"].map { Column($0, .text) }
    let words = "قال أحمد إن السفينة Orion Trader غرقت"
    let report = Report(
      columns,
      rows: [
        Row(["same", .text(words), .text(words)], evidence: [place, place]),
        Row(["removed", "صباح", .none], evidence: [place]),
      ], layout: .difference)
    let shown = try Self.write(report, "table", Page(width: 49, isTerminal: true))
    #expect(
      shown == """
        [1:2] \u{2067}قال أحمد إن\u{2069}       │ [1:2] \u{2067}قال أحمد إن\u{2069}
        \u{2067}السفينة Orion Trader\u{2069}    │ \u{2067}السفينة Orion Trader\u{2069}
        \u{2067}غرقت [-صباح-]\u{2069}           │ \u{2067}غرقت\u{2069}

        """)
    let passage = Report(
      [Column("doc", .document), Column("text", .text)], rows: [Row([3, .text(words)])], layout: .passages)
    let wrapped = try Self.write(passage, "table", Page(width: 24, isTerminal: true))
    #expect(wrapped.contains("\u{2067}Orion Trader غرقت\u{2069}"))
  }

  @Test func `Rather one place of evidence than a column less, and no line twice`() throws {
    let places = [4, 4, 9, 12, 31].map {
      Evidence(doc: 3, id: "c.txt", line: $0, start: 0, end: 4, text: "Port")
    }
    let report = Report(
      [Column("name", .text), Column("documents", .count), Column("mentions", .count)],
      rows: [Row(["Harbour Council of Velden", 2, 5], evidence: places)])
    #expect(try Self.write(report, "table", Page(width: 80)).contains("[3:4] [3:9] [3:12] +1\n"))
    let narrow = try Self.write(report, "table", Page(width: 60))
    #expect(narrow.contains("mentions") && narrow.contains("[3:4] +3\n") && !narrow.contains("not shown"))
  }

  @Test func `Several documents stand each under its name, one does not`() throws {
    let columns = [Column("doc", .document), Column("id", .text), Column("text", .text)]
    let rows = [Row([3, "a.txt", "The port is shut."]), Row([7, "b.txt", "It opens on Monday."])]
    let both = Report(columns, rows: rows, layout: .text)
    #expect(
      try Self.write(both, "table", Page(width: 24)) == """
        ── [3] a.txt ───────────
        The port is shut.

        ── [7] b.txt ───────────
        It opens on Monday.

        """)
    #expect(try Self.write(Report(columns, rows: [rows[0]], layout: .text), "plain") == "The port is shut.\n")
  }

  @Test func `Passages carry their place and reason`() throws {
    let columns = [Column("doc", .document), Column("text", .text), Column("because", .text)]
    let report = Report(
      columns, rows: [Row([3, "The port is shut.", "2 origins"], evidence: [Self.place])], layout: .passages)
    #expect(try Self.write(report, "plain") == "1. The port is shut.\n   [3:57] — 2 origins\n")
  }

  @Test func `Passages of a group stand under its name, those of a timeline under their day`() throws {
    let row = { (text: String, group: Value) in Row([3, .text(text), group]) }
    let rows = [row("The port is shut.", "event 1"), row("It opens.", "event 1"), row("Rain fell.", .none)]
    for name in ["group", "date"] {
      let report = Report(
        [Column("doc", .document), Column("text", .text), Column(name, .text)], rows: rows, layout: .passages)
      #expect(
        try Self.write(report, "plain") == """
          event 1
          1. The port is shut.
             [3]
          2. It opens.
             [3]

          no \(name)
          3. Rain fell.
             [3]

          """)
    }
  }

  @Test func `Words found are strong in a snippet, in colour only`() throws {
    let columns = [
      Column("doc", .document), Column("snippet", .text), Column("start", .offset), Column("end", .offset),
    ]
    let found = Evidence(doc: 1, id: "a", line: 1, start: 4, end: 9, text: "truce")
    let row = Row([1, "the truce, a truce", 0, 18], evidence: [Self.place, found, found])
    let report = Report(columns, rows: [row])
    let table = try Self.write(report, "table", Page(width: 60, hasColor: true))
    #expect(table.contains("the \u{1B}[1mtruce\u{1B}[0m, a \u{1B}[1mtruce\u{1B}[0m"))
    #expect(try !Self.write(report, "table", Page(width: 60)).contains("\u{1B}"))
  }
}
