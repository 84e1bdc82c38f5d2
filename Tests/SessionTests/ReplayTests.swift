import Bundled
import CollateTesting
import FileAccess
import Glibc
import PluginKit
import Shell
import Synchronization
import Testing

/// The drift matrix: one change each, and exactly the right verdict and cause on exactly the cells that depend on it.
struct ReplayTests {
  private let workshop = Workshop()
  /// Cells: 1 load, 2 all documents, 3 document 2, 4 rows of cell 3, 5 document 3.
  private let script = "docs\nx = docs 2\n$x | count\ndocs 3"

  @Test
  func `nothing changed: every cell is the same`() {
    #expect(workshop.save(script).error == nil)
    let run = workshop.replay()
    #expect(run.error == nil)
    #expect(run.verdicts == ["same", "same", "same", "same", "same"])
    #expect(run.remarks == ["5 cells, all the same."])
  }

  @Test(arguments: [1, 4])
  func `the number of threads changes nothing`(threads: Int) {
    workshop.save(script)
    #expect(workshop.verdicts(threads: threads) == ["same", "same", "same", "same", "same"])
  }

  @Test
  func `replay twice gives the same bytes`() {
    workshop.save(script)
    workshop.write("news/b.txt", "Another text.\n")
    #expect(workshop.replay().answers == workshop.replay().answers)
  }

  @Test
  func `an edited document is named with its line, on the cells that read it`() {
    workshop.save(script)
    workshop.write("news/b.txt", workshop.read("news/b.txt").replacing("Eleven", with: "Twelve"))
    let run = workshop.replay()
    #expect(run.verdicts == ["drift", "drift", "drift", "same", "same"])
    #expect(run.causes[2] == "document 2 (b.txt) edited in line 3")
    #expect(run.error?.kind == .drift)
    #expect(run.answers.contains("Twelve people were hurt"))
  }

  @Test
  func `a removed document is named, and cells on the others are the same`() {
    workshop.save("docs\ndocs id:a.txt")
    workshop.delete("news/c.txt")
    let run = workshop.replay()
    #expect(run.verdicts == ["drift", "drift", "same"])
    #expect(run.causes[1] == "document 3 (c.txt) removed")
  }

  @Test
  func `an added document is named`() {
    workshop.save("docs\ndocs id:a.txt")
    workshop.write("news/d.txt", "More rain.\n")
    let run = workshop.replay()
    #expect(run.verdicts == ["drift", "drift", "same"])
    #expect(run.causes[1] == "document 4 (d.txt) added")
  }

  @Test
  func `missing documents are an error of kind input, and what needs them is skipped`() {
    workshop.save(script)
    let run = workshop.replay("--corpus \(workshop.path)/gone")
    #expect(run.error?.kind == .input)
    #expect(run.verdicts == ["failed", "skipped", "skipped", "skipped", "skipped"])
    #expect(run.causes[1] == "the documents of cell 1 are not there")
  }

  @Test
  func `strict stops before running when a document changed, and check runs nothing`() {
    workshop.save(script)
    #expect(workshop.replay("--check").error == nil)
    #expect(workshop.replay("--strict").error == nil)
    workshop.write("news/b.txt", "Another text.\n")
    for option in ["--check", "--strict"] {
      let run = workshop.replay(option)
      #expect(run.error?.kind == .input)
      #expect(run.verdicts.isEmpty)
      #expect(run.answers.contains("\"id\":\"b.txt\""))
    }
  }

  @Test
  func `another corpus in the place of the recorded one gives the same digests when it is the same`() {
    workshop.save(script)
    let other = Workshop()
    #expect(workshop.verdicts("--corpus \(other.path)/news") == ["same", "same", "same", "same", "same"])
    other.write("news/a.txt", "Something else.\n")
    #expect(workshop.verdicts("--corpus \(other.path)/news") == ["drift", "drift", "same", "same", "same"])
  }

  @Test
  func `accepted drift is the same the next time`() {
    workshop.save(script)
    workshop.write("news/b.txt", "Another text.\n")
    #expect(workshop.replay("--accept all").error == nil)
    #expect(workshop.replay().error == nil)
  }

  @Test(arguments: ["9", "1-9", "x", "3-1"])
  func `only cells of the session are accepted`(cells: String) {
    workshop.save(script)
    #expect(
      workshop.replay("--accept \(cells)").error?.message.contains("names no cell of the session") == true)
  }

  @Test
  func `a line that is no line of the language fails, and the rest is replayed`() {
    workshop.save("docs 3\ndocs 1")
    workshop.write(
      "s.json", workshop.read("s.json").replacing("\"input\":\"docs 3\"", with: "\"input\":\"docs '\""))
    let run = workshop.replay()
    #expect(run.verdicts == ["same", "failed", "same"])
    #expect(run.causes[1].contains("cannot be read"))
  }

  @Test
  func `a folder without files is no session`() {
    let empty = "\(workshop.path)/empty"
    _ = unsafe mkdir(empty, 0o700)
    defer { _ = unsafe rmdir(empty) }
    #expect(Run("open \(empty)").error?.message.contains("there is no session in it") == true)
  }

  @Test
  func `an answer changed by hand is found by its digest`() {
    workshop.save("docs 3")
    workshop.write("s.json", workshop.read("s.json").replacing("\"words\":5", with: "\"words\":6"))
    let run = workshop.replay()
    #expect(run.verdicts == ["same", "drift"])
    #expect(run.causes[1].contains("does not match its own digest"))
  }

  @Test
  func `digests alone are enough to compare; without any the cell is skipped`() {
    workshop.save(script, options: "--results digest")
    #expect(!workshop.read("s.json").contains("\"rows\":"))
    #expect(workshop.replay().error == nil)
    workshop.save(script, options: "--results none")
    let run = workshop.replay()
    #expect(run.error == nil)
    #expect(run.verdicts == ["skipped", "skipped", "skipped", "skipped", "skipped"])
  }

  // MARK: - Plugins

  private static func counting(_ version: String, _ answer: @escaping @Sendable () -> Int) -> Plugin {
    Plugin(
      "counting", version: version, "count",
      commands: [
        Command(Manual("tally", "count", topic: .analyse, examples: ["tally"])) { (_) throws(CommandError) in
          Outcome(Report([Column("n", .count)], rows: [Row([.count(answer())])]))
        }
      ])
  }

  /// Answers with the value of its own option.
  private static func echoing(standard: Int = 5) -> Plugin {
    let step = Option<Int>.integer("step", in: 1...99, standard: standard, "The step.")
    return Plugin(
      "echoing", version: "1", "echo",
      commands: [
        Command(
          Manual("echo", "echo", topic: .analyse, options: [step.parameter], examples: ["echo"])
        ) { (request) throws(CommandError) in
          Outcome(Report([Column("n", .count)], rows: [Row([.count(request[step])])]))
        }
      ])
  }

  @Test
  func `a parameter changed for the replay is the cause, there and in what reads the cell`() {
    let plugins = bundledPlugins + [Self.echoing()]
    workshop.save("e = echo --step 7\n$e | top 1\ndocs", plugins: plugins)
    #expect(workshop.verdicts(plugins: plugins) == ["same", "same", "same", "same"])
    let run = workshop.replay("--set 2.step=9", plugins: plugins)
    #expect(run.verdicts == ["same", "drift", "drift", "same"])
    #expect(run.causes[1] == "parameter step was 7 and is 9")
    #expect(run.causes[2] == "cell 2, which it reads, drifted")
    #expect(workshop.replay("--set 2.stepp=9", plugins: plugins).error?.hint == "Did you mean step?")
  }

  @Test
  func `a new standard value is the cause, and a configured one is kept`() {
    workshop.save("echo\nset echo.step 8\necho", plugins: bundledPlugins + [Self.echoing()])
    let run = workshop.replay(plugins: bundledPlugins + [Self.echoing(standard: 6)])
    #expect(run.verdicts == ["same", "drift", "same", "same"])
    #expect(run.causes[1].hasPrefix("parameter step was 5 and is 6"))
  }

  @Test
  func `a plugin's new version is the cause when its answer changes`() {
    workshop.save("tally\ndocs", plugins: bundledPlugins + [Self.counting("1") { 1 }])
    let run = workshop.replay(plugins: bundledPlugins + [Self.counting("2") { 2 }])
    #expect(run.verdicts == ["same", "drift", "same"])
    #expect(run.causes[1] == "plugin counting was 1 and is 2")
  }

  @Test(arguments: [1, 2])
  func `another version of the program is the cause where nothing else changed and an answer did`(now: Int) {
    workshop.save("tally\ndocs", plugins: bundledPlugins + [Self.counting("1") { 1 }])
    let saved = workshop.read("s.json")
    #expect(saved.contains("\"name\":\"collate\",\"version\":\"\(Shell.version)\""))
    workshop.write(
      "s.json", saved.replacing("\"version\":\"\(Shell.version)\"", with: "\"version\":\"0.0.7\""))
    let run = workshop.replay(plugins: bundledPlugins + [Self.counting("1") { now }])
    #expect(run.verdicts == ["same", now == 1 ? "same" : "drift", "same"])
    #expect(run.causes[1] == (now == 1 ? "" : "collate 0.0.7 saved it, and this is \(Shell.version)"))
  }

  @Test
  func `a new version with the same answer is the same`() {
    workshop.save("tally", plugins: bundledPlugins + [Self.counting("1") { 1 }])
    #expect(workshop.verdicts(plugins: bundledPlugins + [Self.counting("2") { 1 }]) == ["same", "same"])
  }

  @Test
  func `a plugin whose answer changes from run to run is nondeterministic`() {
    let count = Atomic<Int>(0)
    let plugin = Self.counting("1") { count.add(1, ordering: .relaxed).newValue }
    workshop.save("tally\ndocs", plugins: bundledPlugins + [plugin])
    let run = workshop.replay(plugins: bundledPlugins + [plugin])
    #expect(run.verdicts == ["same", "nondeterministic", "same"])
    #expect(run.error?.kind == .drift)
  }

  @Test
  func `a command that is gone fails, and what reads it is skipped`() {
    workshop.save("t = tally\n$t | count\ndocs", plugins: bundledPlugins + [Self.counting("1") { 1 }])
    let run = workshop.replay()
    #expect(run.verdicts == ["same", "failed", "skipped", "same"])
    #expect(run.causes[2] == "cell 2, which it reads, failed")
  }

  /// Answers with two scores, of which one states a tolerance.
  private static func measuring(_ score: Double, _ exact: Double = 1) -> Plugin {
    Plugin(
      "measuring", version: "1", "measure",
      commands: [
        Command(
          Manual("measure", "measure", topic: .analyse, examples: ["measure"])
        ) { (_) throws(CommandError) in
          let columns = [Column("score", .score, tolerance: 1e-9), Column("exact", .score)]
          return Outcome(Report(columns, rows: [Row([.score(score), .score(exact)])]))
        }
      ])
  }

  @Test(
    arguments: [
      (5, 1, ["same", "same", "same"]), (5 + 1e-12, 1, ["same", "same", "same"]),
      (5 + 1e-6, 1, ["same", "drift", "same"]), (5, 1 + 1e-12, ["same", "drift", "same"]),
    ] as [(Double, Double, [String])])
  func `a score may differ within the tolerance its field states, and no other field`(
    score: Double, exact: Double, verdicts: [String]
  ) {
    workshop.save("measure\ndocs", plugins: bundledPlugins + [Self.measuring(5)])
    #expect(workshop.read("s.json").contains("\"tolerances\":{\"score\":1e-09}"))
    let run = workshop.replay(plugins: bundledPlugins + [Self.measuring(score, exact)])
    #expect(run.verdicts == verdicts)
    if score == 5 + 1e-12 {
      #expect(run.causes[1].hasPrefix("within the stated tolerance: score by at most"))
    }
  }

  @Test
  func `values may hold commas`() {
    workshop.save("search hurt --top 3\nsearch rain")
    let run = workshop.replay("--set \"2.top=1, 3.top=2\"")
    #expect(run.error?.kind == .drift)
    #expect(run.causes[1] == "parameter top was 3 and is 1")
    let hint = workshop.replay("--set 2.top=1,5").error?.message ?? ""
    #expect(!hint.contains("does not change a parameter"))
  }

  // MARK: - Asking and claiming

  @Test
  func `steps need somebody to ask`() {
    workshop.save(script)
    #expect(workshop.replay("--step").error?.message == "--step needs a terminal")
  }

  @Test
  func `a session another process has is not written, and who has it is told`() throws {
    workshop.save(script)
    let before = workshop.read("s.json")
    var claim = try FileLock.claim("\(workshop.path)/s.json")
    #expect(claim != nil)
    let run = workshop.save("docs 1")
    #expect(run.error?.message.contains("is in use by process") == true)
    #expect(workshop.read("s.json") == before)
    let opened = Run("open \(workshop.path)/s.json\ncells | count", format: "jsonl")
    #expect(opened.error == nil)
    #expect(opened.remarks.contains { $0.contains("is in use by process") })
    claim = nil
    #expect(workshop.save("docs 1").error == nil)
  }

  @Test
  func `sessions saved one after the other in one run keep the claim on the new file`() {
    let run = workshop.save("docs\nsave \(workshop.path)/s.json\ndocs 1\nsave \(workshop.path)/s.json")
    #expect(run.error == nil)
    #expect(workshop.names().filter { $0.hasSuffix(".tmp") }.isEmpty)
  }
}
