import JSONCoding
import PluginKit
import SessionFile

extension ShellWord {
  /// `diff`: what two sessions answer differently.
  static let diff = ShellWord(
    Manual(
      "diff", "show what two saved sessions answer differently, and why", topic: .notebook,
      positionals: [
        Positional(
          "A B", .words(.path), "Two sessions or branches, or the seven words git gives to an external diff.")
      ],
      discussion: """
        Only answers count: times and the layout of the files do not. For a changed value there is one row with its \
        field, before and after; rows that came or went are shown whole. Rows are grouped by cause. The same command \
        with other values, as in two branches with two thresholds, is compared too.

        With numbers or ids of two documents (`diff 2 3`, `diff id:a id:b`) it compares their article lines word by \
        word instead, without case, accents and punctuation: side by side on a terminal, one after the other in a \
        pipe, and with the exact places as rows (`change doc id start end text other otherId otherStart otherEnd \
        otherText`).
        """,
      examples: ["diff 2 3", "diff Sessions/tour.json Sessions/tour.json"])
  ) { (shell, request) throws(CommandError) in
    let words = request.words("A B").map(\.text)
    guard words.count == 2 || words.count == 7 else {
      throw CommandError(.usage, "diff needs two sessions", hint: "As in: diff before.json after.json.")
    }
    let paths = words.count == 2 ? words : [words[1], words[4]]
    // Nothing but the notebook is read, and that is a value.
    nonisolated(unsafe) let work = shell
    return try request.context.leavable { (context) throws(CommandError) in
      let old = try unsafe work.session(named: paths[0], in: context)
      let difference = try unsafe SessionDifference(old, work.session(named: paths[1], in: context))
      let count = difference.changedCells
      return Outcome(
        difference.report,
        notes: [
          count == 0
            ? "The answers are the same." : "\(count) \(count == 1 ? "cell differs" : "cells differ")."
        ])
    }
  }
}

extension Interpreter {
  /// The session of a branch, or else in a file.
  fileprivate func session(
    named name: String, in context: RunContext
  ) throws(CommandError) -> SavedSession {
    guard let notebook = notebook(ofBranch: name) else { return try SavedSession(readingFrom: name) }
    var other = self
    other.notebook = notebook
    return try other.saved(at: "branch", in: context)
  }
}

/// What two sessions answer differently.
struct SessionDifference {
  private let old: SavedSession
  private let new: SavedSession
  private let changes: CorpusChanges
  private var rows: [(cause: String, row: Row)] = []
  /// How many cells differ.
  private(set) var changedCells = 0

  /// Compares cell by cell: cells belong together when they have the same line, in order, and between those when
  /// they ask the same command.
  init(_ old: SavedSession, _ new: SavedSession) {
    self.old = old
    self.new = new
    changes = CorpusChanges(from: old.corpus, to: new.corpus)
    for (before, after) in SessionDifference.pairs(old.cells, new.cells) {
      let count = rows.count
      compare(before, after)
      if rows.count > count { changedCells += 1 }
    }
  }

  /// One row for each changed value, grouped by cause, and the documents that differ.
  var report: Report {
    var order: [String: Int] = [:]
    for (cause, _) in rows where order[cause] == nil { order[cause] = order.count }
    let sorted = rows.enumerated().sorted {
      (order[$0.element.cause] ?? 0, $0.offset) < (order[$1.element.cause] ?? 0, $1.offset)
    }
    return Report(
      [
        Column("cell", .count), Column("input", .text), Column("row", .count), Column("field", .text),
        Column("before", .text), Column("after", .text), Column("cause", .text),
      ], rows: sorted.map(\.element.row))
  }

  /// The cells of both that belong together; nil stands for a cell the other side does not have.
  static func pairs(_ old: [SavedCell], _ new: [SavedCell]) -> [(SavedCell?, SavedCell?)] {
    let difference = new.map(\.input).difference(from: old.map(\.input))
    var (removed, inserted) = (Set<Int>(), Set<Int>())
    for step in difference {
      switch step {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var pairs: [(SavedCell?, SavedCell?)] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      let (first, second) = (i, j)
      while i < old.count, removed.contains(i) { i += 1 }
      while j < new.count, inserted.contains(j) { j += 1 }
      pairs += alike(old[first..<i], new[second..<j])
      if i < old.count, j < new.count {
        pairs.append((old[i], new[j]))
        (i, j) = (i + 1, j + 1)
      }
    }
    return pairs
  }

  /// Cells with other lines in one place: an answer belongs to the next one of the same command about the same
  /// documents and cells with other values.
  private static func alike(
    _ gone: ArraySlice<SavedCell>, _ come: ArraySlice<SavedCell>
  ) -> [(SavedCell?, SavedCell?)] {
    var pairs: [(SavedCell?, SavedCell?)] = []
    var left = come
    for cell in gone {
      if let place = left.firstIndex(where: { cell.isAskedOtherwise(in: $0) }) {
        pairs += left[..<place].map { (nil, $0) }
        pairs.append((cell, left[place]))
        left = left[(place + 1)...]
      } else {
        pairs.append((cell, nil))
      }
    }
    return pairs + left.map { (nil, $0) }
  }

  private mutating func compare(_ before: SavedCell?, _ after: SavedCell?) {
    guard let before, let after else {
      guard let cell = before ?? after else { return }
      let gone = after == nil
      add(
        cell, nil, nil, gone ? cell.input : nil, gone ? nil : cell.input, gone ? "cell removed" : "cell added"
      )
      return
    }
    guard before.digest != after.digest else { return }
    let cause = cause(of: before, after)
    guard case .report(let left) = before.result, case .report(let right) = after.result else {
      return add(after, nil, "digest", before.digest, after.digest, cause)
    }
    compare(left.rows, right.rows, left.columns, right.columns, nil, in: after, cause)
    for section in right.sections {
      let other = left.sections.first { $0.name == section.name }
      compare(
        other?.rows ?? [], section.rows, other?.columns ?? section.columns, section.columns, section.name,
        in: after, cause)
    }
    if left.warnings != right.warnings {
      add(
        after, nil, "warnings", left.warnings.joined(separator: "; "), right.warnings.joined(separator: "; "),
        cause)
    }
  }

  private func cause(of before: SavedCell, _ after: SavedCell) -> String {
    let documents = changes.touching(before.documents, after.documents).map(\.words)
    let parameters = Causes.parameters(after.parameters, before.parameters)
    let plugins = new.plugins.compactMap { plugin -> String? in
      let other = old.plugins.first { $0.name == plugin.name }
      return other?.version == plugin.version
        ? nil : "plugin \(plugin.name) was \(other?.version ?? "not there") and is \(plugin.version)"
    }
    let tool =
      old.tool.version == new.tool.version
      ? [] : ["collate was \(old.tool.version) and is \(new.tool.version)"]
    let known = documents + parameters + (documents.isEmpty && parameters.isEmpty ? plugins + tool : [])
    return known.isEmpty ? "not known" : known.joined(separator: "; ")
  }

  /// The most rows that are compared one by one; beyond it their number is told.
  private static let mostRows = 3_000

  private mutating func compare(
    _ left: [Row], _ right: [Row], _ leftColumns: [Column], _ rightColumns: [Column], _ section: String?,
    in cell: SavedCell, _ cause: String
  ) {
    let before = left.map { JSONWriter.canonical($0.json(leftColumns)) }
    let after = right.map { JSONWriter.canonical($0.json(rightColumns)) }
    guard max(before.count, after.count) <= SessionDifference.mostRows else {
      if before != after { add(cell, nil, section, "\(left.count) rows", "\(right.count) rows", cause) }
      return
    }
    var (removed, inserted) = ([Int](), [Int]())
    for step in after.difference(from: before) {
      switch step {
      case .remove(let offset, _, _): removed.append(offset)
      case .insert(let offset, _, _): inserted.append(offset)
      }
    }
    let (gone, come) = (removed.sorted(), inserted.sorted())
    let isOneShape = leftColumns == rightColumns
    for (old, new) in SessionDifference.rows(gone, left, come, right, isOneShape ? rightColumns : []) {
      if let old, let new {
        compare(left[old], right[new], rightColumns, new, section, in: cell, cause)
      } else {
        let texts = [old.map { left[$0].plain }, new.map { right[$0].plain }]
        add(cell, (new ?? old).map { $0 + 1 }, section, texts[0], texts[1], cause)
      }
    }
  }

  /// The columns that say what a row is about, as far as an answer has them.
  private static let identity = ["doc", "id", "start", "name", "text"]

  /// Changed rows that are about the same thing, or in the same place where as many came as went; the rest alone.
  private static func rows(
    _ gone: [Int], _ left: [Row], _ come: [Int], _ right: [Row], _ columns: [Column]
  ) -> [(Int?, Int?)] {
    if gone.count == come.count, !columns.isEmpty { return zip(gone, come).map { ($0, $1) } }
    let places = columns.indices.filter { identity.contains(columns[$0].name) }
    var waiting: [[UInt8]: [Int]] = [:]
    func key(_ row: Row) -> [UInt8] { JSONWriter.canonical(.array(places.map { row.values[$0].json })) }
    if !places.isEmpty { for new in come.reversed() { waiting[key(right[new]), default: []].append(new) } }
    let partners = gone.map { places.isEmpty ? nil : waiting[key(left[$0])]?.popLast() }
    let alone = Set(come).subtracting(partners.compactMap(\.self)).sorted()
    return zip(gone, partners).map { ($0, $1) } + alone.map { (nil, $0) }
  }

  /// The fields in which two rows differ.
  private mutating func compare(
    _ left: Row, _ right: Row, _ columns: [Column], _ row: Int, _ section: String?, in cell: SavedCell,
    _ cause: String
  ) {
    for (column, values) in zip(columns, zip(left.values, right.values)) where values.0 != values.1 {
      let name = section.map { "\($0).\(column.name)" } ?? column.name
      add(cell, row + 1, name, values.0.plain, values.1.plain, cause)
    }
    if left.evidence != right.evidence, left.values == right.values {
      add(cell, row + 1, "evidence", left.evidence.plain, right.evidence.plain, cause)
    }
  }

  private mutating func add(
    _ cell: SavedCell, _ row: Int?, _ field: String?, _ before: String?, _ after: String?, _ cause: String
  ) {
    let values: [Value] = [
      .count(cell.n), .text(cell.input), row.map(Value.count) ?? .none, .text(ifKnown: field),
      .text(ifKnown: before), .text(ifKnown: after), .text(cause),
    ]
    rows.append((cause, Row(values, reason: cause)))
  }
}

extension SavedCell {
  /// Whether another cell answers the same question with other values of its parameters.
  fileprivate func isAskedOtherwise(in other: SavedCell) -> Bool {
    guard case .report = result, case .report = other.result else { return false }
    return command == other.command && documents == other.documents && cells == other.cells
      && !Causes.parameters(other.parameters, parameters).isEmpty
  }
}

extension Value {
  /// The value as a person reads it in a line.
  var plain: String? {
    switch self {
    case .none: nil
    case .text(let text): text
    default: String(decoding: JSONWriter.canonical(json), as: UTF8.self)
    }
  }
}

extension Row {
  /// The values that it has, in the order of its columns.
  fileprivate var plain: String { values.compactMap(\.plain).joined(separator: " · ") }
}

extension [Evidence] {
  fileprivate var plain: String { map { "[\($0.doc):\($0.line)] \($0.text)" }.joined(separator: " ") }
}
