import CommandLanguage
public import PluginKit

/// Finds the documents that a selection names.
struct DocumentSelecting {
  let notebook: Notebook
  let registry: Registry
  let context: RunContext
  private var corpus: Corpus { notebook.corpus }

  init(_ notebook: Notebook, _ registry: Registry, _ context: RunContext) {
    self.notebook = notebook
    self.registry = registry
    self.context = context
  }

  /// The numbers of the documents words select, ascending; nil for no words.
  ///
  /// Throws `.usage` for a word that is no selection and for a field, document or name that does not exist.
  func documents(_ words: [Word]) throws(CommandError) -> [Int]? {
    let selection: Selection?
    do throws(SyntaxError) { selection = try Selection(words) } catch {
      let word = words.first { $0.position == error.position }
      throw CommandError(.usage, error.message, hint: hint(for: word) ?? error.hint, about: word?.text)
    }
    guard let selection else { return nil }
    var chosen: Set<Int> = []
    if selection.terms.allSatisfy(\.isExcluded) { chosen = Set(corpus.active) }
    for term in selection.terms where !term.isExcluded { try chosen.formUnion(documents(of: term)) }
    for term in selection.terms where term.isExcluded { try chosen.subtract(documents(of: term)) }
    return chosen.sorted()
  }

  /// A word that names a group, a source or an id needs its field before it.
  private func hint(for word: Word?) -> String? {
    guard let word else { return nil }
    if corpus.groups[word.text] != nil { return "Did you mean group:\(word.text)?" }
    let name = word.isQuoted ? "\"\(word.text)\"" : word.text
    if corpus.documents.contains(where: { $0.metadata.source == word.text }) {
      return "Did you mean source:\(name)?"
    }
    return corpus.documents.contains { $0.id == word.text } ? "Did you mean id:\(name)?" : nil
  }

  /// The numbers of the documents that the value of an option selects.
  func documents(typed value: String) throws(CommandError) -> [Int] {
    let tokens: [Token]
    do throws(SyntaxError) { tokens = try Lexer.tokens(of: value) } catch {
      throw CommandError(.usage, error.message, hint: error.hint, about: value)
    }
    return try documents(tokens.map(\.word)) ?? corpus.active
  }

  /// The numbers of the cells a selection refers to.
  func references(_ words: [Word]) throws(CommandError) -> [Int] {
    var cells: [Int] = []
    for word in words where !word.isQuoted && word.text.hasPrefix("$") && word.text.count > 1 {
      try cells.append(notebook.cell(named: String(word.text.dropFirst())).n)
    }
    return cells
  }

  private func documents(of term: Selection.Term) throws(CommandError) -> Set<Int> {
    var common: Set<Int>?
    for factor in term.factors {
      try context.checkCancellation()
      var found = try Set(documents(of: factor))
      if factor.isNegated, !term.isExcluded { found = Set(corpus.active).subtracting(found) }
      common = common?.intersection(found) ?? found
    }
    return common ?? []
  }

  private func documents(of factor: Selection.Factor) throws(CommandError) -> [Int] {
    switch factor.atom {
    case .all: return corpus.active
    case .reference(let name):
      return corpus.existing(try notebook.cell(named: name).report?.documents ?? [])
    case .field(let name, let value): return try documents(field: name, value, typed: factor.word)
    case .numbers(let range):
      guard range.lowerBound >= 1, range.upperBound <= corpus.documents.count else {
        throw CommandError(
          .usage, "there is no document \(range.lowerBound < 1 ? range.lowerBound : range.upperBound)",
          hint: corpus.documents.isEmpty
            ? "Load some first: load PATH." : "They go from 1 to \(corpus.documents.count).",
          about: factor.word.text)
      }
      return Array(range)
    }
  }

  /// The fields that documents have of themselves, with what they select.
  static let ownFields = ["id", "source", "lang", "date", "path", "title", "group"]

  private func documents(field: String, _ value: String, typed word: Word) throws(CommandError) -> [Int] {
    switch field {
    case "id":
      let found = matching { $0.id == value }
      guard found.isEmpty else { return found }
      let near = unknown("id", value, among: corpus.documents.map(\.id)).hint
      throw CommandError(
        .usage, "no document has the id \(value)", hint: near ?? "See docs.", about: word.text)
    case "source":
      return matching {
        Glob.matches(value, $0.metadata.source ?? "", isCaseSensitive: false, anywhere: true)
      }
    case "title":
      return matching { Glob.matches(value, $0.metadata.title ?? "", isCaseSensitive: false, anywhere: true) }
    case "lang": return matching { $0.metadata.language == Language(rawValue: value) }
    case "path": return matching { Glob.matches(value, $0.path, isCaseSensitive: true, anywhere: false) }
    case "date": return try dated(value, typed: word)
    case "group": return try group(value, typed: word)
    default: return try selected(by: field, value, typed: word)
    }
  }

  private func selected(by field: String, _ value: String, typed word: Word) throws(CommandError) -> [Int] {
    if let selector = registry.selectors.first(where: { $0.name == field }) {
      let corpus = corpus
      return try context.leavable { (context) throws(CommandError) in
        try selector.select(value, corpus, context)
      }
    }
    let names = DocumentSelecting.ownFields + registry.selectors.map(\.name)
    let near = unknown("selector", field, among: names, hint: "Selectors: \(names.joined(separator: ", ")).")
    throw CommandError(.usage, near.message, hint: near.hint, about: word.text)
  }

  private func matching(_ predicate: (Document) -> Bool) -> [Int] {
    corpus.documents.indices.filter { predicate(corpus.documents[$0]) }.map { $0 + 1 }
  }

  private func group(_ name: String, typed word: Word) throws(CommandError) -> [Int] {
    if let members = corpus.groups[name] { return members }
    let near = unknown("group", name, among: corpus.groups.keys.sorted(), hint: "Make one: group NAME = SEL.")
    throw CommandError(.usage, near.message, hint: near.hint, about: word.text)
  }

  /// Documents whose date interval overlaps `2023-10` or `2023-10-01..2024-02`; either end may be left open.
  private func dated(_ value: String, typed word: Word) throws(CommandError) -> [Int] {
    let ends = value.split(separator: ".", omittingEmptySubsequences: true).map(String.init)
    let isRange = value.contains("..")
    let first = isRange && value.hasPrefix("..") ? nil : ends.first.flatMap { DateInterval(iso: $0) }
    let last = isRange ? (value.hasSuffix("..") ? nil : ends.last.flatMap { DateInterval(iso: $0) }) : first
    guard ends.count <= 2, ends.allSatisfy({ DateInterval(iso: $0) != nil }), first != nil || last != nil
    else {
      throw CommandError(
        .usage, "\(value) is not a date", hint: "As in date:2023-10 or date:2023-10-01..2024-02.",
        about: word.text)
    }
    return matching { document in
      guard let date = document.metadata.date else { return false }
      return date.latest >= first?.earliest ?? date.latest && date.earliest <= last?.latest ?? date.earliest
    }
  }
}

extension Corpus {
  /// The numbers that are documents: the rows of a saved answer may name any.
  func existing(_ found: [Int]) -> [Int] { found.filter { numbers?.contains($0) ?? false } }
}

extension Report {
  /// The numbers of the documents its rows are about, ascending, each once.
  public var documents: [Int] {
    var found: Set<Int> = []
    if sections.isEmpty, let documents = list.documents { return documents }
    for (columns, list) in [(columns, list)] + sections.map({ ($0.columns, RowList($0.rows)) }) {
      guard let place = columns.firstIndex(where: { $0.name == "doc" }) else {
        for row in list.all { found.formUnion(row.evidence.map(\.doc)) }
        continue
      }
      // Rows need not be made for it, and those of one document mostly stand together.
      var last = 0
      for run in list.runs {
        for case .count(let doc) in list.values(of: place, run) where doc != last {
          found.insert(doc)
          last = doc
        }
      }
    }
    return found.sorted()
  }
}
