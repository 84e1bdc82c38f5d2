import CollateCore
import Testing
import TextSearch

/// A corpus of invented texts.
func corpus(_ texts: String..., languages: [String] = []) -> Corpus {
  let documents = texts.enumerated().map { index, text in
    var metadata = Metadata()
    metadata.language = Language(rawValue: index < languages.count ? languages[index] : "en")
    return Document(
      id: "t\(index + 1)", path: "t\(index + 1)", text: Text(text), sha256: "", byteCount: text.utf8.count,
      metadata: metadata)
  }
  return Corpus().applying(.add(documents))
}

@Suite struct `Ranked search` {
  static let harbour = corpus(
    "The dock workers of Port Varna began a strike on Monday.\n\nTalks with the port authority failed.",
    "A strike closed the port. The authority of the port said talks would go on: talks, talks and more talks.",
    "Rain delayed the football final in Alba.",
    "قال الوزير إن المحادثات مستمرة. والوزير غائب.",
    "Erdoğan met the Çınar family. A café strike-breaker watched.")

  static func docs(_ words: [Query.Word], limit: Int = 100, context: RunContext = RunContext()) throws
    -> [Int]
  {
    let space = try TokenSpace.of(harbour, in: context)
    let query = try Query.parse(words, in: space) { name, value throws(CommandError) in
      name == "entity" && value == "varna"
        ? .places([Extent(1, 20..<30)]) : name == "source" ? .documents([2, 3]) : nil
    }
    return try Search.run(query, over: harbour.active, in: space, limit: limit, context: context).hits.map(
      \.doc)
  }

  static func words(_ line: String) -> [Query.Word] {
    var words: [Query.Word] = []
    for (index, part) in line.split(separator: "'", omittingEmptySubsequences: false).enumerated() {
      if index % 2 == 1 {
        words.append(Query.Word(String(part), isQuoted: true))
      } else {
        words += part.split(separator: " ").map { Query.Word(String($0)) }
      }
    }
    return words
  }

  @Test(arguments: [
    ("strike", [1, 2, 5]), ("'port authority'", [1]), ("authority AND rain", []), ("strike NOT port", [5]),
    ("rain OR football", [3]), ("talk", [1, 2]), ("'talk'", []), ("foot*", [3]), ("strike-breaker", [5]),
    ("closed NEAR/3 port", [2]), ("workers NEAR/2 talks", []), ("( rain OR strike ) AND NOT (port)", [3, 5]),
    ("erdogan", [5]), ("CAFE", [5]), ("الوزير", [4]), ("وزير", [4]), ("محادثات", [4]), ("@varna", [1]),
    ("strike source:x", [2]),
    ("NOT strike", [3, 4]), ("'monday talks'", []), ("strike AND talks AND port", [1, 2]), ("zzz", []),
  ])
  func `finds the documents a query means`(line: String, expected: [Int]) throws {
    #expect(try Self.docs(Self.words(line)).sorted() == expected)
  }

  @Test func `ranks documents with more of the words higher, and stops at the limit`() throws {
    #expect(try Self.docs(Self.words("talks strike")) == [2, 1, 5])
    #expect(try Self.docs(Self.words("talks strike"), limit: 1) == [2])
    #expect(try Self.docs(Self.words("talks strike"), limit: 5000) == [2, 1, 5])
  }

  @Test func `does not depend on the number of threads`() throws {
    let one = try Self.docs(Self.words("talks port strike"), context: RunContext(threads: 1))
    #expect(try Self.docs(Self.words("talks port strike"), context: RunContext(threads: 4)) == one)
  }

  @Test(arguments: [
    "", "AND", "strike AND", "( strike", "strike )", "NOT", "NEAR/5", "strike NEAR/5", "—", "OR x",
  ])
  func `explains a query that is none`(line: String) {
    let error = #expect(throws: CommandError.self) { try Self.docs(Self.words(line)) }
    #expect(error?.kind == .usage)
  }

  @Test func `refuses parentheses without end`() {
    let words = Array(repeating: Query.Word("("), count: 100_000)
    #expect(throws: CommandError.self) { try Self.docs(words) }
  }

  @Test func `scores are those of BM25 by hand`() throws {
    let small = corpus("alpha beta", "alpha alpha gamma delta", "beta gamma")
    let space = try TokenSpace.of(small, in: RunContext())
    let query = try Query.parse([Query.Word("alpha")], in: space) { _, _ in nil }
    let hits = try Search.run(query, over: [1, 2, 3], in: space, limit: 10, context: RunContext()).hits
    // N = 3, n = 2, mean length 8/3: weight ln(1 + 1.5 / 2.5) = 0.470004. All words stand in the lead and count as 3.
    // Document 2: 0.470004 · 6 · 2.2 / (6 + 1.2 · (0.25 + 0.75 · 1.5)) = 0.810987.
    // Document 1: 0.470004 · 3 · 2.2 / (3 + 1.2 · (0.25 + 0.75 · 0.75)) = 0.780384.
    #expect(hits.map(\.doc) == [2, 1])
    #expect(abs(hits[0].score - 0.810987) < 1e-5 && abs(hits[1].score - 0.780384) < 1e-5)
  }

  @Test func `a changed document is read again`() throws {
    let context = RunContext()
    let first = corpus("one apple", "two pears")
    _ = try TokenSpace.of(first, in: context)
    let document = first[2]
    let second = first.applying(.replace([2: document.with(lines: [Line(0..<3, .body, reason: "test")])]))
    let space = try TokenSpace.of(second, in: context)
    let query = try Query.parse([Query.Word("pears")], in: space) { _, _ in nil }
    #expect(try Search.run(query, over: [1, 2], in: space, limit: 9, context: context).total == 0)
  }
}

@Suite struct `Key word in context` {
  static func lines(_ term: String, width: Int = 12, in texts: Corpus) throws -> [[String]] {
    let space = try TokenSpace.of(texts, in: RunContext())
    let found = try Occurrences(
      of: [Query.Word(term, isQuoted: true)], over: texts.active, of: texts, in: space, context: RunContext())
    var lines: [[String]] = []
    found.forEach(0..<found.count) { _, document, node in
      let line = ContextLines.line(node, in: document, width: width)
      lines.append([line.left, node, line.right].map { document.text[$0] })
    }
    return lines
  }

  @Test func `cuts the context between words and at paragraphs`() throws {
    let texts = corpus("First line here.\n\nThe old truce was broken, the truce\nof May.\n\nEnd.")
    #expect(
      try Self.lines("truce", in: texts) == [
        ["The old ", "truce", " was broken,"], ["broken, the ", "truce", "\nof May."],
      ])
  }

  @Test func `finds phrases, prefixes and other scripts, never across paragraphs`() throws {
    let texts = corpus("A two-state plan: two\nstates.\n\nTwo\n\nstate", "قال لافروف اليوم")
    #expect(try Self.lines("two state", in: texts).map { $0[1] } == ["two-state"])
    #expect(try Self.lines("two stat*", in: texts).map { $0[1] } == ["two-state", "two\nstates"])
    #expect(try Self.lines("لافروف", in: texts) == [["قال ", "لافروف", " اليوم"]])
  }

  @Test func `passes over lines set aside`() throws {
    let text = "cookie truce\ntruce"
    var document = Document(id: "a", path: "a", text: Text(text), sha256: "", byteCount: text.utf8.count)
    var lines = Array(document.lines)
    lines[0].label = .boilerplate
    document = document.with(lines: lines)
    #expect(try Self.lines("truce", in: Corpus().applying(.add([document]))) == [["", "truce", ""]])
  }
}
