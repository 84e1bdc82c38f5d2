import CollateTesting
import JSONCoding
import PluginKit
import Testing

/// Runs `compare`, `quotes` and `claims` on the sample corpus and holds them against what is true of it.
@Suite struct CompareTests {
  private static let sample = "Sessions/corpora/harbour"

  private func answer(_ line: String) throws -> String {
    let run = Run("load \(CompareTests.sample)\n\(line)", format: "jsonl")
    #expect(run.error == nil)
    return run.answers
  }

  private func rows(_ line: String) throws -> [Substring] {
    try answer(line).split(separator: "\n")
  }

  @Test func `every section of a comparison has its name`() throws {
    let run = Run("load \(CompareTests.sample)\ncompare 7-9 --by doc", format: "json")
    for name in ["gate", "figures", "quotes", "shared", "only", "labels", "attribution", "warnings"] {
      #expect(run.answers.contains("\"\(name)\":{\"columns\""))
    }
  }

  @Test func `articles of three events are not put together`() throws {
    let gate = try rows("compare 1 8 10 | select gate")
    #expect(gate.count == 3)
    #expect(gate.allSatisfy { $0.contains("\"verdict\":\"another event\"") })
  }

  @Test func `one sentence of the envoy is found whole, cut and translated`() throws {
    let quotes = try rows("compare 7 9 12 13 --by doc | select quotes")
    let water = quotes.filter { $0.contains("\"speaker\":\"Ingrid Solvane\"") }
    #expect(water.contains { $0.contains("\"doc\":7") && $0.contains("\"relation\":\"longest\"") })
    #expect(water.contains { $0.contains("\"doc\":9") && $0.contains("\"relation\":\"cut\"") })
    #expect(water.contains { $0.contains("\"doc\":12") && $0.contains("\"relation\":\"cut\"") })
    #expect(water.contains { $0.contains("\"doc\":13") && $0.contains("\"relation\":\"translation\"") })
  }

  @Test func `a copy leaves nothing to say to either side and is named as one origin`() throws {
    #expect(try rows("compare 10 16 | select only").isEmpty)
    let warnings = try rows("compare 10 16 | select warnings")
    #expect(warnings.contains { $0.contains("\"warning\":\"one origin\"") })
  }

  @Test func `a claim keeps every appearance, the earliest first named`() throws {
    let claims = try rows("claims 10 16 17")
    let bakery = claims.first { $0.contains("\"claimReviewed\":\"No bakery in this country will") }
    #expect(bakery?.contains("\"appearances\":3") == true)
    #expect(bakery?.contains("\"@type\":\"CreativeWork\"") == true)
  }

  @Test func `what claims are made of has the types of schema.org, and nothing that is not known`() throws {
    let claims = try rows("claims")
    #expect(claims.contains { $0.contains("\"author\":{\"@type\":\"Person\",\"name\":") })
    #expect(claims.contains { $0.contains("\"author\":{\"@type\":\"Organization\",\"name\":") })
    #expect(claims.contains { $0.contains("\"publisher\":{\"@type\":\"Organization\",\"name\":") })
    for claim in claims {
      let item = claim.split(separator: "\"itemReviewed\":").last ?? ""
      #expect(item.hasPrefix("{\"@type\":\"Claim\"") && !item.contains(":null"))
    }
  }

  @Test func `copies of an article change no count of origins`() throws {
    let origins = { (line: String) in
      try rows(line).map { row in row.split(separator: "\"origins\":").last?.prefix { $0 != "," } }
    }
    #expect(
      try origins("compare 10 11 --by doc | select gate")
        == origins("compare 10 11 16 --by doc | select gate"))
  }

  @Test func `too little text for key words is said, not tested`() throws {
    let keyness = try rows("compare 7 8 --by doc | select keyness")
    #expect(keyness.count == 1)
    #expect(keyness.allSatisfy { $0.contains("too small to test") })
  }

  @Test func `a page of the collation has the words of every side`() {
    let run = Run("load \(CompareTests.sample)\ncompare 7 9 --by doc --collate", format: "html")
    #expect(run.error == nil)
    #expect(run.answers.contains("<cite>[9:3]</cite>"))
    #expect(run.answers.contains("<td dir=\"auto\"></td>"))
  }

  @Test func `quotes can be asked of one speaker`() throws {
    let found = try rows("quotes 10 --speaker saadoun")
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.contains("Karim Saadoun") })
  }

  @Test func `one document alone is a clear error`() throws {
    let run = Run("load \(CompareTests.sample)\ncompare 1")
    #expect(run.error?.message == "there is nothing to compare")
  }
}
