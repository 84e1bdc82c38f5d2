import CollateCore
import Summarising
import Testing

@Suite struct PageTraceTests {
  private func told(_ lines: [String]) throws -> [String] {
    var options = Summary.Options()
    options.length = .sentences(5)
    let corpus = Articles.corpus([(["Bridge falls"] + lines).joined(separator: "\n")])
    let summary = try Summary(of: corpus.active, in: corpus, options: options)
    return summary.items.map { corpus.evidence($0.extent).text }
  }

  private static let body = "The old bridge over the river fell on Monday morning, killing four workers."

  @Test(arguments: [
    "Mayor Ida Brandt visits the fallen bridge in Velden, Marren, May 7, 2024. (Ada Reyes/Valley Wire)",
    "Mayor Ida Brandt visits the fallen bridge in Velden on Tuesday, May 7, 2024. (Ada Reyes/Pool via VW)",
    "Mayor Ida Brandt visits the fallen bridge in Velden, Marren, May 7, 2024. (VALLEY WIRE/Ada Reyes)",
    "Mayor Ida Brandt (left) visits the fallen bridge in Velden. Ada Reyes/Valley Images",
    "FILE - In this May 7, 2024 file photo, the mayor visits the fallen bridge in Velden.",
  ])
  func `the caption of a picture is not told`(caption: String) throws {
    #expect(try told([caption, Self.body]) == [Self.body])
  }

  @Test(arguments: [
    "Mayor Brandt Ida Maria BrandtFloods close the valley Brandt takes office MORE on Monday visited the bridge.",
    "Mayor Ida Brandt (left) and an engineer looked at what is left of the old bridge in Velden.",
    "Four workers died when the bridge fell https://news.example/a7 — Ada Reyes (@adareyes) May 7, 2024",
    "| Ada Reyes The fall of the bridge in Velden Four workers died when it fell on Monday.",
  ])
  func `a sentence with what a page put into it is not told`(sentence: String) throws {
    #expect(try told([sentence, Self.body]) == [Self.body])
  }

  @Test(arguments: [
    "Engineers of RiverWorks asked for more money and time before the bridge fell, the mayor said.",
    "The mayor called the bridge safe (and/or repaired) until Monday, when four workers died (see below).",
    "Four workers died when the bridge fell, said Senator Ada Reyes (R/Velden county), who saw it on Monday.",
  ])
  func `what only looks like a trace of the page is told`(sentence: String) throws {
    #expect(try told([sentence, Self.body]).contains(sentence))
  }

  @Test(arguments: ["(VWN) ", "London (VWN) ", "London (VWN Business)", "Exclusive— ", "BREAKING: "])
  func `an agency in brackets is cut without a dash, and what announces a report`(head: String) throws {
    #expect(try told([head + Self.body]) == [Self.body])
  }
}
