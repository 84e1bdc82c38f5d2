import PluginKit

extension ShellWord {
  /// `set`: how answers are given, and standard values of options.
  static let set = ShellWord(
    Manual(
      "set", "set the format, an option's standard value, or what is known of documents", topic: .corpus,
      positionals: [
        Positional(
          "NAME", .word(.text), "format, COMMAND.OPTION, or source, date, lang, title of documents."),
        Positional("VALUE", .words(.text), "The value; for documents: a selection, then the value."),
      ],
      discussion: """
        set format json makes json the format of all answers. set summarise.sentences 3 is used by every summarise \
        that does not say otherwise. set source 3-5 "Harbour Gazette" corrects what is known of documents 3 to 5.
        """,
      examples: [
        "set format csv", "set summarise.sentences 3",
        "load Sessions/corpora/harbour; set source 1 \"Harbour Gazette\"",
      ]),
    isRecorded: true
  ) { (shell, request) throws(CommandError) in
    let name = request.words("NAME").first?.text ?? ""
    let values = request.words("VALUE")
    if ["source", "date", "lang", "title"].contains(name), values.count > 1 {
      return try shell.describe(name, values)
    }
    guard values.count == 1, let value = values.first?.text else {
      throw CommandError(.usage, "set \(name) takes one value", about: name)
    }
    try shell.setStandard(name, value)
    return Outcome()
  }

  /// `group`: names a selection.
  static let group = ShellWord(
    Manual(
      "group", "name a selection of documents, for use as group:NAME", topic: .corpus,
      positionals: [
        Positional("NAME", .word(.text), "The name."),
        Positional("= SEL", .words(.text), "The documents; none forgets the name."),
      ],
      examples: ["load Sessions/corpora/harbour; group early = 1-3; docs group:early"]),
    isRecorded: true
  ) { (shell, request) throws(CommandError) in
    let name = request.words("NAME").first?.text ?? ""
    var words = request.words("= SEL")
    guard words.first?.text == "=" else {
      throw CommandError(
        .usage, "group needs = after the name", hint: "As in: group early = 1-3.", about: name)
    }
    words.removeFirst()
    let selecting = DocumentSelecting(shell.notebook, shell.registry, request.context)
    let documents = try selecting.documents(words.map { .init($0) })
    return Outcome(
      edits: [.group(name, documents)],
      notes: [
        documents.map { "Group \(name): \(counted($0.count, "document"))." } ?? "Forgot group \(name)."
      ])
  }
}

extension Interpreter {
  /// Makes a value the standard of a setting: `format`, or an option as `command.option`.
  mutating func setStandard(_ name: String, _ value: String) throws(CommandError) {
    if name == "format" {
      _ = try registry.renderer(value)
      settings.format = value
      return
    }
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      throw CommandError(
        .usage, "there is no setting \(name)",
        hint: "Settings: format, or COMMAND.OPTION such as summarise.sentences.",
        about: name)
    }
    let manual = try registry.command(parts[0]).manual
    guard let option = manual.options.first(where: { $0.name == parts[1] }) else {
      let near = unknown("option", parts[1], among: manual.options.map(\.name)).hint
      throw CommandError(.usage, "\(parts[0]) has no option \(parts[1])", hint: near, about: name)
    }
    if let domain = option.domain { try ArgumentReading.check(value, domain, of: name) }
    notebook.defaults[name] = value
  }

  /// Corrects what is known of documents: all words but the last select them, the last is the value.
  fileprivate func describe(_ field: String, _ words: [Argument]) throws(CommandError) -> Outcome {
    let selecting = DocumentSelecting(notebook, registry, context)
    let documents = try selecting.documents(words.dropLast().map { .init($0) }) ?? []
    let value = words[words.count - 1].text
    var versions: [Int: Document] = [:]
    for number in documents {
      let document = notebook.corpus[number]
      versions[number] = try document.with(metadata: document.metadata.setting(field, value))
    }
    return Outcome(
      edits: [.replace(versions)], notes: ["Set \(field) of \(counted(documents.count, "document"))."])
  }
}

extension Metadata {
  fileprivate func setting(_ field: String, _ value: String) throws(CommandError) -> Metadata {
    var changed = self
    switch field {
    case "source": changed.source = value
    case "title": changed.title = value
    case "lang": changed.language = Language(rawValue: value)
    default:
      guard let date = DateInterval(iso: value, evidence: "set by you") else {
        throw CommandError(.usage, "\(value) is not a date", hint: "As in 2023-10-23.", about: value)
      }
      changed.date = date
    }
    return changed
  }
}
