import CollateTesting
import PluginKit
import Testing

/// Answers of so many rows that they are made when they are read.
@Suite struct `Floods` {
  private let workshop = Workshop()
  private static let count = 20_500

  init() {
    workshop.write("news/a.txt", String(repeating: "The rain fell on Velm. ", count: Self.count) + "\n")
  }

  @Test func `are counted, cut, filtered, saved and replayed as any other answer`() throws {
    let run = workshop.save(
      """
      kwic rain
      kwic rain | count
      kwic rain | where right1 = fell | count node
      kwic rain --sort left | top 1
      $2 | count doc
      """)
    try #require(run.error == nil, "\(run.error?.message ?? "")")
    // The third article of the workshop says it once.
    let counts = run.answers.contains("\ncount\n\(Self.count + 1)\n")
    #expect(counts)
    #expect(workshop.verdicts(threads: 1).allSatisfy { $0 == "same" })
    #expect(workshop.verdicts(threads: 1).count == 6)
  }

  @Test(arguments: ["csv", "jsonl", "json", "txt", "tsv"])
  func `are written to a file as they are written to the console`(ending: String) throws {
    let format = ending == "txt" ? "table" : ending
    let file = Run(
      "load \(workshop.path)/news/a.txt --raw\nkwic rain > \(workshop.path)/rain.\(ending)")
    let console = Run("load \(workshop.path)/news/a.txt --raw\nkwic rain", format: format)
    try #require(file.error == nil && console.error == nil)
    let isAlike = workshop.read("rain.\(ending)") == console.answers
    #expect(isAlike)
    #expect(console.answers.utf8.count > 20 * Self.count)
  }

  @Test(
    arguments: ["right1", "right2", "left1", "left2", "node1"],
    ["", " --width 1", " --width 9", " --sort left"]
  )
  func `count the words beside a key word as they count those of texts`(field: String, options: String) {
    workshop.write(
      "news/beside.txt",
      """
      Élan: the RAIN, l'été. The Straße the 2nd the
      the end — the ﬁnal "the" THE-END the I'm 'the' naïve

      the
      the вода the ماء the Co-op_x the A\tB
      """)
    let column = String(field.dropLast())
    let lent = Run("load \(workshop.path)/news/beside.txt --raw\nkwic the\(options) | count \(field)")
    let read = Run(
      "load \(workshop.path)/news/beside.txt --raw\nkwic the\(options) | select \(column) | count \(field)")
    #expect(lent.error == nil && read.error == nil)
    // Without the evidence, of which a selected column has none.
    let counts = [lent, read].map { run in
      run.answers.split(separator: "\n").map {
        $0.split(separator: "\t", omittingEmptySubsequences: false).prefix(2)
      }
    }
    #expect(counts[0] == counts[1])
    #expect(counts[0].count > 1)
  }

  @Test func `explain a row`() throws {
    let run = Run("load \(workshop.path)/news/a.txt --raw\nkwic rain > /dev/null\nwhy 2.\(Self.count)")
    #expect(run.error == nil)
    let showsWord = run.answers.contains("rain")
    #expect(showsWord)
    #expect(Run("load \(workshop.path)/news/a.txt --raw\nkwic rain > /dev/null\nwhy 2.99999").error != nil)
  }
}
