import CollateCore
import PluginKit
import TextKernels

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
    row.values.indices.contains(index) ? value(of: row.values[index]) : .none
  }

  /// The values in some rows of a table, which need not be made for it.
  func values(inRows numbers: Range<Int>, of list: RowList) -> [Value] {
    var words: [Word] = []
    if case .word(let number, let fromEnd) = part {
      var found: [Value] = []
      found.reserveCapacity(numbers.count)
      let isLent = list.lendTexts(of: index, numbers) { utf8, range in
        found.append(Field.word(number, fromEnd: fromEnd, of: utf8, range, storage: &words))
      }
      if isLent { return found }
    }
    let whole = list.values(of: index, numbers)
    if case .whole = part { return whole }
    return whole.map { value(of: $0, storage: &words) }
  }

  /// The value from what stands in the column.
  private func value(of whole: Value) -> Value {
    var words: [Word] = []
    return value(of: whole, storage: &words)
  }

  /// The same; `words` is storage to work in.
  private func value(of whole: Value, storage words: inout [Word]) -> Value {
    switch part {
    case .whole: return whole
    case .field(let name): return Field.field(name, of: whole)
    case .word(let number, let fromEnd):
      guard case .text(let text) = whole else { return .none }
      let utf8 = Array(text.utf8)
      return Field.word(number, fromEnd: fromEnd, of: utf8, 0..<utf8.count, storage: &words)
    }
  }

  /// The folded word with a number from 1 in a range of some text; `.none` when there are not as many.
  private static func word(
    _ number: Int, fromEnd: Bool, of utf8: [UInt8], _ range: Range<Int>, storage words: inout [Word]
  ) -> Value {
    words.removeAll(keepingCapacity: true)
    Words.append(of: utf8, in: range, to: &words, limit: fromEnd ? .max : number)
    guard number <= words.count else { return .none }
    let word = fromEnd ? words[words.count - number] : words[number - 1]
    return .text(Folding.folded(utf8, word.range))
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
    let hint = EditDistance.nearest(to: name, among: known).map { "Did you mean `\($0)`? " } ?? ""
    return CommandError(
      .usage, "the answer has no column `\(name)`", hint: hint + "It has \(known.joined(separator: ", ")).",
      about: name)
  }
}
