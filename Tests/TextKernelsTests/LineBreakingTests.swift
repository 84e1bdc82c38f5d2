import TextKernels
import Testing

struct LineBreakingTests {
  private func lines(_ text: String, _ columns: Int) -> [String] {
    var lines: [String] = []
    LineBreaking.forEachLine(of: text, fitting: columns) { lines.append($0) }
    return lines
  }

  @Test(arguments: [
    ("", 10, [""]), ("one two three", 20, ["one two three"]), ("one two three", 7, ["one two", "three"]),
    ("one incomprehensible word", 7, ["one", "incomprehensible", "word"]),
    ("日本 日本 日本", 9, ["日本 日本", "日本"]), ("a  b", 10, ["a  b"]),
  ])
  func `lines end at spaces and fit`(text: String, columns: Int, expected: [String]) {
    #expect(lines(text, columns) == expected)
  }

  @Test(arguments: 1...30)
  func `no word is lost, whatever the width`(columns: Int) {
    let text = "At dawn the ferry Gülistan left Denizkapı with 212 people; العبارة غادرت الميناء"
    #expect(lines(text, columns).joined(separator: " ") == text)
  }
}
