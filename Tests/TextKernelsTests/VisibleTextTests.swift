import Testing
import TextKernels

@Suite struct `Visible text` {
  @Test(arguments: [
    ("\u{1B}[2J", "\\x1b[2J"), ("a\u{7F}b", "a\\x7fb"), ("\u{9B}31m", "\\x9b31m"), ("\0", "\\x00"),
    ("a\u{202E}b", "a\\u{202e}b"), ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"), ("\u{61C}", "\\u{61c}"),
    ("\u{200F}", "\\u{200f}"), ("\u{2028}", "\\u{2028}"), ("\u{E0041}", "\\u{e0041}"),
    ("\u{FFF9}", "\\u{fff9}"),
  ])
  func `shows what could command a terminal`(text: String, shown: String) {
    #expect(VisibleText.of(text) == shown)
    #expect(VisibleText.of(text, breaks: .kept) == shown)
    #expect(VisibleText.of(text, breaks: .escaped) == shown)
  }

  @Test(arguments: [
    "plain", "“quotes” – dashes…", "لافروف", "Erdoğan", "می‌روم", "日本 👍🏽 👨‍👩‍👧", "a\\b", "«nbsp\u{A0}»",
  ])
  func `leaves plain text as it is`(text: String) {
    #expect(VisibleText.of(text) == text)
  }

  @Test func `treats breaks as asked`() {
    let text = "a\r\n\tb\rc\\\n"
    #expect(VisibleText.of(text) == "a b c\\ ")
    #expect(VisibleText.of(text, breaks: .kept) == "a\n\tb\nc\\\n")
    #expect(VisibleText.of(text, breaks: .escaped) == "a\\r\\n\\tb\\rc\\\\\\n")
  }

  @Test(arguments: [
    ("{\"a\":\"x\u{9B}y\u{202E}\"}", #"{"a":"x\u009by\u202e"}"#),
    ("\"\u{7F}\u{E0041}\"", #""\u007f\udb40\udc41""#),
    ("\"“ö” لا 👍🏽\"\n", "\"“ö” لا 👍🏽\"\n"),
  ])
  func `escapes in JSON what could command a terminal`(json: String, escaped: String) {
    #expect(VisibleText.inJSON(Array(json.utf8)) == Array(escaped.utf8))
  }

  @Test func `leaves no command in JSON, whatever the bytes`() {
    for lead in UInt8(0x7F)...0xFF {
      let bytes = [0x22, lead, 0x80, 0x8E, 0x81, lead]
      let text = String(decoding: VisibleText.inJSON(bytes), as: UTF8.self)
      #expect(!text.unicodeScalars.contains { $0.value >= 0x7F && VisibleText.isCommand($0) })
    }
  }

  @Test func `shows every scalar that is a control, and no other`() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), scalar != "\n", scalar != "\r", scalar != "\t" else {
        continue
      }
      let text = "a" + String(Character(scalar)) + "b"
      let isShown = VisibleText.of(text) != text
      #expect(isShown == VisibleText.isCommand(scalar), "U+\(String(value, radix: 16))")
    }
  }
}

@Suite struct `Display width` {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("Erdoğan", 7), ("e\u{301}", 1), ("日本", 4), ("👍", 2), ("👍🏽", 4), ("👨‍👩‍👧", 2), ("🇹🇷", 2),
    ("لَافروف", 6), ("ｆｕｌｌ", 8), ("가", 2), ("❤️", 2), ("…", 1), ("مـ", 2),
  ])
  func `counts terminal columns`(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test(arguments: [
    ("abcdef", 4, "abc…"), ("abcd", 4, "abcd"), ("日本語", 4, "日…"), ("日本", 4, "日本"),
    ("e\u{301}e\u{301}e", 2, "e\u{301}…"),
    ("abc", 0, ""), ("abc", 1, "…"),
  ])
  func `cuts to a width`(text: String, columns: Int, cut: String) {
    #expect(DisplayWidth.truncated(text, to: columns) == cut)
  }

  @Test(arguments: [
    ("abcdef", 4, "…def"), ("abcd", 4, "abcd"), ("日本語", 4, "…語"), ("ae\u{301}e\u{301}", 2, "…e\u{301}"),
  ])
  func `cuts the start to a width`(text: String, columns: Int, cut: String) {
    #expect(DisplayWidth.truncatedAtStart(text, to: columns) == cut)
  }

  @Test(arguments: 0...12) func `never exceeds the width asked for`(columns: Int) {
    for text in ["日本語テキスト", "Erdoğan ve 👍🏽", "لافروف قال", "e\u{301}a\u{301}x"] {
      #expect(DisplayWidth.of(DisplayWidth.truncated(text, to: columns)) <= columns)
      #expect(DisplayWidth.of(DisplayWidth.truncatedAtStart(text, to: columns)) <= columns)
    }
  }
}
