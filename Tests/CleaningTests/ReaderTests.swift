import CollateCore
import CollateTesting
import PluginKit
@testable import Readers
import Testing

@Suite struct ReaderTests {
  private func read(
    _ format: String, _ text: String, _ options: Source.Options = Source.Options(), threads: Int = 2
  ) throws -> Import {
    try read(format, Array(text.utf8), options, threads: threads)
  }

  private func read(
    _ format: String, _ bytes: [UInt8], _ options: Source.Options = Source.Options(), threads: Int = 2
  ) throws -> Import {
    let importer = try #require(Plugin.readers.importers.first { $0.name == format })
    return try importer.read(
      Source(bytes: bytes, path: "news/a", id: "a", options: options), RunContext(threads: threads))
  }

  @Test func `a text file is one document with its own bytes as fingerprint`() throws {
    let document = try #require(try read("text", "One.\nTwo.\n").documents.first)
    #expect(document.id == "a")
    #expect(document.byteCount == 10)
    #expect(document.sha256 == Digest.sha256(Array("One.\nTwo.\n".utf8)))
    #expect(document.lines.count == 2)
  }

  @Test func `malformed UTF-8 is repaired with a notice`() throws {
    let result = try read("text", [0x61, 0xFF, 0x62, 0xC3, 0x0A])
    #expect(result.documents.first?.text == Text("a\u{FFFD}b\u{FFFD}\n"))
    #expect(result.notices == ["news/a: not well-formed UTF-8: 2 places repaired with U+FFFD"])
  }

  @Test(arguments: [false, true]) func `UTF-16 is read by its mark`(isBigEndian: Bool) throws {
    let units = Array("\u{FEFF}سلام\n".utf16)
    let bytes = units.flatMap { unit in
      isBigEndian ? [UInt8(unit >> 8), UInt8(unit & 255)] : [UInt8(unit & 255), UInt8(unit >> 8)]
    }
    #expect(try read("text", bytes).documents.first?.text == Text("سلام\n"))
  }

  @Test func `records of a JSONL are documents, and bad lines are named`() throws {
    let lines = """
      {"id":"x","title":"T","source":"S","lang":"en","date":"2025-03-01","text":"Grün \\u0041\\n"}
      {"id":"y","text":

      ["no object"]
      {"number":7}
      {"id":12,"body":"Second."}
      {"headline":"H","content":"Third."}
      """
    let result = try read("jsonl", lines)
    #expect(result.documents.map(\.id) == ["x", "12", "a:7"])
    #expect(result.documents[0].text == Text("Grün A\n"))
    #expect(result.documents[0].metadata.date?.description == "2025-03-01")
    #expect(result.documents[2].metadata.title == "H")
    #expect(result.notices.count == 3)
    #expect(result.notices.allSatisfy { $0.hasPrefix("news/a:") })
    #expect(result.notices[0].hasPrefix("news/a:2: not a JSON object"))
    let first = try #require(lines.split(separator: "\n").first)
    #expect(result.documents[0].sha256 == Digest.sha256(Array(first.utf8)))
  }

  @Test func `a record with broken UTF-8 is repaired with a notice`() throws {
    var bytes = Array(#"{"id":"x","text":"a?b"}"#.utf8)
    bytes[19] = 0xFF
    let result = try read("jsonl", bytes)
    #expect(result.documents.first?.text == Text("a\u{FFFD}b"))
    #expect(result.notices == ["news/a:1: not well-formed UTF-8; repaired with U+FFFD"])
  }

  @Test func `a JSON array gives a document for each object`() throws {
    let result = try read("json", #"[{"id":"a","text":"}{\""},{"id":"b","text":"B"}]"#)
    #expect(result.documents.map(\.id) == ["a", "b"])
    #expect(result.documents[0].text == Text("}{\""))
  }

  @Test func `a table's rows are documents; quoted cells may hold anything`() throws {
    let table = "Title;Full Text;date\n\"A \"\"b\"\"\";\"One;\nTwo\";2025-01-02\nC;Three;\n\n"
    let result = try read("csv", table)
    #expect(result.documents.map(\.text) == [Text("One;\nTwo"), Text("Three")])
    #expect(result.documents.map(\.id) == ["a:2", "a:4"])
    #expect(result.documents[0].metadata.title == "A \"b\"")
    #expect(result.notices.isEmpty)
  }

  @Test func `a table without a text column says which columns it has`() {
    #expect(throws: CommandError.self) { try read("csv", "a,b\n1,2\n") }
    var options = Source.Options()
    options.textColumn = "b"
    #expect(throws: Never.self) { try read("csv", "a,b\n1,2\n", options) }
  }

  @Test func `a page is read as lines with what the markup says of them`() throws {
    let page = """
      <!doctype html><html lang="tr"><head><title>T - Site</title><meta property="og:title" content="T">
      <script type="application/ld+json">{"@type":"NewsArticle","author":[{"name":"A B"}],
      "datePublished":"2025-03-04T10:00"}</script><style>p{}</style></head>
      <body><nav><a href=x>Home</a></nav><article><h1>T</h1><p>One <b>two</b>
      three.</p><ul><li>First<li>Second</ul></article><footer>© X</footer></body></html>
      """
    let document = try #require(try read("html", page).documents.first)
    let text = "Home\n\nT\n\nOne two three.\n\nFirst\nSecond\n\n© X\n"
    #expect(document.text == Text(text))
    #expect(document.markup.count == document.lines.count)
    #expect(document.markup[0].roles.contains(.navigation))
    #expect(document.markup[0].linkShare == 100)
    #expect(document.markup[4].roles.isSuperset(of: [.paragraph, .article]))
    #expect(document.metadata.title == "T")
    #expect(document.metadata.byline == "A B")
    #expect(document.metadata.language == "tr")
    #expect(document.metadata.date?.description == "2025-03-04")
  }

  @Test(arguments: [
    ("<a href=\"/authors/anna-holm\">Anna Holm</a>", "Anna Holm"),
    ("<h4 class=\"author-name\">By <a href=\"/people/7\">Anna Holm</a></h4>", "Anna Holm"),
    ("<a rel=author href=/a>View more posts</a><span class=byline>by Anna Holm</span>", "Anna Holm"),
    ("<a rel=author href=/a>Anna Holm</a><span class=byline>by Ben Field</span>", "Anna Holm"),
    ("<meta name=author content=page.author><div class=author>12 posts</div>", nil),
  ])
  func `the author is who the page's elements name`(_ html: String, _ author: String?) throws {
    let documents = try read("html", "<!DOCTYPE html><p>\(html)</p><p>Some words of an article.</p>")
      .documents
    #expect(documents[0].metadata.byline == author)
  }

  @Test(arguments: [
    ("one<!-- two --> three", "one three"),
    ("one<!-->two", "onetwo"),
    ("one<!-- two --!>three<!-- four", "onethree"),
    ("one <script>if (a < b) { '<p>two</p>' }</SCRIPT >three", "one three"),
    ("<style>p > a {}</style><p title='a > b' data-x=\"c'>\">one</p>", "one"),
    ("<A HREF=/a/b/>one</A> <b class = x>two</b>", "one two"),
    ("a < b <3 &lt;c&gt; </ d>e", "a < b <3 <c> e"),
    ("one<img src=x><wbr>two<svg><path d='M0 0'/></svg>", "onetwo"),
    ("<pre>one\n  two</pre><p>three\n  four", "one\ntwo\n\nthree four"),
    ("<my-part id=x>one</my-part><p", "one"),
    ("<div style='Display : none'>one</div>two", "one\ntwo"),
    ("fish &amp; chips &#8211; a&nbsp;menu AT&T", "fish & chips – a\u{A0}menu AT&T"),
    ("one \u{F0000} two\u{F0001}", "one \u{F0000} two\u{F0001}"),
    ("&#983040;&#xF0001; one<p>two", "\u{FFFD}\u{FFFD} one\n\ntwo"),
    ("<b>one</b> <i class=c>two</i><em hidden>three</em>four <b>five</b>six", "one twothreefour fivesix"),
    ("one <?php two ?>three<!ELEMENT four>five", "one threefive"),
    ("<p>one <b> </b>two</p> <p> three</p>", "one two\n\nthree"),
    ("<table>one<tr><td>two</table>", "one\n\ntwo"),
    ("<pre>one\r\ntwo\n\n  three</pre>", "one\ntwo\nthree"),
    ("<textarea>one &lt;b&gt;</textarea>", "one <b>"),
    ("<span>one <span class=byline>two</span></span> three<span> 4</span></span>", "one two three 4"),
    ("one <meta name=viewport content=x><link rel=icon href=y> two", "one two"),
  ])
  func `what no reader sees is taken out of a page, and nothing else`(_ html: String, _ text: String) throws {
    let document = try #require(
      try read("html", "<!DOCTYPE html><body>" + html).documents.first)
    #expect(document.text == Text(text + "\n"))
  }

  @Test func `the parser is given no tags that nobody asks for`() throws {
    let page = """
      <head><meta name=viewport content=x><meta property="og:title" content=T><link rel=stylesheet href=x>
      <link rel=canonical href=y></head><p><span>one <span class=byline>two</span></span> <span>3 May</span>
      """
    let frame = String(decoding: PageTaming(Array(page.utf8)).frame, as: UTF8.self)
    let tags = frame.split(separator: "<").map { $0.prefix { $0 != ">" && $0 != " " } }
    let expected = ["head", "meta", "link", "/head", "p", "span", "/span", "span", "/span"]
    #expect(tags.filter { !$0.isEmpty } == expected.map { Substring($0) })
  }

  @Test func `more texts than the parser is spared are read all the same`() throws {
    let page = (0..<140_000).map { "<i>w\($0)</i><br>" }.joined()
    let document = try #require(try read("html", "<!DOCTYPE html>" + page, threads: 1).documents.first)
    let lines = document.lines.map { document.text[$0.range] }
    #expect(lines.count == 140_000)
    #expect([0, 64_999, 65_000, 129_999, 130_000, 139_999].allSatisfy { lines[$0] == "w\($0)" })
  }

  @Test func `what attributes say is known of each line`() throws {
    let page = """
      <!doctype html><body><div style="color:red; DISPLAY:NONE">one</div><div aria-hidden=true>two</div>
      <div role=search>three</div><div class="post-nav x">four</div><div id=relatedArticles>five</div>
      <div class="article-body">six</div><div class="article-body"><p itemprop=articleBody>seven</p></div>
      """
    let document = try #require(try read("html", page).documents.first)
    let roles = document.markup.map(\.roles).filter { !$0.isEmpty }
    let first: [Markup.Roles] = [.hidden, .hidden, .navigation, .navigation, .related, .body]
    #expect(Array(roles.prefix(6)) == first)
    #expect(roles.last?.isSuperset(of: [.body, .paragraph]) == true)
  }

  @Test(arguments: [
    ("<time datetime=2025-03-04>4 March</time>", "2025-03-04", "time element"),
    ("<time>4 March 2025</time>", "2025-03-04", "time element"),
    (
      "<aside><time datetime=2020-01-01>x</time></aside><time datetime=2025-03-04>x</time>", "2025-03-04",
      "time element"
    ),
    (
      "<time class=updated datetime=2025-06-06>x</time><time datetime=2025-03-04>x</time>", "2025-03-04",
      "time element"
    ),
    (
      "<time datetime=2024-01-02>x</time><time itemprop=datePublished datetime=2025-03-04>x</time>",
      "2025-03-04", "time element"
    ),
    (
      "<time datetime=04-03-2025>x</time><nav><time datetime=2025-03-04>x</time></nav>", "2025-03-04",
      "time element"
    ),
    (
      "<h1>Two ships</h1><span>Mar 4, 2025</span><span>Anna Holm</span>", "2025-03-04", "date by the headline"
    ),
    ("<h1>Two ships</h1><footer><span>Mar 4, 2020</span></footer>", nil, nil),
    (
      "<meta name=publish-date content=2025-03-04><time datetime=2020-01-01>x</time>", "2025-03-04",
      "meta tag"
    ),
    (
      "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebPage\",\"datePublished\":\"2025-03-04T09:00\"}]}</script>",
      "2025-03-04", "JSON-LD of the page"
    ),
  ])
  func `the date of a page is the one it gives as its own`(
    _ html: String, _ day: String?, _ evidence: String?
  ) throws {
    let documents = try read("html", "<!DOCTYPE html>\(html)<p>Some words of an article.</p>").documents
    #expect(documents[0].metadata.date?.description == day)
    #expect(documents[0].metadata.date?.evidence == evidence)
  }

  @Test func `a page nested without end is cut, not crashed on`() throws {
    let result = try read("html", String(repeating: "<div>", count: 3_000) + "deep")
    #expect(result.notices == ["news/a: elements nested more than 512 deep were left out"])
  }

  @Test(arguments: [
    String(repeating: "<div>", count: 100_000) + "deep" + String(repeating: "</div>", count: 100_000),
    "<p " + (0..<50_000).map { "a\($0)=1 " }.joined() + ">deep</p>",
    String(repeating: "<b><i>", count: 2_000) + "deep",
    String(repeating: "<p>deep", count: 20_000),
  ])
  func `pages made to be slow are read in linear time`(page: String) throws {
    var documents = 0
    let time = try processorTime { documents = try read("html", page, threads: 1).documents.count }
    #expect(documents == 1)
    #expect(time < .seconds(20))
  }

  @Test func `columns in other languages are known, and the longest is the text where none is`() throws {
    let story = String(repeating: "Der Hafen wurde am Montag nach drei Jahren eröffnet. ", count: 5)
    let known = "Überschrift;Volltext;Quelle;Datum\nHafen offen;\(story);Die Flut;20.03.2025\n"
    let first = try #require(try read("csv", known).documents.first)
    #expect(first.metadata.title == "Hafen offen" && first.metadata.source == "Die Flut")
    #expect(first.metadata.date.map { "\($0)" } == "2025-03-20")
    let table = try read("csv", "no,x1,x2\n1,short,\(story)\n2,short,\(story)\n")
    #expect(table.documents.map(\.text) == [Text(story), Text(story)])
    #expect(table.notices.count == 1 && table.notices[0].contains("`x2` is read, the longest"))
    let records = try read("jsonl", "{\"a\":\"short\",\"b\":\"\(story)\"}\n{\"a\":\"1\",\"b\":\"2\"}\n")
    #expect(records.documents.map(\.text) == [Text(story), Text("2")])
    #expect(records.notices.contains { $0.contains("`b` is read, the longest") })
  }

  @Test(arguments: [
    (
      "Мэр открыл мост в понедельник. Паром продолжит ходить через реку, сказал он журналистам.",
      "windows-1251"
    ),
    ("افتتح رئيس البلدية الجسر يوم الاثنين وقال إن العبارة ستواصل العمل في النهر.", "windows-1256"),
    ("Başkan köprüyü pazartesi günü açtı. Feribot nehirde çalışmaya devam edecek, dedi.", "windows-1254"),
    (
      "Der Bürgermeister hat die Brücke am Montag eröffnet. Die Fähre fährt weiter, sagte er.", "windows-1252"
    ),
    ("ראש העיר פתח את הגשר ביום שני. המעבורת תמשיך לפעול על הנהר, אמר לעיתונאים.", "windows-1255"),
  ])
  func `a short text in an encoding of one byte is read by its words`(_ text: String, _ name: String) throws {
    let page = try #require(CodePage(name))
    var codes: [[UInt8]: UInt8] = [:]
    for byte in UInt8(0x80)...0xFF { codes[page.decoded([byte])] = byte }
    let bytes = text.unicodeScalars.map { scalar in
      scalar.isASCII ? UInt8(scalar.value) : codes[Array(String(scalar).utf8)] ?? 0x3F
    }
    #expect(CodePage.guess(bytes)?.name == name)
  }

  @Test func `a JSON file without an object says so`() throws {
    #expect(
      try read("json", String(repeating: "[", count: 5_000)).notices == [
        "news/a: no JSON object in this file"
      ])
  }

  @Test func `UTF-16 without a mark is read, and few zero bytes do no harm`() throws {
    let bytes = Array("A longer text of plain words.\n".utf16).flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    #expect(try read("text", bytes).documents.first?.text == Text("A longer text of plain words.\n"))
    let text = String(repeating: "word ", count: 30) + "\0"
    #expect(try read("text", text).documents.first?.text == Text(text))
    #expect(throws: CommandError.self) { try read("text", [UInt8](repeating: 0, count: 50)) }
  }
}
