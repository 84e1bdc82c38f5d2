import CollateCore
import JSONCoding

@testable import SessionFile

/// Makes sessions at random, the same ones for the same seed.
struct RandomSession {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// The next number below `bound`; xorshift64* (Vigna, 2016).
  private mutating func number(_ bound: Int) -> Int {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return Int(truncatingIfNeeded: (state &* 0x2545_F491_4F6C_DD1D) >> 33) % bound
  }

  private mutating func chance(_ percent: Int) -> Bool { number(100) < percent }

  private mutating func some<Element>(_ most: Int, _ make: (inout RandomSession) -> Element) -> [Element] {
    (0..<number(most + 1)).map { _ in make(&self) }
  }

  private static let pieces = [
    "a", "Gülistan", "لافروف", "\"", "\\", "\n", "\t", "\u{1}", "\u{7F}", "é", "e\u{301}", "🚢", "/",
    "<script>", " ",
    "\u{2028}", "=cmd", "\u{FEFF}", "0", "null",
  ]

  private mutating func text() -> String {
    some(6) { RandomSession.pieces[$0.number(RandomSession.pieces.count)] }.joined()
  }

  private mutating func hash() -> String { Digest.sha256(Array(text().utf8)) }

  private mutating func json(_ depth: Int) -> JSONValue {
    switch number(depth > 0 ? 7 : 5) {
    case 0: .null
    case 1: .bool(chance(50))
    case 2: .integer(chance(10) ? Int.min : number(1_000_000) - 500_000)
    case 3: .number(Double(number(1_000_000)) / 997)
    case 4: .string(text())
    case 5: .array(some(3) { $0.json(depth - 1) })
    default: .object(members(depth - 1))
    }
  }

  private mutating func members(_ depth: Int) -> [JSONValue.Member] {
    some(3) { $0.number(1_000_000) }.enumerated().map { .init("x\($0)-\($1)", json(depth)) }
  }

  private mutating func extra() -> [JSONValue.Member] { chance(20) ? members(2) : [] }

  private mutating func value(_ kind: Column.Kind) -> Value {
    if chance(10) { return .none }
    switch kind {
    case .count, .document, .offset: return .count(number(1_000))
    case .score: return .score(chance(30) ? Double(number(5)) : Double(number(1_000_000)) / 1_009)
    case .flag: return .flag(chance(50))
    case .list: return .list(some(3) { .text($0.text()) })
    case .record: return .record([.init("at", .count(number(9))), .init("said", .text(text()))])
    case .evidence: return .evidence(evidence())
    case .text, .date, .language: return .text(text())
    }
  }

  private mutating func evidence() -> Evidence {
    let start = number(100)
    return Evidence(
      doc: 1 + number(9), id: text(), line: 1 + number(50), start: start, end: start + number(50),
      text: text())
  }

  private static let kinds: [Column.Kind] = [
    .text, .count, .score, .flag, .date, .language, .list, .record, .evidence, .document, .offset,
  ]

  private mutating func table() -> ([Column], [Row]) {
    var columns = some(4) { RandomSession.kinds[$0.number(RandomSession.kinds.count)] }.enumerated().map {
      Column("c\($0)", $1)
    }
    if chance(30) { columns.append(Column("start", .offset)) }
    guard !columns.isEmpty else { return ([], []) }
    let rows = some(4) { random in
      Row(
        columns.map { random.value($0.type) },
        evidence: random.chance(40) ? random.some(2) { $0.evidence() } : [],
        reason: random.chance(40) ? random.text() : nil)
    }
    return (columns, rows)
  }

  mutating func report() -> Report {
    let (columns, rows) = table()
    var sections: [Report.Section] = []
    if chance(20) {
      for name in ["gate", "only"] {
        let (columns, rows) = table()
        sections.append(Report.Section(name, columns, rows: rows))
      }
    }
    let layouts: [Report.Layout] = [.table, .text, .passages, .concordance]
    return Report(
      columns, rows: rows, sections: sections, warnings: some(2) { $0.text() }, layout: layouts[number(4)])
  }

  private mutating func cell(_ n: Int) -> SavedCell {
    var cell = SavedCell(n: n, input: text(), command: text())
    cell.names = chance(20) ? some(3) { $0.text() } : []
    cell.parameters = some(3) { $0.number(1_000) }.enumerated().map {
      .init(name: "p\($0)-\($1)", value: chance(80) ? text() : nil, origin: .line)
    }
    cell.documents = some(3) { 1 + $0.number(90) }.map { $0...($0 + number(3)) }
    cell.cells = some(2) { 1 + $0.number(90) }
    cell.changesCorpus = chance(20)
    cell.folder = chance(20) ? text() : nil
    cell.warnings = some(2) { $0.text() }
    cell.result = chance(70) ? .report(report()) : chance(50) ? .none : .notSaved
    cell.digest = chance(90) ? hash() : nil
    cell.startedAt = number(2_000_000_000) * 1_000 + number(1_000)
    cell.milliseconds = number(10_000)
    cell.extra = extra()
    return cell
  }

  private mutating func document(_ doc: Int) -> SavedCorpus.Document {
    let lines = some(5) { Array($0.text().utf8)[...] }
    var document = SavedCorpus.Document(
      doc: doc, id: text(), path: text(), sha256: hash(), bytes: number(10_000),
      lines: chance(80) ? LineMarks(of: lines) : nil)
    document.extra = extra()
    return document
  }

  private mutating func branch() -> SavedBranch {
    var branch = SavedBranch(name: text())
    branch.shares = chance(50) ? [1...2] : []
    branch.cells = (0..<number(3)).map { cell($0 + 30) }
    branch.undone = (0..<number(2)).map { cell($0 + 40) }
    branch.notes = some(2) { .init(after: $0.number(9), text: $0.text()) }
    branch.extra = extra()
    return branch
  }

  mutating func session() -> SavedSession {
    var session = SavedSession(tool: .init(name: "collate", version: text(), os: chance(50) ? text() : nil))
    session.tool.extra = extra()
    session.plugins = some(3) {
      .init(name: $0.text(), version: $0.text(), sha256: $0.chance(50) ? $0.hash() : nil)
    }
    session.corpus = SavedCorpus(
      fingerprint: hash(), folder: text(), documents: (0..<number(5)).map { document($0 + 1) })
    session.corpus.extra = extra()
    session.cells = (0..<number(5)).map { cell($0 * 2 + 1) }
    session.notes = some(2) { .init(after: $0.number(9), text: $0.text()) }
    session.branch = chance(80) ? "main" : text()
    session.undone = chance(20) ? (0..<number(3)).map { cell($0 + 20) } : []
    session.branches = some(2) { $0.branch() }
    session.extra = extra()
    return session
  }
}
