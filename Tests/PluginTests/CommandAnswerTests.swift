import CollateTesting
import JSONCoding
import PluginKit
import Testing

/// What commands answer on the sample corpus where their own tests do not look: rows told by what must hold of them.
@Suite struct `Answers on the sample corpus` {
  /// The rows of a line's last answer, as JSON objects.
  static func rows(_ line: String) throws -> [JSONValue] {
    let run = Run("load Sessions/corpora/harbour\n\(line)", format: "jsonl")
    try #require(run.error == nil, "\(run.error?.message ?? "")")
    return try run.answers.split(separator: "\n").map { try JSONValue.parse(Array($0.utf8)) }
  }

  static func failure(_ line: String) -> CommandError? {
    Run("load Sessions/corpora/harbour\n\(line)").error
  }

  @Test func `Ties between names go from the strongest to the weakest and name two places`() throws {
    let rows = try Self.rows("entities --network")
    let weights = rows.compactMap { $0["weight"]?.integer }
    #expect(weights.count == rows.count && weights.count > 10)
    #expect(weights == weights.sorted(by: >))
    for row in rows {
      #expect(row["source"] != row["target"])
      #expect(row["evidence"]?.array?.count == 2)
    }
  }

  @Test func `A cluster has its number after its copies were left out`() throws {
    let before = try Self.rows("docs cluster:1")
    #expect(before.count > 1)
    #expect(try Self.rows("dedupe --apply | top 0; docs cluster:1") == before)
  }

  @Test func `Companions of a name are its ties`() throws {
    let rows = try Self.rows("entities --with Iraq")
    let ties = try Self.rows("entities --network | where source = Iraq or target = Iraq")
    #expect(rows.count == ties.count)
    #expect(rows.compactMap { $0["together"]?.integer } == ties.compactMap { $0["weight"]?.integer })
    #expect(Self.failure("entities --with Nobodyatall") != nil)
  }

  @Test(arguments: [
    ("search lang:tr", "docs lang:tr"), ("search title:ferry", "docs | where title ~ \"(?i)ferry\""),
    ("search date:2025-03-11", "docs date:2025-03-11"),
  ])
  func `Fields of a query find what selectors find`(query: String, selection: String) throws {
    let found = Set(try Self.rows(query + " --top 50").compactMap { $0["doc"]?.integer })
    let selected = Set(try Self.rows(selection).compactMap { $0["doc"]?.integer })
    #expect(!found.isEmpty)
    #expect(found.isSubset(of: selected) || selected.isSubset(of: found))
  }

  @Test(arguments: [
    "kwic ferry", "collocates ferry --min 1", "dispersion ferry", "trend ferry --by day",
    "search ferry --top 50",
  ]) func `A term is looked for in a group alone where that is asked for`(line: String) throws {
    let piped = try Self.rows("group few = 1 3 4; docs group:few | \(line)")
    let within = try Self.rows("group few = 1 3 4; \(line) --in group:few")
    let all = try Self.rows(line)
    #expect(piped == within && !within.isEmpty)
    #expect(within != all)
    #expect(try Self.rows("docs 1 3 4 | \(line) --in all") == within)
  }

  @Test func `A query is restricted by a group and by an id, and refuses a group that is not there`() throws {
    let rows = try Self.rows("group few = 1 3 4; search ferry group:few --top 50")
    let within = try Self.rows("group few = 1 3 4; search ferry --in group:few --top 50")
    #expect(Set(rows.compactMap { $0["doc"]?.integer }) == Set(within.compactMap { $0["doc"]?.integer }))
    #expect(!rows.isEmpty)
    let id = try #require(try Self.rows("docs 3").first?["id"]?.string)
    #expect(try Self.rows("search id:\(id)").compactMap { $0["doc"]?.integer } == [3])
    #expect(Self.failure("group few = 1 3; search ferry group:fwe")?.hint == "Did you mean group:few?")
  }

  @Test func `A selection among the words of a term is refused with the option it belongs to`() throws {
    let error = try #require(Self.failure("group few = 1; kwic ferry group:few"))
    #expect(error.kind == .usage && error.hint == "As in: kwic ferry --in group:few")
    #expect(Self.failure("dispersion lang:en ferry")?.hint == "As in: dispersion ferry --in lang:en")
    #expect(Self.failure("kwic \"lang:en\"") == nil)
  }

  @Test(arguments: [
    ("kwic fery", "Did you mean `ferry`?"), ("search fery", "Did you mean `ferry`?"),
    ("collocates fery", "Did you mean `ferry`?"), ("dispersion fery", "Did you mean `ferry`?"),
    ("trend fery --by day", "Did you mean `ferry`?"), ("kwic '/zz+y/'", "Nothing matches /zz+y/"),
    ("search zzyzx", "answers the query"), ("kwic fery --in 1", "in 1 document."),
  ]) func `What stands nowhere is said, with what may be meant`(line: String, remark: String) {
    let run = Run("load Sessions/corpora/harbour\n\(line)")
    #expect(run.error == nil)
    #expect(run.remarks.contains { $0.contains(remark) }, "\(run.remarks)")
  }

  @Test(arguments: ["search date:20x ferry", "search @Nobodyatall", "search \"", "search (", "search AND"])
  func `A query at fault is refused with its word`(line: String) throws {
    let error = try #require(Self.failure(line))
    #expect(!error.message.isEmpty)
  }

  @Test func `Words said by a speaker stand in quotations of that speaker`() throws {
    let found = try Self.rows("search speaker:minister")
    let quotes = try Self.rows("quotes --speaker minister")
    #expect(!found.isEmpty)
    let speaking = Set(quotes.compactMap { $0["doc"]?.integer })
    for row in found { #expect(speaking.contains(row["doc"]?.integer ?? 0)) }
  }

  @Test(arguments: [40, 100]) func `Two documents stand beside each other and fit the page`(width: Int) {
    let run = Run("load Sessions/corpora/harbour\ndiff 2 3", format: "table", page: Page(width: width))
    let lines = run.answers.split(separator: "\n")
    #expect(
      lines.contains { $0.contains(" │ ") } && lines.contains { $0.contains("{+") || $0.contains("[-") })
    for line in lines { #expect(line.count <= width) }
    let page = Page(width: width, hasColor: true, isTerminal: true)
    let coloured = Run("load Sessions/corpora/harbour\ndiff 2 3", format: "table", page: page).answers
    #expect(coloured.contains("\u{1B}[") && !coloured.contains("[-") && !coloured.contains("{+"))
  }

  @Test func `Without a page their words stand one after the other, with their places`() throws {
    let plain = Run("load Sessions/corpora/harbour\ndiff 2 3", format: "plain").answers
    #expect(plain.hasPrefix("@@ ") && plain.contains("\n- ") && plain.contains("\n+ "))
    let changed = try Self.rows("diff 2 3 | where change != same").count
    #expect(changed > 0)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `The completion script of a shell knows every command`(shell: String) {
    let script = Run("completion \(shell)").answers
    for word in ["collate", "complete"] { #expect(script.contains(word)) }
    #expect(Run("completion tcsh").error?.kind == .usage)
  }

  @Test(arguments: [
    "compare 99", "compare --by nothing", "summarise --sentences 0", "summarise --method none", "kwic",
    "kwic '/(/'",
    "collocates", "keyness 1", "dispersion", "trend x --by hour", "alias a", "split Nobodyatall",
    "drop Nobodyatall", "keep 1:9999", "discard 99:1", "sort nothing", "docs | sort nothing",
    "docs | select nothing",
    "docs | where nothing = 1", "docs | where words >", "docs | top x", "why 1", "why 9.9", "rerun 9",
    "undo; undo; undo",
    "redo", "switch nowhere", "tag", "cancel 9", "last --format none", "show 1:9999", "show $9", "group x",
    "set format none", "set summarise.sentences x", "export", "export x.unknown", "open nowhere.json",
    "diff a b",
    "replay nowhere.json", "load nowhere", "help nowhere", "docs id:nowhere", "docs date:x", "docs 99",
    "docs cluster:99",
    "figures --series --what", "quotes --speaker", "dedupe --threshold 2", "| docs", "docs |",
    "docs > ", "docs; nonsense", "1x = docs", "docs not", "docs and", "save", "once",
  ])
  func `What cannot be done is refused in words, and the notebook goes on`(line: String) throws {
    let run = Run("load Sessions/corpora/harbour\n\(line)")
    if let error = run.error {
      #expect(!error.message.isEmpty)
      #expect(!error.message.contains("Optional("))
    } else {
      #expect(["undo", "figures", "docs not"].contains { line.hasPrefix($0) }, "\(line) is done")
    }
  }
}
