import Bundled
import CollateTesting
import PluginKit
import Testing

@testable import Shell

/// What Tab offers, and what the line shows while it is typed.
struct CompletionTests {
  private let notebook: Notebook
  private let registry: Registry

  init() {
    let importer = Command(
      Manual(
        "weigh", "weigh things", topic: .analyse, positionals: [.documents],
        options: [
          Option<Int>.integer("sentences", short: "n", in: 1...9, standard: 3, "How many.").parameter,
          Option<String>.choice("method", of: ["lead", "rank"], standard: "lead", "How.").parameter,
          Option<Bool>.flag("apply", "Do it.").parameter,
        ], examples: ["weigh"])
    ) { _ throws(CommandError) in Outcome() }
    let entity = Selector(
      "entity", "documents that name it", select: { (_, _, _) throws(CommandError) in [] },
      values: { _, _ in ["Sergei Lavrov", "سيرغي لافروف", "Erdoğan", "Лавров", "Ada \"The Ace\" Byron"] })
    registry = Registry([Plugin("test", version: "1", "for tests", commands: [importer], selectors: [entity])]
    )
    var notebook = Notebook()
    let documents = [
      ("a.txt", "Harbour Post", "en"), ("b.txt", "Liman Gazetesi", "tr"), ("c.txt", "Liman Gazetesi", "tr"),
    ]
    .map { id, source, language in
      var metadata = Metadata()
      metadata.source = source
      metadata.language = Language(rawValue: language)
      metadata.title = "Title of \(id)"
      metadata.date = DateInterval(iso: "2031-04-0\(id == "a.txt" ? 1 : 2)")
      return Document(id: id, path: id, text: Text("x"), sha256: id, byteCount: 1, metadata: metadata)
    }
    notebook.corpus = notebook.corpus.applying(.add(documents))
    self.notebook = notebook
  }

  private func offers(_ line: String) -> [String] {
    let values = CorpusValues(registry, RunContext())
    return Completer(notebook, registry, values: values).completions(of: line, at: line.utf8.count).map(
      \.value)
  }

  @Test(
    arguments: [
      ("wei", "weigh"), ("docs; wei", "weigh"), ("docs | wei", "weigh"), ("x = wei", "weigh"),
      ("weigh --se", "--sentences"), ("weigh --sentences 3 --me", "--method"), ("weigh --method ra", "rank"),
      ("weigh --method=ra", "--method=rank"), ("weigh lang:t", "lang:tr"),
      ("weigh source:Li", #"source:"Liman Gazetesi""#),
      (#"weigh source:"Li"#, #"source:"Liman Gazetesi""#), ("weigh date:2", "date:2031-04"),
      ("weigh id:b", "id:b.txt"),
      ("weigh 2", "2"), ("weigh not so", "source:"), ("weigh entity:Erdog", "entity:Erdoğan"),
      ("weigh entity:لاف", #"entity:"سيرغي لافروف""#), ("help wei", "weigh"), ("set weigh.m", "weigh.method"),
      (#"weigh entity:"Ada "#, #"entity:"Ada \"The Ace\" Byron""#),
    ])
  func `what is typed is completed`(line: String, wanted: String) {
    #expect(offers(line).first == wanted, "\(offers(line))")
  }

  @Test func `a name is offered in every script it is written in`() {
    let found = offers("weigh entity:Lavr")
    #expect(found == [#"entity:"Sergei Lavrov""#, #"entity:"سيرغي لافروف""#, "entity:Лавров"])
  }

  @Test func `an option is offered once`() {
    #expect(!offers("weigh --apply --").contains("--apply"))
  }

  @Test(arguments: [
    "\"", "weigh \"a\\", "weigh '", "weigh \"\\q", "|", "weigh |", "weigh > ", "ğ", "\u{0}", "$", "weigh $",
    "a = ",
  ])
  func `no line stops it`(line: String) {
    for end in 0...line.utf8.count {
      let cursor = String(decoding: line.utf8.prefix(end), as: UTF8.self).utf8.count
      _ = Completer(notebook, registry, values: CorpusValues(registry, RunContext())).completions(
        of: line, at: min(cursor, line.utf8.count))
      let reader = LineReader(notebook, registry)
      _ = reader.hint(line, at: min(cursor, line.utf8.count))
      _ = reader.help(line, at: min(cursor, line.utf8.count))
    }
    #expect(
      LineReader(notebook, registry).parts(of: line).allSatisfy { $0.range.upperBound <= line.utf8.count })
  }

  @Test(
    arguments: [
      ("weigh", [.command]), ("weihg 3", [.unknown, .number]), ("wei", [.operation]),
      ("weigh lang:tr \"مُحَمَّد\" --method x", [.command, .selector, .string, .option]),
      ("weigh --bogus 3", [.command, .unknown, .number]), ("weigh $9 # why", [.command, .unknown, .comment]),
      ("weigh \"bad \\q escape\" 3", [.command, .string, .unknown]),
    ] as [(String, [LinePart.Kind])])
  func `parts of a line have their colours`(line: String, kinds: [LinePart.Kind]) {
    #expect(LineReader(notebook, registry).parts(of: line).map(\.kind) == kinds)
  }

  @Test func `the hint names what can come next and the help what stands there`() {
    let reader = LineReader(notebook, registry)
    let hint = { (line: String) in reader.hint(line, at: line.utf8.count) }
    #expect(hint("weigh ") == "[SEL] [--sentences N] [--method lead|rank] [--apply]")
    #expect(hint("weigh --sentences ") == "--sentences N  How many. (1 to 9), standard 3")
    #expect(hint("weigh") == "weigh things")
    #expect(reader.help("weigh --me", at: 10)?.hasPrefix("--method lead|rank") == true)
    #expect(reader.help("note what", at: 9) == nil)
    #expect(reader.help("", at: 0)?.contains("Analyse") == true)
  }
}

@Suite struct `An index of names` {
  private static let names = [
    "Sergei Lavrov", "سيرغي لافروف", "Лавров, Сергей", "Recep Tayyip Erdoğan", "ERDOĞAN", "erdogan-gul",
    "x\ny", "",
    "مُحَمَّد بن سلمان", "Mohammed bin Salman", "فرنسا", "New York/Times", "newyork", "港口日报", "لاف",
    "الولايات المتحدة",
  ]

  @Test(arguments: [
    "", "l", "L", "la", "lav", "Lavr", "лав", "لافر", "erdo", "ERDOG", "gul", "y", "muh", "mhm", "محم",
    "fran", "times",
    "york", "york/t", "港", "日报", "سلم", "sal", " ", "\n", "zzz", "الو", "no such name at all",
  ])
  func `finds what fits, in order`(typed: String) {
    let matching = Matching(typed)
    let index = NameIndex(Self.names)
    let wanted = Self.names.indices.filter { matching.rank(Self.names[$0]) != nil }
    #expect(
      index.places(fitting: matching, atMost: 100)
        == wanted)
    #expect(index.places(fitting: matching, atMost: 1).count <= 2)
  }

  @Test func `of nothing finds nothing`() {
    for typed in ["", "a", "lavrov"] {
      #expect(NameIndex([String]()).places(fitting: Matching(typed), atMost: 9).isEmpty)
    }
  }
}
