import CollateTesting
import JSONCoding
import PluginKit
import Shell
import Testing

struct ExportTests {
  private let workshop = Workshop()
  private static let hostile = """
    <script>alert(1)</script> & [x](javascript:alert(1)) ``` =HYPERLINK("x") \u{202E}txt

    Nine people were hurt, the mayor said.
    """

  /// What `export NAME` writes after a few cells on articles that try to be more than text.
  private func exported(_ name: String, _ options: String = "") -> String {
    workshop.write("news/b.txt", Self.hostile)
    let script =
      "docs 1\nnote '<img src=x onerror=alert(1)> *mine*'\nshow 2\ntitles = show all | select doc text"
    let run = workshop.save("\(script)\nexport \(workshop.path)/\(name) \(options)")
    #expect(run.error == nil)
    return workshop.read(name)
  }

  @Test
  func `HTML holds every cell and nothing that runs or loads`() {
    let page = exported("r.html")
    #expect(page.contains("default-src 'none'"))
    #expect(page.contains("<pre dir=\"auto\">docs 1</pre>"))
    for mark in ["<script", "<img", "\u{202E}"] { #expect(!page.contains(mark)) }
    #expect(page.contains("&lt;script&gt;"))
  }

  @Test
  func `Markdown holds every cell, and nothing of a document or note is markup`() {
    let page = exported("r.md")
    #expect(page.contains("```\ndocs 1\n```"))
    #expect(page.contains("*mine*"))
    for mark in ["<script", "](javascript", "\u{202E}"] { #expect(!page.contains(mark)) }
    // The line as it was typed stands between fences, where nothing is markup; the note itself is tamed.
    #expect(page.contains("&lt;img"))
  }

  @Test
  func `a notebook for Jupyter has the members of nbformat 4,5`() throws {
    let book = try JSONValue.parse(Array(exported("r.ipynb").utf8))
    #expect(book["nbformat"]?.integer == 4)
    #expect(book["nbformat_minor"]?.integer == 5)
    let cells = try #require(book["cells"]?.array)
    let ids = cells.compactMap { $0["id"]?.string }
    #expect(Set(ids).count == cells.count)
    for cell in cells where cell["cell_type"]?.string == "code" {
      #expect(cell["outputs"]?.array != nil)
      #expect(cell["execution_count"]?.integer != nil)
    }
  }

  @Test
  func `a script runs again to the same answers`() {
    let script = exported("r.collate")
    #expect(Run(script, format: "jsonl").error == nil)
    #expect(Run(script, format: "jsonl").answers == Run(script, format: "jsonl").answers)
    #expect(script.contains("titles = show all | select doc text"))
  }

  @Test
  func `data is JSON for all cells and CSV for one`() throws {
    #expect(try JSONValue.parse(Array(exported("r.json").utf8)).array?.isEmpty == false)
    #expect(exported("r.csv", "--cell 2").hasPrefix("doc,id,"))
  }

  @Test
  func `a research object describes the session and every file`() throws {
    workshop.save("docs")
    _ = Run("open \(workshop.path)/s.json\nexport \(workshop.path)/ro-crate-metadata.json")
    let crate = try JSONValue.parse(Array(workshop.read("ro-crate-metadata.json").utf8))
    let ids = crate["@graph"]?.array?.compactMap { $0["@id"]?.string } ?? []
    for id in ["ro-crate-metadata.json", "./", "s.json", "news/a.txt", "#collate"] {
      #expect(ids.contains(id))
    }
  }

  @Test
  func `the paragraph on methods counts what went in and out`() {
    let run = Run("load \(workshop.path)/news\ndocs lang:en\nexport --methods")
    #expect(run.answers.contains("3 articles"))
    #expect(run.answers.contains("gave"))
  }

  @Test
  func `a shared session holds no text of an article and replays to the same digests`() {
    workshop.save("docs\nsearch hurt\nshow 1 | count\nshare \(workshop.path)/shared.json")
    let shared = workshop.read("shared.json")
    #expect(!shared.contains("mayor"))
    #expect(!shared.contains("\"rows\":"))
    let run = Run("replay \(workshop.path)/shared.json", format: "jsonl")
    #expect(run.error == nil)
    #expect(Set(run.verdicts) == ["same"])
  }
}
