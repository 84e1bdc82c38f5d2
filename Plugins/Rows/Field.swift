import CollateCore
import PluginKit

/// A way to get one value out of a row: a column, a field of a record, or a word of a text.
struct Field {
  /// The name as it was asked for.
  let name: String
  /// The type of its values.
  let type: Column.Kind
  /// The column it comes from.
  let index: Int
  private let part: Part

  private enum Part {
    case whole
    case field(String)
    /// The word with a number from 1; of `left`, counted from its end.
    case word(Int, fromEnd: Bool)
  }

  /// The field with a name in a table: `count`, `speaker.name`, `right1`; nil when there is none.
  init?(_ name: String, in columns: [Column]) {
    self.name = name
    if let index = columns.firstIndex(where: { $0.name == name }) {
      (self.index, type, part) = (index, columns[index].type, .whole)
      return
    }
    if let dot = name.firstIndex(of: "."), let index = columns.firstIndex(where: { $0.name == name[..<dot] })
    {
      (self.index, type, part) = (index, .text, .field(String(name[name.index(after: dot)...])))
      return
    }
    let base = name.prefix { !("0"..."9").contains($0) }
    guard let number = Int(name.dropFirst(base.count)), (1...99).contains(number),
      let index = columns.firstIndex(where: { $0.name == base && $0.type == .text })
    else { return nil }
    (self.index, type, part) = (index, .text, .word(number, fromEnd: base == "left"))
  }

  /// The value in a row; `.none` where it has none.
  func value(in row: Row) -> Value {
    guard row.values.indices.contains(index) else { return .none }
    switch part {
    case .whole: return row.values[index]
    case .field(let name): return Field.field(name, of: row.values[index])
    case .word(let number, let fromEnd):
      guard case .text(let text) = row.values[index] else { return .none }
      let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" && $0 != "-" }
      guard number <= words.count else { return .none }
      return .text((fromEnd ? words[words.count - number] : words[number - 1]).lowercased())
    }
  }

  private static func field(_ name: String, of value: Value) -> Value {
    switch value {
    case .record(let fields): fields.first { $0.name == name }?.value ?? .none
    case .list(let values): .list(values.map { field(name, of: $0) })
    case .evidence(let evidence):
      switch name {
      case "doc": .count(evidence.doc)
      case "id": .text(evidence.id)
      case "line": .count(evidence.line)
      case "start": .count(evidence.start)
      case "end": .count(evidence.end)
      case "text": .text(evidence.text)
      default: .none
      }
    default: .none
    }
  }
}

extension [Table] {
  /// The tables that have all the fields named, each with them.
  ///
  /// - Throws: a usage error that offers the nearest name when no table has them.
  func having(_ names: [String]) throws(CommandError) -> [(table: Table, fields: [Field])] {
    let found = compactMap { table -> (table: Table, fields: [Field])? in
      let fields = names.compactMap { Field($0, in: table.columns) }
      return fields.count == names.count ? (table, fields) : nil
    }
    guard found.isEmpty,
      let first = names.first(where: { name in !contains { Field(name, in: $0.columns) != nil } })
    else {
      guard !found.isEmpty else {
        throw CommandError(.usage, "no table of the answer has all of `\(names.joined(separator: "`, `"))`")
      }
      return found
    }
    throw noColumn(first)
  }

  private func noColumn(_ name: String) -> CommandError {
    var known: [String] = []
    for column in flatMap(\.columns) where !known.contains(column.name) { known.append(column.name) }
    let nearest = known.min { Field.distance($0, name) < Field.distance($1, name) }
    let isNear = nearest.map { Field.distance($0, name) <= Swift.max(1, name.utf8.count / 3) } ?? false
    let hint = isNear ? "Did you mean `\(nearest ?? "")`? " : ""
    return CommandError(
      .usage, "the answer has no column `\(name)`", hint: hint + "It has \(known.joined(separator: ", ")).",
      about: name)
  }
}

extension Field {
  /// The number of letters to add, drop, change or swap to make one name of another.
  ///
  /// Optimal string alignment; O(product of the lengths).
  static func distance(_ a: String, _ b: String) -> Int {
    let a = Array(a.lowercased().utf8.prefix(64))
    let b = Array(b.lowercased().utf8.prefix(64))
    var before = [Int](repeating: 0, count: b.count + 1)
    var row = Array(0...b.count)
    for i in a.indices {
      var next = [i + 1]
      for j in b.indices {
        var cost = min(row[j] + (a[i] == b[j] ? 0 : 1), row[j + 1] + 1, next[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        next.append(cost)
      }
      (before, row) = (row, next)
    }
    return row[b.count]
  }
}
