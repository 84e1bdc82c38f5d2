import CommandLanguage
import Testing

struct LexerTests {
  private func words(_ text: String) throws -> [String] { try Lexer.tokens(of: text).map(\.word.text) }

  @Test(arguments: [
    ("docs", ["docs"]),
    ("kwic \"two state\"", ["kwic", "two state"]),
    (#"note "a \"b\" \\ \u{e9}\n""#, ["note", "a \"b\" \\ é\n"]),
    ("note 'it \\n is'", ["note", "it \\n is"]),
    ("source:\"The Post\"", ["source:The Post"]),
    ("search Gaza's", ["search", "Gaza's"]),
    ("a;b", ["a", ";", "b"]),
    ("a|b>c", ["a", "|", "b>c"]),
    ("a >c", ["a", ">", "c"]),
    ("where n >= 3", ["where", "n", ">=", "3"]),
    ("a # b", ["a", "# b"]),
    ("a#b", ["a#b"]),
    ("kwic لافروف Erdoğan", ["kwic", "لافروف", "Erdoğan"]),
  ])
  func `words and operators are told apart`(text: String, expected: [String]) throws {
    #expect(try words(text) == expected)
  }

  @Test(arguments: [
    "", "a b", "\"", "\\", "a\"\u{301}; docs \"", "\\\u{301}\"", "\"\u{651}\r\n!ls", "\n\u{301}\t",
    "$3 | docs > x & # '", "\u{1F469}\u{200D}\"",
  ])
  func `a quoted word reads back as it is, whatever stands in it`(text: String) throws {
    let tokens = try Lexer.tokens(of: "docs \(Quotation.of(text))")
    #expect(tokens.map { Array($0.word.text.utf8) } == [Array("docs".utf8), Array(text.utf8)])
  }

  @Test
  func `columns count scalars and lines count from the first`() throws {
    let tokens = try Lexer.tokens(of: "kwic é x\n  docs", line: 7)
    #expect(tokens[2].word.position == Position(line: 7, column: 8))
    #expect(tokens[4].word.position == Position(line: 8, column: 3))
  }

  @Test(arguments: ["note \"a", "note 'a", "note \"a\\"])
  func `an open quote is incomplete`(text: String) {
    #expect { try Lexer.tokens(of: text) } throws: { ($0 as? SyntaxError)?.isIncomplete == true }
  }

  @Test(arguments: [#"note "\x""#, #"note "\u{110000}""#, #"note "\u41""#])
  func `an unknown escape is refused at its place`(text: String) {
    #expect { try Lexer.tokens(of: text) } throws: { ($0 as? SyntaxError)?.position.column == 7 }
  }
}
