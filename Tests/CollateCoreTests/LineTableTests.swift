import Testing

@testable import CollateCore

@Suite struct `Line tables` {
  @Test(arguments: [
    ("", []), ("one", ["one"]), ("one\n", ["one"]), ("one\n\ntwo", ["one", "", "two"]),
    ("one\r\ntwo\rthree\n", ["one", "two", "three"]), ("\n\r\n\r", ["", "", ""]),
    ("a long first line of text\r\nand a second one", ["a long first line of text", "and a second one"]),
  ])
  func `lines end at each kind of break`(_ text: String, _ expected: [String]) {
    let text = Text(text)
    #expect(text.lineRanges.map { text[$0] } == expected)
  }

  @Test func `a break may fall on any place of the eight bytes read at once`() {
    for length in 0..<20 {
      for mark in ["\n", "\r", "\r\n"] {
        let text = Text(String(repeating: "x", count: length) + mark + "end")
        #expect(text.lineRanges.map { text[$0] } == [String(repeating: "x", count: length), "end"])
      }
    }
  }

  @Test func `labels come back with their reasons and parts`() {
    let document = Document(id: "a", path: "a", text: Text("one05:21\n\ntwo"), sha256: "", byteCount: 0)
    var lines = Array(document.lines)
    lines[0] = Line(0..<3, .title, reason: "a test")
    lines[2].label = .credit
    let changed = document.with(lines: lines)
    #expect(Array(changed.lines) == lines)
    #expect(changed.lines[1].label == .blank)
    #expect(document.lines[0].reason == "as loaded")
    #expect(changed.stamp != document.stamp)
  }
}
