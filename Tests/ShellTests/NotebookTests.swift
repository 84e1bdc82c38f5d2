import Bundled
import CollateCore
import CollateTesting
import JSONCoding
import PluginKit
import Shell
import Testing

private let load = "load Sessions/corpora/harbour\n"

struct NotebookTests {
  /// The numbers of the cells in each list of cells of an answer.
  private func listed(_ answers: String) -> [String] {
    var lists: [String] = []
    for line in answers.split(separator: "\n") {
      let first = line.prefix { $0 != "\t" }
      if line.hasPrefix("cell\tname") {
        lists.append("")
      } else if !lists.isEmpty {
        lists[lists.count - 1] += first
      }
    }
    return lists
  }

  @Test
  func `a command that reads documents says once that there are none`() {
    let told = "There are no documents yet. Type load PATH."
    #expect(Run("docs | count").remarks == [told])
    #expect(Run("summarise").remarks.contains(told))
    #expect(!Run("cells").remarks.contains(told) && !Run(load + "docs lang:xx").remarks.contains(told))
  }

  @Test
  func `rerun asks for what it needs`() {
    #expect(Run("rerun").error?.message == "rerun needs a cell, or --stale")
  }

  @Test
  func `answers carry the number of their cell`() {
    #expect(Run(load + "docs | top 1", format: "json").answers.contains("\"cell\":2,"))
  }

  @Test
  func `a named result can be used again`() {
    let run = Run(
      load + "turkish = docs lang:tr\n$turkish | count\nshow $turkish\ndocs $turkish", format: "jsonl")
    #expect(run.error == nil)
    #expect(run.answers.split(separator: "\n").count == 2 + 1 + 2 + 2)
  }

  @Test
  func `undo and redo move between states without working anything out`() {
    let run = Run(load + "docs\nundo\ncells\nredo\ncells", format: "jsonl")
    #expect(run.remarks.contains("Undid: docs"))
    #expect(run.remarks.contains("Redid: docs"))
    #expect(Run("undo").error?.message == "there is nothing to undo")
  }

  @Test
  func `undo goes line by line, says what the last change was, and takes several at once`() {
    let run = Run(
      load + "set source 1 Blatt\ndocs 1\ndocs 2\nundo\nundo 2\ncells\nredo 3", format: "tsv")
    let said = run.remarks.filter { line in ["Undid", "It only", "Redid"].contains { line.hasPrefix($0) } }
    #expect(
      said == [
        "Undid: docs 2", "It only asked; undo 2 takes back: set source 1 Blatt",
        "Undid: set source 1 Blatt; docs 1", "Redid: set source 1 Blatt; docs 1; docs 2",
      ])
    #expect(run.answers.split(separator: "\n").last?.hasPrefix("1\t") == true)
  }

  @Test
  func `drop takes answers out, and undo brings them back`() {
    let run = Run(
      load + "a = docs 1\n$a | count\nnote x\ndrop $a $3\ncells\nundo\ncells", format: "tsv")
    #expect(run.error == nil)
    #expect(listed(run.answers) == ["14", "1234"])
    #expect(run.remarks.contains("Dropped $2, $3."))
  }

  @Test(arguments: [
    ("drop $1", "cell 1 (load Sessions/corpora/harbour) changed documents, decisions or standard values"),
    ("drop $2", "cell 3 ($2 | count) reads it"), ("drop $9", "there is no cell 9"),
    ("drop $2 3", "3 is not a cell"),
  ])
  func `drop leaves what others rest on`(line: String, message: String) {
    #expect(Run(load + "docs 1\n$2 | count\n" + line).error?.message == message)
  }

  @Test
  func `why shows what other outlets say of the same thing`() {
    let run = Run(load + "dedupe\nwhy 2.1\nfigures\nwhy 3.1\nwhy 1.1", format: "jsonl")
    let others = run.answers.split(separator: "\n").filter { $0.contains("\"section\":\"counterparts\"") }
    #expect(!others.isEmpty)
    // The article of the first row is Meridian Wire's own; another outlet has it too.
    #expect(others[0].contains("\"source\":\"Northgate Daily\""))
  }

  @Test
  func `why shows what is near a place, where the line has no end`() throws {
    let words = String(repeating: "слово ", count: 1000)
    let text = Text(words + "PORT " + words)
    let document = Document(id: "a", path: "a", text: text, sha256: "", byteCount: text.utf8.count)
    let feed = Command(Manual("feed", "add a document", topic: .analyse, examples: ["feed"])) { _ in
      let row = Row([1, 6000, 6004])
      return Outcome(
        Report([Column("doc", .document), Column("start", .offset), Column("end", .offset)], rows: [row]),
        edits: [.add([document])])
    }
    let plugins = bundledPlugins + [Plugin("feed", version: "1", "adds a document", commands: [feed])]
    func reasons(_ line: String) throws -> [(text: Int, context: Int)] {
      let run = Run(line, format: "jsonl", plugins: plugins)
      return try run.answers.split(separator: "\n").filter { $0.contains("\"context\"") }.map { line in
        let row = try JSONValue.parse(Array(line.utf8))
        return (
          row["text"]?.string?.unicodeScalars.count ?? 0, row["context"]?.string?.unicodeScalars.count ?? 0
        )
      }
    }
    let place = try #require(try reasons("feed; why 1.1").first)
    #expect(place.text == 4 && place.context == 4004)
    let whole = try #require(try reasons("feed; docs; why 2.1").first)
    #expect(whole.text == 2000 && whole.context == 4000)
  }

  @Test
  func `drop without a cell is the entity list's, and help shows both`() {
    #expect(Run(load + "drop Nobody").error?.message == "no entity is called Nobody")
    let page = Run("help drop").answers
    #expect(page.contains("take a name off the entity list"))
    #expect(page.contains("take answers out of the notebook"))
  }

  @Test
  func `tables show the evidence of selected columns only when asked, JSON and why always`() {
    let answer = { (line: String, format: String) in Run(load + line, format: format).answers }
    #expect(answer("entities | top 1 | select name type", "tsv").hasPrefix("name\ttype\n"))
    #expect(answer("entities | select name | top 1", "csv").hasPrefix("name\r\n"))
    #expect(answer("entities | top 1 | select name evidence", "tsv").hasPrefix("name\tevidence\n"))
    #expect(answer("entities | top 1 | select name evidence", "tsv").contains("[1:"))
    #expect(answer("entities | top 1 | select name", "jsonl").contains("\"evidence\":[{"))
    #expect(answer("entities | select name\nwhy 2.1", "jsonl").contains("\"line\":"))
  }

  @Test(arguments: [
    ("docs lang:ar", 3), ("docs not lang:en", 5), ("docs 1-3 5", 4), ("docs lang:en and source:meridian", 4),
    ("docs all not 1-10", 8), ("docs id:mw-talks-1", 1), ("docs path:*fire*", 4), ("docs 1 and 2", 0),
    ("docs not lang:en and 1-6", 2),
  ])
  func `selections name documents`(line: String, expected: Int) {
    let run = Run(load + line, format: "jsonl")
    #expect(run.error == nil)
    #expect(run.answers.split(separator: "\n").count == expected)
  }

  @Test
  func `a group is used wherever a selection is`() {
    let run = Run(load + "group early = 1-3\ndocs group:early and not 2", format: "jsonl")
    #expect(run.answers.split(separator: "\n").count == 2)
  }

  @Test
  func `set corrects what is known of documents, and undo takes it back`() {
    let run = Run(
      load + "set source 1-2 \"Blatt\"\ndocs source:blatt\nundo\nundo\ndocs source:blatt", format: "jsonl")
    #expect(run.answers.split(separator: "\n").count == 2)
  }

  @Test
  func `rerun works a cell out again in its place`() {
    let run = Run(load + "docs\nset source 1 \"Blatt\"\nrerun 2\nshow $2", format: "jsonl")
    #expect(run.answers.contains("Blatt"))
  }

  @Test
  func `an option takes a day or a cell, whose documents it stands for`() {
    let run = Run(
      load + "summarise 1-3 --sentences 2\nsummarise 1-4 --sentences 1 --since $2 | select doc",
      format: "tsv")
    #expect(run.error == nil)
    #expect(run.answers.split(separator: "\n").last == "4")
    #expect(Run(load + "summarise --since $1", format: "tsv").answers.split(separator: "\n").count == 1)
    for (value, message) in [
      ("$9", "there is no cell 9"),
      ("soon", "--since must be a date such as 2023, 2023-10 or 2023-10-23, but is soon"),
    ] {
      #expect(Run(load + "summarise --since \(value)").error?.message == message)
    }
  }
}

@Suite struct `A list whose versions share` {
  /// What an array does, for lengths around the edges of nodes.
  @Test(arguments: [0, 1, 31, 32, 33, 1023, 1024, 1025, 2500, 33_000])
  func `holds what an array holds, however it came about`(length: Int) {
    var list = SharedList<Int>()
    var versions: [SharedList<Int>] = []
    for number in 0..<length {
      if number % 500 == 0 { versions.append(list) }
      list.append(number)
    }
    #expect(Array(list) == Array(0..<length))
    for (index, version) in versions.enumerated() { #expect(Array(version) == Array(0..<(index * 500))) }
    let whole = list
    var expected = Array(0..<length)
    for place in stride(from: 0, to: length, by: 7) {
      list[place] = -place
      expected[place] = -place
    }
    #expect(Array(list) == expected)
    #expect(Array(whole) == Array(0..<length))
    for left in stride(from: length, to: 0, by: -1) {
      #expect(list.count == left)
      #expect(list.popLast() == expected[left - 1])
    }
    #expect(list.popLast() == nil)
    list.append(5)
    #expect(Array(list) == [5])
  }

  @Test func `knows which version it goes on from`() {
    var versions = [SharedList<Int>()]
    for number in 0..<1100 {
      var next = versions[number]
      next.append(number)
      versions.append(next)
    }
    for (early, late) in [
      (0, 0), (0, 9), (31, 32), (32, 33), (33, 1024), (1024, 1025), (7, 1100), (1100, 1100),
    ] {
      #expect(versions[late].continues(versions[early]))
      #expect(early == late || early == 0 || !versions[early].continues(versions[late]))
    }
    var replaced = versions[40]
    replaced[3] = 3
    #expect(!replaced.continues(versions[39]))
    #expect(replaced.continues(versions[0]))
    #expect(!SharedList(0..<40).continues(versions[39]))
  }
}

@Suite struct `The states of a notebook` {
  @Test func `undo takes back every line there was, and redo brings it back`() {
    let lines = (1...1300).map { "note \"\($0)\"" }
    let run = Run(
      (lines + ["undo 1000", "cells | count", "redo 999", "cells | count"]).joined(separator: "\n"))
    #expect(run.error == nil)
    #expect(run.answers == "count\n300\ncount\n1299\n")
    #expect(run.remarks.contains { $0.hasPrefix("Undid: 1000 lines, from note \"301\" to note \"1300\"") })
    let all = Run((lines + ["undo 1300", "cells | count"]).joined(separator: "\n"))
    #expect(all.answers == "count\n0\n")
  }
}
