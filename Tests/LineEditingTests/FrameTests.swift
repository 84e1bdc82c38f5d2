import Testing

@testable import LineEditing

@Suite struct FrameTests {
  @Test(arguments: [
    ("abc", 3), ("Erdoğan", 7), ("مُحَمَّد", 4), ("e\u{301}", 1), ("日本", 4), ("\u{5D0}\u{5B8}", 1),
    ("می\u{200C}خواهم", 7),
  ])
  func `marks take no column and wide letters two`(text: String, width: Int) {
    var writer = FrameWriter(columns: 20, hasColor: false)
    writer.write(text, .plain)
    #expect(writer.finished() == [Frame.Row(text: text, width: width)])
  }

  @Test func `a mark stays on the row of its letter and a wide letter moves to the next`() {
    var writer = FrameWriter(columns: 4, hasColor: false)
    writer.write("abce\u{301}abc日", .plain)
    #expect(writer.finished().map(\.text) == ["abce\u{301}", "abc", "日"])
  }

  @Test func `a control is shown and not obeyed`() {
    var writer = FrameWriter(columns: 20, hasColor: false)
    writer.write("a\u{1B}[2Jb\u{202E}", .plain)
    let row = writer.finished()[0].text
    #expect(!row.contains("\u{1B}[2J") && !row.contains("\u{202E}"))
  }

  @Test(arguments: [("مُحَمَّد", 7, 4), ("e\u{301}x", 3, 2), ("e\u{301}x", 2, 0), ("👍🏽", 2, 0)])
  func `a step back goes over a letter with its marks`(text: String, from: Int, to: Int) {
    let scalars = Array(text.unicodeScalars)
    #expect(LetterSteps.before(from, in: scalars) == to)
    #expect(LetterSteps.after(to, in: scalars) == from)
  }
}
