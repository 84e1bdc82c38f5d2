import CollateTesting
import PluginKit
import Testing

/// What `entities` and its decisions answer on the sample corpus.
@Suite struct EntitiesTests {
  private static let sample = "load Sessions/corpora/harbour\n"

  private func rows(_ line: String) -> [Substring] {
    let run = Run(EntitiesTests.sample + line, format: "jsonl")
    #expect(run.error == nil)
    return run.answers.split(separator: "\n")
  }

  @Test func `one minister is one person in four languages, with a reason for each form`() {
    let minister = rows("entities --type person").filter { $0.contains("\"name\":\"Rania Haddoum\"") }
    #expect(minister.count == 1)
    #expect(minister.first?.contains("رانيا حدوم") ?? false)
    let why = Run(EntitiesTests.sample + "entities --type person | where name = \"Rania Haddoum\"; why 2.1")
    #expect(why.answers.contains("another script"))
  }

  @Test func `each place of a name has the reason of the form that stands there, and of no other`() {
    let line = "entities --type person | where name = \"Rania Haddoum\"; why 2.1"
    let places = Run(EntitiesTests.sample + line, format: "jsonl").answers.split(separator: "\n")
      .filter { $0.contains("\"context\"") }
    #expect(places.contains { $0.contains("\"text\":\"Rania Haddoum\"") && $0.contains("\"because\":null") })
    let short = places.filter { $0.contains("\"text\":\"Haddoum\"") }
    #expect(!short.isEmpty)
    #expect(short.allSatisfy { $0.contains("\"because\":\"last name of Rania Haddoum") }, "\(short)")
  }

  @Test func `spellings with and without marks are one`() {
    #expect(rows("entities").filter { $0.contains("Mehmet Oru") }.count == 1)
  }

  @Test func `a harbour town is a place`() {
    #expect(
      rows("entities").contains {
        $0.contains("\"name\":\"Marsa Nahla\"") && $0.contains("\"type\":\"location\"")
      })
  }

  @Test func `names as they are stand for themselves`() {
    let names = rows("entities --as-is --type person")
    #expect(names.allSatisfy { $0.contains("\"aliases\":[]") })
    #expect(names.contains { $0.contains("\"name\":\"Haddoum\"") })
  }

  @Test func `salience parts the names into tiers`() {
    let tiers = rows("entities --salience")
    #expect(tiers.first?.contains("\"tier\":\"central\"") ?? false)
    #expect(tiers.last?.contains("\"tier\":\"in passing\"") ?? false)
    #expect(tiers.count == rows("entities").count)
  }

  @Test func `an office has a line with its holders and their months`() {
    let line = rows("entities --timeline")
    #expect(line.contains { $0.contains("\"holders\":\"Rania Haddoum 20") }, "\(line)")
  }

  @Test func `an office named in three languages has one line, a deputy minister is no minister`() {
    let line = rows("entities --roles")
    #expect(line.count { $0.contains("\"role\":\"Iraq: water resources minister\"") } == 1, "\(line)")
    #expect(line.contains { $0.contains("\"role\":\"Türkiye: deputy foreign minister\"") }, "\(line)")
    #expect(
      !line.contains { $0.contains("\"role\":\"foreign minister\"") || $0.contains("\"role\":\"minister\"") })
  }

  @Test func `an office named with and without its land has one line`() {
    let line = rows("entities --timeline").filter { $0.contains("economy minister") }
    #expect(line.count == 1, "\(line)")
  }

  @Test(arguments: [("graphml", "<graphml "), ("gexf", "<gexf ")])
  func `the network is written for graph programs`(format: String, head: String) {
    let graph = Run(EntitiesTests.sample + "entities --network", format: format).answers
    #expect(graph.contains(head))
    #expect(graph.contains("Rania Haddoum"))
    #expect(graph.split(separator: "<edge ").count == rows("entities --network").count + 1)
    #expect(graph.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
  }

  @Test func `decisions about names are undone and done again`() {
    let script =
      EntitiesTests.sample + """
        split "Rania Haddoum"
        entities | where name = "Haddoum" | count
        undo
        undo
        entities | where name = "Haddoum" | count
        drop "Rania Haddoum"
        entities | where name = "Rania Haddoum" | count
        undo
        undo
        entities | where name = "Rania Haddoum" | count
        """
    let run = Run(script, format: "tsv")
    #expect(run.error == nil)
    let counts = run.answers.split(separator: "\n").filter { $0 != "count" }
    #expect(counts == ["1", "0", "0", "1"], "\(run.answers)")
  }

  @Test func `a capital that speaks stands for its government`() {
    let run = Run("load --raw Tests/Fixtures/metonyms.txt\nentities --mentions\nentities", format: "jsonl")
    #expect(run.error == nil)
    #expect(run.answers.contains("stands for the government of United States"))
    #expect(!run.answers.contains("stands for the government of Norway"))
  }

  @Test func `a family name that two persons of one article have is left alone, and says why`() {
    let load = "load --raw Tests/Fixtures/namesakes.txt\n"
    let names = Run(load + "entities --type person | select name mentions", format: "tsv").answers
    #expect(names.contains("\nBergholt\t1\n"), "\(names)")
    #expect(names.contains("\nAnna Bergholt\t1\n") && names.contains("\nPaul Tarrant\t2\n"), "\(names)")
    let why = Run(load + "entities | where name = Bergholt; why 2.1").answers
    #expect(why.contains("Anna Bergholt and of Nils Bergholt, who are in one article"), "\(why)")
  }

  @Test func `the first word of a department is part of its name`() {
    let names = Run("load --raw Tests/Fixtures/namesakes.txt\nentities --type organisation", format: "tsv")
      .answers
    #expect(names.contains("\nInformation and Press Department\t"), "\(names)")
  }

  @Test(arguments: ["Rania Haddoum", "rania HADDOUM"])
  func `a name is no alias of itself`(other: String) {
    let run = Run(EntitiesTests.sample + "alias \"Rania Haddoum\" = \"\(other)\"")
    #expect(run.error?.message.contains("one name already") ?? false)
  }

  @Test(arguments: ["graphml", "gexf"])
  func `what has no pairs is not written as a graph`(format: String) {
    let run = Run(EntitiesTests.sample + "entities --network | select source weight", format: format)
    #expect(run.error?.message.contains("without a column target") ?? false)
    #expect(run.answers.isEmpty)
  }
}
