import CommandLanguage
import PluginKit

/// Answers what could be typed next: the one engine behind Tab and `collate complete`.
public struct Completer {
  let notebook: Notebook
  let registry: Registry
  let values: CorpusValues
  let files: FileOffers

  /// How many candidates are given at most.
  static let limit = 500

  /// A completer for a notebook.
  ///
  /// `values` keeps what is known of the corpus between calls; give the same one again as long as it lasts.
  public init(_ notebook: Notebook, _ registry: Registry, values: CorpusValues) {
    self.notebook = notebook
    self.registry = registry
    self.values = values
    files = FileOffers()
  }

  /// What could stand at the cursor, a UTF-8 offset, best first; at most 500.
  public func completions(of line: String, at cursor: Int) -> [Completion] {
    values.ask()
    let partial = PartialLine(line, cursor: cursor)
    if partial.isTarget { return fitting(files.offers(for: partial.word, endings: []), partial) }
    guard let command = partial.command else { return fitting(commands(partial), partial) }
    guard let manual = registry.manual(command.text) else { return [] }
    return fitting(arguments(of: manual, partial), partial)
  }

  private func commands(_ partial: PartialLine) -> [Offer] {
    let pages = registry.manuals.map { Offer($0.name, $0.summary, isSyntax: true) }
    let rows = registry.manuals.filter { $0.topic == .rows }.map(\.name)
    let sorted =
      partial.isPiped
      ? pages.filter { rows.contains($0.value) } + pages.filter { !rows.contains($0.value) } : pages
    return partial.word.hasPrefix("$") ? references : sorted
  }

  private func arguments(of manual: Manual, _ partial: PartialLine) -> [Offer] {
    if let option = pendingOption(manual, partial.words) { return offers(option.domain, manual, partial) }
    if !partial.isQuoted, partial.word.hasPrefix("--"), let equals = partial.word.firstIndex(of: "=") {
      let name = partial.word[..<equals].dropFirst(2)
      let option = manual.options.first { $0.name == name }
      return offers(option?.domain, manual, partial).map {
        Offer($0.value, $0.help, prefix: "--\(name)=" + $0.prefix)
      }
    }
    let options = self.options(of: manual, partial)
    if !partial.isQuoted, partial.word.hasPrefix("-") { return options }
    if !partial.isQuoted, partial.word.hasPrefix("$"),
      ShellWord.cellForms.contains(where: { $0.manual.name == manual.name })
    {
      return references
    }
    let operands = operands(of: manual, partial)
    return partial.word.isEmpty ? operands + options : operands
  }

  /// The option whose value stands at the cursor.
  private func pendingOption(_ manual: Manual, _ words: [Word]) -> Parameter? {
    guard let last = words.last, !last.isQuoted, last.text.hasPrefix("-"), !last.text.contains("=") else {
      return nil
    }
    let option = manual.options.first {
      "--\($0.name)" == last.text || $0.short.map { "-\($0)" } == last.text
    }
    return option?.domain == nil ? nil : option
  }

  private func options(of manual: Manual, _ partial: PartialLine) -> [Offer] {
    let given = Set(partial.words.filter { !$0.isQuoted }.map { $0.text.prefix { $0 != "=" } })
    return manual.lineOptions.filter { !given.contains("--\($0.name)") }.map { option in
      let standard = option.standard.map { " (standard \($0))" } ?? ""
      return Offer("--\(option.name)", option.help + standard, isSyntax: true)
    }
  }

  /// What fits the positional parameter that the cursor is at.
  private func operands(of manual: Manual, _ partial: PartialLine) -> [Offer] {
    var rest = manual.positionals[...]
    var skip = false
    for word in partial.words {
      if skip {
        skip = false
        continue
      }
      if !word.isQuoted, word.text.hasPrefix("-"), pendingOption(manual, [word]) != nil {
        skip = true
      } else if word.isQuoted || !word.text.hasPrefix("-"), case .word? = rest.first?.form {
        rest.removeFirst()
      }
    }
    switch rest.first?.form {
    case .documents: return selectors(partial)
    case .word(let domain), .words(let domain): return offers(domain, manual, partial)
    case .expression: return columns + operators
    case nil: return []
    }
  }

  private func offers(_ domain: Domain?, _ manual: Manual, _ partial: PartialLine) -> [Offer] {
    switch domain {
    case .path:
      let isSession = ["open", "replay", "diff"].contains(manual.name)
      return files.offers(for: partial.word, endings: isSession ? [".json", ".collate"] : [])
    case .date: return values.months(of: notebook.corpus).map { Offer($0) }
    case .dateOrCell:
      return values.months(of: notebook.corpus).map { Offer($0) }
        + cells.map { Offer("$" + $0.value, $0.help) }
    case .documents: return selectors(partial)
    case .cell: return cells
    case .command: return registry.manuals.map { Offer($0.name, $0.summary) }
    case .entity:
      let typed =
        partial.word.hasPrefix("--") ? partial.word.drop { $0 != "=" }.dropFirst() : partial.word[...]
      let names = values.entities(of: notebook.corpus)
      return names.fitting(Matching(String(typed)), atMost: Completer.limit * 4).map { Offer($0) }
    case .column: return columns
    case .integer(let range):
      return [Offer("\(range.lowerBound)", "from \(range.lowerBound) to \(range.upperBound)")]
    case .number(let range):
      return [Offer("\(range.lowerBound)", "from \(range.lowerBound) to \(range.upperBound)")]
    case .choice(let words): return words.map { Offer($0) }
    case .text: return special(manual, partial)
    case nil: return []
    }
  }

  /// Values of words that the manual calls text but whose command is of the shell: `show`, `set`, `last`, `group`.
  private func special(_ manual: Manual, _ partial: PartialLine) -> [Offer] {
    let last = partial.words.last?.text
    if last == "--format" { return formats }
    switch (manual.name, partial.words.count) {
    case ("show", _): return selectors(partial)
    case ("group", 2...): return selectors(partial)
    case ("set", 0): return settings
    case ("set", 1) where last == "format": return formats
    case ("set", 1...):
      let known = ["source", "date", "lang", "title"].contains(partial.words[0].text)
      return known ? selectors(partial) : []
    case ("search", _), ("kwic", _), ("collocates", _), ("dispersion", _): return []
    default: return []
    }
  }

  private var formats: [Offer] { registry.renderers.map { Offer($0.format, "") } }

  private var settings: [Offer] {
    let own = [
      Offer("format", "the format of all answers", isSyntax: true),
      Offer("source", "the outlet of documents"),
      Offer("date", "the date of documents"), Offer("lang", "the language of documents"),
      Offer("title", "the headline of documents"),
    ]
    return own
      + registry.manuals.flatMap { page in
        page.options.map { Offer("\(page.name).\($0.name)", $0.help, isSyntax: true) }
      }
  }

  /// Earlier results, as `$3` and `$name`.
  var references: [Offer] {
    let named = notebook.names.sorted { $0.key < $1.key }.map { name, number in
      Offer("$\(name)", notebook.cell(number)?.input ?? "", isSyntax: true)
    }
    let numbered = notebook.cells.reversed().filter { $0.report != nil }.map {
      Offer("$\($0.n)", $0.input, isSyntax: true)
    }
    return named + numbered
  }

  private var cells: [Offer] {
    notebook.cells.reversed().map { Offer("\($0.n)", $0.input) }
      + notebook.names.sorted { $0.key < $1.key }.map {
        Offer("$\($0.key)", "cell \($0.value)", isSyntax: true)
      }
  }

  private var columns: [Offer] {
    let report = notebook.cells.last { $0.report != nil }?.report
    let all = (report?.columns ?? []) + (report?.sections.flatMap(\.columns) ?? [])
    var seen: Set<String> = []
    return all.filter { seen.insert($0.name).inserted }.map {
      Offer($0.name, $0.type.rawValue, isSyntax: true)
    }
  }

  private var operators: [Offer] {
    [("=", "is"), ("!=", "is not"), (">", "more than"), (">=", ""), ("<", "less than"), ("<=", "")].map {
      Offer($0.0, $0.1, isSyntax: true)
    } + ["contains", "and", "or", "not"].map { Offer($0, "", isSyntax: true) }
  }

  /// The offers that fit the word at the cursor, quoted, best first.
  private func fitting(_ offers: [Offer], _ partial: PartialLine) -> [Completion] {
    var ranked: [[Completion]] = [[], [], [], []]
    var matchings: [String: Matching] = [:]
    for offer in offers where ranked[0].count < Completer.limit {
      guard partial.word.utf8.starts(with: offer.prefix.utf8) else { continue }
      let matching = matchings[offer.prefix] ?? Matching(String(partial.word.dropFirst(offer.prefix.count)))
      matchings[offer.prefix] = matching
      guard let rank = matching.rank(offer.value), ranked[rank].count < Completer.limit else { continue }
      let value =
        offer.prefix + Quoting.written(offer.value, isSyntax: offer.isSyntax, inQuotes: partial.isQuoted)
      // A word of the language is meant by its beginning, when one begins so.
      if rank > 1, offer.isSyntax, !(ranked[0].isEmpty && ranked[1].isEmpty) { continue }
      ranked[rank].append(Completion(value: value, help: offer.help, replaces: partial.range))
    }
    return Array(ranked.joined().prefix(Completer.limit))
  }
}

/// Writes values as words of the language.
enum Quoting {
  /// The value as it is typed: in double quotes when it would not read back as one word, or when quotes are open.
  static func written(_ value: String, isSyntax: Bool, inQuotes: Bool) -> String {
    let special = #" "'|;#&>\"# + "\t\n"
    let needs = value.isEmpty || value.unicodeScalars.contains { special.unicodeScalars.contains($0) }
    guard inQuotes || needs, !isSyntax else { return value }
    let isFolder = value.hasSuffix("/")
    return "\"" + Quotation.escaped(value) + (isFolder ? "" : "\"")
  }
}
