import PluginKit

extension Command {
  /// `where EXPR`: the rows that meet a condition.
  ///
  static let whereRows = Command(
    Manual(
      "where", "keep the rows that meet a condition", topic: .rows,
      positionals: [
        Positional("EXPR", .expression, "A condition, such as `count > 3 and not type = person`.")
      ],
      discussion: """
        A condition is FIELD OP VALUE with `=` `!=` `<` `<=` `>` `>=` or `~` (contains), joined by `and`, `or`, \
        `not` and parentheses; a field alone asks whether it is known and not zero or empty. Words are compared \
        without regard to case; `null` is what is not known; of a list, any element may meet the condition. \
        `right1` is the first word of the field `right`, `left1` the last of `left`, `first.doc` a part of `first`.
        """,
      examples: ["docs | where words > 100", "docs | where lang = ar or source ~ \"news\""])
  ) { request throws(CommandError) in
    let expression = try ExpressionParser.parse(request.words("EXPR"))
    let names = expression.fields
    let found = try request.inputTables("where").having(names)
    var tables: [Table] = []
    for (table, fields) in found {
      var kept = table
      kept.list = try RowFilter.rows(of: table.list, names, fields, that: expression, request.context)
      tables.append(kept)
    }
    return Outcome(request.answer(tables))
  }

  private static let descending = Option<Bool>.flag("descending", short: "d", "Greatest first.")

  /// `sort FIELD…`: the rows in order.
  ///
  static let sort = Command(
    Manual(
      "sort", "put the rows in order", topic: .rows,
      positionals: [
        Positional("FIELD", .words(.column), "What to sort by; further fields decide between equals.")
      ],
      options: [descending.parameter],
      discussion: """
        Numbers sort by size and words by their letters, smallest first; what is not known comes last either way. \
        Rows that are equal keep their order.
        """,
      examples: ["docs | sort words --descending | top 3", "docs | sort source date"])
  ) { request throws(CommandError) in
    let names = request.words("FIELD").map(\.text)
    let isDescending = request[descending]
    var tables: [Table] = []
    for (table, fields) in try request.inputTables("sort").having(names) {
      var sorted = table
      sorted.list = try RowSort.sorted(
        table.list, by: fields, isDescending: isDescending, in: request.context)
      tables.append(sorted)
    }
    return Outcome(request.answer(tables))
  }

  /// `top N`: the first rows.
  ///
  static let top = Command(
    Manual(
      "top", "keep the first rows", topic: .rows,
      positionals: [Positional("N", .word(.integer(0...Int.max)), "How many rows.")],
      discussion: "An answer with sections keeps that many of each.",
      examples: ["docs | sort words --descending | top 3"])
  ) { request throws(CommandError) in
    let count = request.words("N").first.flatMap { Int($0.text) } ?? 0
    var tables = try request.inputTables("top")
    for index in tables.indices {
      tables[index].list = try tables[index].list.first(count, in: request.context)
    }
    return Outcome(request.answer(tables))
  }

  /// `count [FIELD]`: how many rows.
  ///
  static let count = Command(
    Manual(
      "count", "count the rows, or the rows with each value of a field", topic: .rows,
      positionals: [Positional("FIELD", .word(.column), isOptional: true, "Whose values to count.")],
      discussion: """
        With a field: one row for each value, most frequent first, then by value. Each element of a list counts.
        """,
      examples: ["docs | count", "docs | count source"])
  ) { request throws(CommandError) in
    let tables = try request.inputTables("count")
    guard let name = request.words("FIELD").first?.text else { return Outcome(RowCount.rows(in: tables)) }
    var counted: [Table] = []
    for (table, fields) in try tables.having([name]) {
      counted.append(
        try RowCount.values(of: fields[0], in: table, corpus: request.corpus, context: request.context))
    }
    return Outcome(request.answer(counted))
  }

  /// `select FIELD…`: some of the columns.
  ///
  static let select = Command(
    Manual(
      "select", "keep some columns, in the order given", topic: .rows,
      positionals: [
        Positional("FIELD", .words(.column), "The columns; or the name of a section to keep it alone.")
      ],
      discussion: """
        Rows keep the words they rest on, so `why` works as before; `evidence`, where it is no column of its own, \
        shows where they stand.
        """,
      examples: ["docs | select doc source title", "entities | select name evidence"])
  ) { request throws(CommandError) in
    // A column named twice is given once: JSON objects have each name once.
    var seen: Set<String> = []
    var names = request.words("FIELD").map(\.text).filter { seen.insert($0).inserted }
    let tables = try request.inputTables("select")
    let showsEvidence = names.count > 1 && names.contains("evidence") && !tables.have("evidence")
    if showsEvidence { names.removeAll { $0 == "evidence" } }
    if let section = tables.first(where: { $0.section != nil && names == [$0.section ?? ""] }) {
      return Outcome(request.answer([Table(section: nil, columns: section.columns, rows: section.rows)]))
    }
    let keepsPlace = ["doc", "start", "end"].allSatisfy(names.contains)
    let selected = try tables.having(names).map { table, fields in
      let columns = fields.map { field in
        let column = table.columns[field.index]
        return column.name == field.name ? column : Column(field.name, field.type)
      }
      let selection = RowSelection(
        of: table.list, fields, keepingPlaceOf: keepsPlace ? nil : table.columns, in: request.corpus)
      let list = table.list.isDeferred ? RowList(selection) : RowList(selection.rows(0..<selection.count))
      return Table(section: table.section, columns: columns, list: list)
    }
    var report = request.answer(selected)
    report.hidesEvidence = !showsEvidence
    return Outcome(report)
  }
}

extension [Table] {
  /// Whether a column of one of the tables has a name.
  fileprivate func have(_ column: String) -> Bool {
    contains { $0.columns.contains { $0.name == column } }
  }
}
