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

  /// Breaks at every place among blocks of sixty-four bytes, and more lines than most texts have.
  @Test(arguments: ["\n", "\r\n", "\r"])
  func `lines are found wherever their breaks stand`(_ lineBreak: String) {
    for step in [1, 2, 7, 63, 64, 65, 400] {
      let parts = (0..<700).map { String(repeating: "x", count: $0 * step % 131 + 1) }
      let text = Text(parts.joined(separator: lineBreak))
      let lines = Document(id: "", path: "", text: text, sha256: "", byteCount: 0).lines
      #expect(lines.map { text[$0.range] } == parts)
    }
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

  @Test(arguments: [3, 300, 70_000])
  func `texts of every size and number of reasons keep each line's`(_ count: Int) {
    let text = Text((0..<count).map { "line \($0)" }.joined(separator: "\n"))
    var labels = LineLabels(capacity: count)
    for line in 0..<count { labels.append(line % 3 == 0 ? .body : .repeat, "reason \(line)") }
    labels.set(1, .credit, "another")
    let lines = Document(id: "", path: "", text: text, sha256: "", byteCount: 0).with(labels).lines
    #expect(lines.count == count)
    for line in [0, 2, 255, 256, 299, 69_999] where line < count {
      #expect(text[lines[line].range] == "line \(line)")
      #expect(lines[line].reason == "reason \(line)")
      #expect(lines[line].label == (line % 3 == 0 ? .body : .repeat))
      #expect(lines.number(at: lines[line].range.lowerBound) == line + 1)
    }
    #expect(lines[1].label == .credit)
    #expect(lines[1].reason == "another")
  }

  @Test func `labels that share a table stay as they were`() {
    let tables = VerdictTables()
    let judged = (0..<3).map { number in
      var labels = LineLabels(capacity: 2)
      labels.append(.title, "the first")
      labels.append(.body, number == 2 ? "other" : "running text")
      return labels
    }
    let shared = judged.map { tables.sharing($0) }
    #expect(shared == judged)
    var changed = shared[0]
    changed.set(0, .boilerplate, "by you")
    #expect(changed.reason(0) == "by you")
    #expect(shared[1].reason(0) == "the first")
  }

  @Test(arguments: [
    String(repeating: "0123456789abcdef", count: 4), "", "12", String(repeating: "F", count: 64),
  ])
  func `a fingerprint comes back as it was given`(_ sha256: String) {
    #expect(Document(id: "", path: "", text: Text(""), sha256: sha256, byteCount: 0).sha256 == sha256)
  }
}
