import CollateTesting
import PluginKit
import Testing

/// `--format NAME` behind a command gives that one answer in another format.
struct AnswerFormatTests {
  @Test(arguments: ["docs 1 | select doc lang --format csv", "docs 1 | select doc lang --format=csv"])
  func `one answer has the format its line asks for`(line: String) {
    let run = Run("load Sessions/corpora/harbour; \(line)\ndocs 1 | select doc", format: "json")
    #expect(run.error == nil)
    #expect(run.answers.hasPrefix("doc,lang\r\n1,en\r\n{"))
  }

  @Test func `statements leave in the shape of fact checks`() {
    let run = Run("load Sessions/corpora/harbour; claims 1 --format json")
    #expect(run.answers.contains("\"itemReviewed\":{\"@type\":\"Claim\""))
  }

  @Test(arguments: [("docs --format cvs", "Did you mean csv?"), ("docs --format", "As in: --format csv")])
  func `a format that does not exist is an error with a way out`(line: String, hint: String) {
    let run = Run("load Sessions/corpora/harbour\n\(line)")
    #expect(run.error?.hint == hint)
    #expect(run.place?.hasPrefix("2:") == true)
  }

  @Test func `a cell worked out again is given as it was asked for`() {
    let run = Run("load Sessions/corpora/harbour; docs 1 | select doc --format csv\nrerun $2", format: "json")
    #expect(run.answers == "doc\r\n1\r\ndoc\r\n1\r\n")
  }
}
