import Testing

@testable import Shell

/// Small texts that reports and replays are made of.
struct MarkupTests {
  @Test(arguments: [
    (
      "Nine people were hurt", "Four people were hurt, the mayor said.",
      "[-Nine-]{+Four+} people were [-hurt-]{+hurt,+}"
    ),
    ("a b c d e f g h i j k l", "a b c d e f g h i j x l", "… g h i j [-k-]{+x+} l"),
    ("a x c d e f g h i j k l", "a b c d e f g h i j k l", "a [-x-]{+b+} c d e f …"),
    ("one two", "three four", "[-one two-]{+three four+}"), ("a b c", "a c", "a [-b-] c"),
    ("a c", "a b c", "a {+b+} c"), ("nine", "Ferry crash kills seven on Monday", "[-nine-]"),
    ("قال تسعة", "قال أربعة", "قال [-تسعة-]{+أربعة+}"),
  ])
  func `changed words are marked`(before: String, after: String, shown: String) {
    #expect(WordChanges.shown(from: before, to: after) == shown)
  }

  @Test
  func `a quotation that still stands in its line shows no change`() {
    #expect(WordChanges.shown(from: "were hurt", to: "Four people were hurt today") == nil)
    #expect(WordChanges.shown(from: "", to: "a b") == nil)
  }

  @Test(arguments: [
    ("plain & <b>", "<p>plain &amp; &lt;b&gt;</p>\n"),
    ("*a* **b** `c*d*`", "<p><em>a</em> <strong>b</strong> <code>c*d*</code></p>\n"),
    ("# Head\n\ntext", "<h3>Head</h3>\n<p>text</p>\n"),
    ("- one\n- *two*\nafter", "<ul>\n<li>one</li>\n<li><em>two</em></li>\n</ul>\n<p>after</p>\n"),
    ("2 * 3 * 4", "<p>2 * 3 * 4</p>\n"), ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n"),
    ("**", "<p>**</p>\n"),
    ("a\nb", "<p>a<br>\nb</p>\n"),
  ])
  func `remarks are Markdown without tags or addresses of their own`(note: String, html: String) {
    #expect(NoteMarkup.html(note) == html)
  }
}
