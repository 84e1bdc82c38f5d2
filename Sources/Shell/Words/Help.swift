public import PluginKit

extension ShellWord {
  /// `plugins`: what is built in.
  static let plugins = ShellWord(
    Manual("plugins", "list the plugins with what they bring", topic: .program, examples: ["plugins"])
  ) { (shell, _) throws(CommandError) in
    let rows = shell.registry.plugins.map { plugin in
      let brings: [Value] =
        plugin.commands.map { .text($0.manual.name) } + plugin.importers.map { .text("reads \($0.name)") }
        + plugin.renderers.map { .text("writes \($0.format)") }
        + plugin.selectors.map { .text("\($0.name):") }
      return Row([.text(plugin.name), .text(plugin.version), .text(plugin.summary), .list(brings)])
    }
    return Outcome(
      Report(
        [Column("name", .text), Column("version", .text), Column("summary", .text), Column("brings", .list)],
        rows: rows))
  }

  /// `quit`: ends the program.
  static let quit = ShellWord(
    Manual("quit", "end the program", topic: .program, examples: ["quit"])
  ) { (shell, _) throws(CommandError) in
    shell.hasEnded = true
    return Outcome()
  }
}

extension Registry {
  /// The list of all commands by topic.
  var overview: String {
    let width = manuals.map(\.name.count).max() ?? 0
    var text = ""
    for topic in Manual.Topic.allCases {
      let pages = manuals.filter { $0.topic == topic }
      if pages.isEmpty { continue }
      text += (text.isEmpty ? "" : "\n") + topic.rawValue + "\n"
      for page in pages {
        let padding = String(repeating: " ", count: width - page.name.count)
        text += "  \(page.name)\(padding)  \(page.summary)\n"
      }
    }
    return text
      + "\nType help COMMAND for its options and examples, help topics for the language and the keys.\n"
  }
}

extension Manual {
  /// The command with its arguments: `docs [SEL]`.
  public var usage: String {
    let operands = positionals.map { positional in
      var name = positional.name
      if case .words = positional.form { name += "…" }
      return positional.isOptional ? "[\(name)]" : name
    }
    let switches = options.map { $0.domain == nil ? "[--\($0.name)]" : "[--\($0.name) \($0.placeholder)]" }
    return ([name] + operands + switches).joined(separator: " ")
  }

  /// The page as text.
  public var page: String {
    var text = "\(name): \(summary)\n\nUsage: \(usage)\n"
    if !discussion.isEmpty { text += "\n\(discussion)\n" }
    let entries =
      positionals.map { ($0.name, $0.help) }
      + options.map { option in
        let value = option.domain == nil ? "" : " \(option.placeholder)"
        let standard = option.standard.map { " Default: \($0)." } ?? ""
        let short = option.short.map { "-\($0), " } ?? ""
        return ("\(short)--\(option.name)\(value)", option.help + standard)
      }
    let width = entries.map(\.0.count).max() ?? 0
    if !entries.isEmpty { text += "\n" }
    for (name, help) in entries {
      text += "  \(name)\(String(repeating: " ", count: width - name.count))  \(help)\n"
    }
    if !examples.isEmpty { text += "\nExamples:\n" + examples.map { "  \($0)\n" }.joined() }
    return text
  }
}

extension Parameter {
  /// What stands for its value in help.
  var placeholder: String {
    switch domain {
    case .integer: "N"
    case .number: "X"
    case .choice(let words): words.joined(separator: "|")
    case .date: "DATE"
    case .dateOrCell: "DATE|CELL"
    case .documents: "SEL"
    case .path: "FILE"
    case .cell: "CELL"
    case .command: "COMMAND"
    case .entity: "NAME"
    case .column: "FIELD"
    case .text: "TEXT"
    case nil: ""
    }
  }
}
