import CommandLanguage
import Testing

struct ParserTests {
  @Test
  func `a line is a pipeline with a name and a target`() throws {
    let statement = try #require(
      try Parser.statements(of: "names = entities --type person | top 3 > n.csv # x").first)
    #expect(statement.name?.text == "names")
    #expect(statement.stages.map(\.command.text) == ["entities", "top"])
    #expect(statement.stages[0].words.map(\.text) == ["--type", "person"])
    #expect(statement.target?.text == "n.csv")
    #expect(statement.source == "names = entities --type person | top 3 > n.csv")
  }

  @Test
  func `semicolons and line breaks part statements`() throws {
    #expect(try Parser.statements(of: "docs;;clean\n# only a comment\n\nquit").count == 3)
  }

  @Test(
    arguments: [
      ("where mentions > 3", nil, 3),
      ("where mentions > 3 > out.csv", "out.csv", 3),
      ("where a > 3 and b > 4", nil, 7),
      ("where type == person > out.csv", "out.csv", 3),
    ] as [(String, String?, Int)])
  func `in an expression the first greater-than compares`(text: String, target: String?, words: Int) throws {
    let statement = try #require(try Parser.statements(of: text).first)
    #expect(statement.target?.text == target)
    #expect(statement.stages[0].words.count == words)
  }

  @Test(arguments: [
    ("| docs", 1), ("docs |", 6), ("docs > a b", 6), ("docs > a | top 3", 8), ("docs & | top", 6),
  ])
  func `a misplaced operator is an error at its place`(text: String, column: Int) {
    #expect { try Parser.statements(of: text) } throws: { ($0 as? SyntaxError)?.position.column == column }
  }

  @Test
  func `alias with an equals sign is no assignment`() throws {
    let statement = try #require(try Parser.statements(of: "alias \"A B\" = C").first)
    #expect(statement.name == nil)
    #expect(statement.stages[0].words.map(\.text) == ["A B", "=", "C"])
  }
}
