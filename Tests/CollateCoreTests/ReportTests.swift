import CollateCore
import JSONCoding
import Testing

struct ReportTests {
  private static let evidence = Evidence(doc: 1, id: "a", line: 2, start: 3, end: 5, text: "\"x\"")

  static let reports = [
    Report(),
    Report(
      [Column("b", .count), Column("a", .text)],
      rows: [Row([.count(1), .none]), Row([.score(0.1), "é\u{7}"])]),
    Report(
      [Column("name", .text)], rows: [Row(["n"], evidence: [evidence])],
      sections: [
        .init("z", [Column("start", .offset)], rows: [Row([.count(4)], evidence: [evidence])]),
        .init(
          "a", [Column("list", .list)],
          rows: [Row([.list([.flag(true), .record([.init("k", .evidence(evidence))])])])]),
      ], warnings: ["w"]),
    Report(sections: [.init("only", [], rows: [])]),
  ]

  @Test(arguments: reports)
  func `the streamed bytes are those of the canonical tree`(report: Report) {
    let streamed = String(decoding: report.canonicalJSON, as: UTF8.self)
    #expect(streamed == String(decoding: JSONWriter.canonical(report.json), as: UTF8.self))
  }
}
