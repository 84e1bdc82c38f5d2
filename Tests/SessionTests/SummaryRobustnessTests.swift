import CollateTesting
import FileAccess
import Testing

/// What must not change the summary of the sample corpus.
struct SummaryRobustnessTests {
  private static let folder = "Sessions/corpora/harbour"
  private static let question = "summarise --sentences 8 | select text"
  private static let furniture = """

    We use cookies to improve your experience. Accept all cookies
    Sign up for our newsletter
    Share on Facebook
    Follow us on Twitter
    © 2025 All rights reserved.

    """

  /// The files of the sample corpus by name.
  private static func files() throws -> [(name: String, text: String)] {
    try InputFiles([folder + "/*.*"]).files.filter { !$0.path.hasSuffix(".md") }.map { file in
      let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
      return try (name, String(decoding: file.bytes(), as: UTF8.self))
    }
  }

  private func summary(of files: [(name: String, text: String)]) -> String {
    let workshop = Workshop()
    for name in workshop.names(in: "news") { workshop.delete("news/" + name) }
    for (name, text) in files { workshop.write("news/" + name, text) }
    let run = Run("load \(workshop.path)/news\n\(SummaryRobustnessTests.question)", format: "tsv")
    #expect(run.error == nil)
    return run.answers
  }

  @Test(arguments: [1, 4, 13])
  func `two copies of an article change no sentence`(number: Int) throws {
    let files = try SummaryRobustnessTests.files()
    let plain = summary(of: files)
    #expect(plain.split(separator: "\n").count == 9)
    let text = files[number].text
    #expect(summary(of: files + [("90-copy.txt", text), ("91-copy.txt", text)]) == plain)
  }

  @Test
  func `page furniture left in changes no sentence`() throws {
    let files = try SummaryRobustnessTests.files()
    let furnished = files.map { file in
      file.name.hasSuffix(".txt") ? (file.name, file.text + SummaryRobustnessTests.furniture) : file
    }
    let sentences = { (answer: String) in answer.split(separator: "\n").sorted() }
    #expect(sentences(summary(of: furnished)) == sentences(summary(of: files)))
  }
}
