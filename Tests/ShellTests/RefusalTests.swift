import Bundled
import CollateCore
import CollateTesting
import PluginKit
import Shell
import Testing

/// What cannot be done is refused by name, and nothing of it is kept.
struct RefusalTests {
  static let news = "load Sessions/corpora/harbour\n"

  @Test(
    arguments: [
      ("keep 3", "3 is not a line"), ("keep 99:1", "there is no document 99"),
      ("dedupe --within soon", "--within must be `source` or a number of days, but is soon"),
      ("diff 1-3", "diff compares two documents"), ("diff 1", "diff compares two documents"),
      ("keyness 1-3 --against 3-5", "document 3 is on both sides"),
      ("docs | select doc nothing", "nothing"),
      ("summarise --sentences 3 --words 50", "more than one length"),
      ("summarise --since yesterday", "yesterday"),
      ("set source 1 Blatt\nsummarise --since $2", "cell 2 read no documents"),
      ("summarise --since 2025-13", "2025-13"),
      ("export nothing.xyz", "export does not know the ending of nothing.xyz"),
      ("docs\nexport --cell 2 a.xyz", "export does not know the ending of a.xyz"),
      ("note alone\nexport --cell 2 a.csv", "cell 2 has no answer"),
      ("export ro-crate-metadata.json", "a research object describes a saved session"),
      ("plugin show", "plugin show needs a name"), ("plugin show dedup", "plugin dedup"),
      ("plugin new mine", "plugin new is not there yet"),
      ("set summarise.sentences 3 4", "set summarise.sentences takes one value"),
      ("set nothing 3", "there is no setting nothing"),
      ("set summarise.length 3", "summarise has no option length"),
      ("set date 1 soon", "soon is not a date"), ("show 99:1", "there is no document 99"),
      ("show 1:9999", "9999"), ("split \"Karim Bensalem\"", ""),
      ("split \"Elias Mazraani\"", "has one form only"),
      ("compare | select speaker verdict", "no table of the answer has all of"),
      ("keyness 1 --against '\"open'", "is never closed"),
      ("set date 1 1900-01-01\ntrend said --by day", "20,000 periods"),
      ("replay Sessions/wire.json --set 3=4", "3=4 does not change a parameter"),
      ("replay Sessions/wire.json --set 2.nothing=1", "unknown parameter nothing"),
      ("rerun two", "two is not a cell"),
      ("x = cells", "cells gives no result to name"), ("docs\n$2 more", "$2 takes no arguments"),
      ("tag early", ""), ("keyness 1 --against \"open\\\"", ""),
      ("docs\nshow $2 | !sort | count", "!COMMAND"),
      ("group few 1-3", "group needs = after the name"), ("export --cell 1 a.csv", "cell 1 has no answer"),
      ("replay nowhere.json", "nowhere.json"), ("trend port --by second", "second"),
    ] as [(String, String)])
  func `what cannot be done is refused by name`(line: String, message: String) {
    let lines = RefusalTests.news + line
    let run = Run(lines + "\ncells", format: "jsonl")
    if line == "tag early" { return #expect(Run(line).error?.message == "there is no cell yet") }
    #expect(run.error != nil, "\(line) is done")
    #expect(run.error?.message.contains(message) == true, "\(run.error?.message ?? "")")
    #expect(run.error?.kind != .interrupted)
  }

  @Test func `a configuration holds values alone`() {
    for (text, message) in [
      ("docs", "a configuration holds set lines alone"), ("set format jsonl | count", "set lines alone"),
      ("set a.b 3", "a"), ("set format nothing", "nothing"),
    ] {
      var interpreter = Interpreter(
        plugins: [], console: Console(answer: { (_) throws(CommandError) in }, remark: { _ in }))
      var found = ""
      do throws(ScriptError) { try interpreter.configure(text) } catch { found = error.error.message }
      #expect(found.contains(message), "\(text): \(found)")
    }
  }

  @Test func `without plugins no file is read, and without answers none is written`() {
    #expect(Run("load Package.swift", plugins: []).error?.message.contains("no reader knows") == true)
    #expect(Run("export nothing.csv").error?.message == "there is no answer to export")
  }

  @Test func `a job that changes documents is not taken over when they changed meanwhile`() throws {
    var here = Interpreter(
      plugins: bundledPlugins,
      console: Console(answer: { (_) throws(CommandError) in }, remark: { _ in }))
    try here.run(RefusalTests.news)
    let start = here.notebook
    var there = here
    try there.run("set source 1 Blatt")
    try here.run("set source 2 Post")
    let error = #expect(throws: CommandError.self) { try here.adopt(there, since: start) }
    #expect(error?.message.contains("the documents changed while it ran") == true)
    #expect(here.notebook.corpus[1].metadata.source != "Blatt")
  }

  @Test func `a pattern with too many kinds of letters is refused`() {
    let hundreds = (0..<300).compactMap { Unicode.Scalar(0x1400 + $0).map { "[\($0)]" } }.joined(
      separator: "|")
    #expect(Run(RefusalTests.news + "kwic '/\(hundreds)/'").error?.message.contains("250 kinds") == true)
  }
}
