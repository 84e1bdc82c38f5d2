import Bundled
import CollateCore
import PluginKit
import Testing

/// Answers written run by run are the same bytes as answers written at once.
@Suite struct `Row forms` {
  private static let place = Evidence(doc: 1, id: "a", line: 1, start: 0, end: 1, text: "x")

  private static func rows(_ count: Int) -> [Row] {
    (0..<count).map { number in
      let left = String(repeating: "before ", count: number % 7)
      let node = number % 3 == 0 ? "rain" : number % 3 == 1 ? "Regen" : "غزة"
      let evidence = Evidence(
        doc: number / 10 + 1, id: "a", line: number % 13 + 1, start: number, end: number + 4, text: node)
      return Row(
        [
          .count(number / 10 + 1), "a,\"b\"", .count(number), .count(number + 4), .text(left), .text(node),
          .text("\tafter\u{1B}[2J \(number)"),
        ], evidence: [evidence])
    }
  }

  private static let columns = [
    Column("doc", .document), Column("id", .text), Column("start", .offset), Column("end", .offset),
    Column("left", .text), Column("node", .text), Column("right", .text),
  ]

  private struct Source: RowSource {
    let made: [Row]
    var count: Int { made.count }
    func rows(_ numbers: Range<Int>) -> [Row] { Array(made[numbers]) }
    func values(of column: Int, _ numbers: Range<Int>) -> [Value] { made[numbers].map { $0.values[column] } }
  }

  @Test(arguments: ["json", "jsonl", "csv", "tsv", "table", "plain"], [1, 4])
  func `write what the whole answer is written as`(format: String, threads: Int) throws {
    let renderer = try #require(bundledPlugins.flatMap(\.renderers).first { $0.format == format })
    let rows = Self.rows(2 * RowList.run + 5)
    let made = Answer(
      cell: 3, command: "kwic", report: Report(Self.columns, rows: rows, layout: .concordance))
    let lazy = Answer(
      cell: 3, command: "kwic",
      report: Report(Self.columns, list: RowList(Source(made: rows)), layout: .concordance))
    for page in [Page(), Page(width: 80, hasColor: true, isTerminal: true)] {
      let context = RunContext(threads: threads)
      let form = try #require(try renderer.form(lazy, page, context))
      var bytes: [UInt8] = []
      try form.write(lazy.report.list, in: context) { bytes += $0 }
      #expect(bytes == renderer.render(made, page))
    }
  }

  @Test func `leave an answer alone that must be seen whole`() throws {
    let sections = Report(sections: [.init("a", [Column("b", .text)], rows: [Row(["c"])])])
    let table = Report([Column("b", .text)], rows: [Row(["c"])])
    for renderer in bundledPlugins.flatMap(\.renderers)
    where ["table", "html", "csv"].contains(renderer.format) {
      let answer = Answer(cell: 1, command: "x", report: renderer.format == "csv" ? sections : table)
      let form = try renderer.form(answer, Page(), RunContext())
      #expect(form == nil)
    }
  }

  @Test(arguments: ["csv", "tsv"]) func `leave evidence out where only columns were asked for`(format: String)
    throws
  {
    let renderer = try #require(bundledPlugins.flatMap(\.renderers).first { $0.format == format })
    var report = Report([Column("node", .text)], rows: [Row(["rain"], evidence: [Self.place])])
    let shown = try #require(
      try renderer.form(Answer(cell: 1, command: "x", report: report), Page(), RunContext()))
    #expect(String(decoding: shown.head, as: UTF8.self).contains("evidence"))
    report.hidesEvidence = true
    let hidden = try #require(
      try renderer.form(Answer(cell: 1, command: "x", report: report), Page(), RunContext()))
    #expect(!String(decoding: hidden.head, as: UTF8.self).contains("evidence"))
  }
}
