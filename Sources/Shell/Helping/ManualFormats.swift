import JSONCoding
import PluginKit
import TextKernels

extension Registry {
  /// The list of topics and of commands by topic, as `help topics` shows it.
  var topicList: String {
    let width = Topic.all.map(\.name.count).max() ?? 0
    let lines = Topic.all.map {
      "  \($0.name)\(String(repeating: " ", count: width - $0.name.count))  \($0.summary)\n"
    }
    return "Topics\n" + lines.joined()
      + "\nType help TOPIC for one of them, help for the commands, apropos WORD to search.\n"
  }

  /// All pages as JSON, for other programs.
  var manualJSON: JSONValue {
    .object([
      "commands": .array(manuals.map(\.json)),
      "topics": .array(
        Topic.all.map {
          .object(["name": .string($0.name), "summary": .string($0.summary), "text": .string($0.text)])
        }),
    ])
  }

  /// The pages that speak of words, best first: in the name, the summary, the rest.
  func apropos(_ words: [String]) -> [(name: String, summary: String)] {
    let wanted = words.map { Folding.folded($0) }
    let pages =
      manuals.map { ($0.name, $0.summary, $0.page) } + Topic.all.map { ($0.name, $0.summary, $0.text) }
    var ranked: [[(name: String, summary: String)]] = [[], [], []]
    for (name, summary, text) in pages {
      let places = [name, name + " " + summary, text].map { Folding.folded($0) }
      let rank = places.firstIndex { place in wanted.allSatisfy { place.contains($0) } }
      if let rank { ranked[rank].append((name, summary)) }
    }
    return Array(ranked.joined())
  }

  /// The manual page of the program for `man` (man(7)).
  var manPage: String {
    var page = ManPage()
    page.heading("NAME")
    page.text(
      "collate \\- a research notebook at the prompt, for many articles about the same events", isRaw: true)
    page.heading("SYNOPSIS")
    for line in Topic.invocations { page.synopsis(line.arguments) }
    page.heading("OPTIONS")
    for option in GlobalOption.all {
      page.item(option.name + (option.value.map { " " + $0 } ?? ""), option.help)
    }
    for topic in Topic.all where topic.name != Topic.program.name {
      page.heading(topic.name.uppercased())
      page.block(topic.text)
    }
    page.heading("COMMANDS")
    for manual in manuals { page.command(manual) }
    page.heading("EXIT STATUS")
    for exit in Topic.exitCodes { page.item(String(exit.code), exit.help) }
    return page.source
  }
}

extension Manual {
  /// The page as JSON.
  var json: JSONValue {
    .object([
      "name": .string(name), "summary": .string(summary), "topic": .string(topic.rawValue),
      "usage": .string(usage),
      "discussion": .string(discussion), "examples": .array(examples.map(JSONValue.string)),
      "positionals": .array(
        positionals.map {
          .object([
            "name": .string($0.name), "help": .string($0.help), "optional": .bool($0.isOptional),
          ])
        }),
      "options": .array(options.map(\.json)),
    ])
  }
}

extension Parameter {
  /// The option as JSON; `value` is null for a switch.
  var json: JSONValue {
    .object([
      "name": .string(name), "short": short.map { .string(String($0)) } ?? .null, "help": .string(help),
      "value": domain == nil ? .null : .string(placeholder),
      "default": standard.map(JSONValue.string) ?? .null,
    ])
  }
}

/// Writes a page in the language of man(7).
private struct ManPage {
  private(set) var source = ".TH COLLATE 1 \"\" \"collate \(version)\" \"User Commands\"\n.nh\n"

  mutating func heading(_ text: String) { source += ".SH \(text)\n" }

  mutating func text(_ text: String, isRaw: Bool = false) {
    source += (isRaw ? text : ManPage.escaped(text)) + "\n"
  }

  mutating func synopsis(_ rest: String) { source += ".B collate\n\(ManPage.escaped(rest))\n.br\n" }

  mutating func item(_ term: String, _ text: String) {
    source += ".TP\n.B \(ManPage.escaped(term))\n\(ManPage.escaped(text))\n"
  }

  /// Text whose lines stay as they are.
  mutating func block(_ text: String) {
    source +=
      ".nf\n"
      + text.split(separator: "\n", omittingEmptySubsequences: false).map { ManPage.escaped($0) + "\n" }
      .joined()
    source += ".fi\n"
  }

  mutating func command(_ manual: Manual) {
    source += ".SS \(ManPage.escaped(manual.usage))\n\(ManPage.escaped(manual.summary)).\n"
    if !manual.discussion.isEmpty { source += ".PP\n\(ManPage.escaped(manual.discussion))\n" }
    for positional in manual.positionals { item(positional.name, positional.help) }
    for option in manual.options {
      let standard = option.standard.map { " Default: \($0)." } ?? ""
      item("--\(option.name) \(option.placeholder)", option.help + standard)
    }
    if !manual.examples.isEmpty { source += ".PP\nExamples:\n" }
    if !manual.examples.isEmpty { block(manual.examples.map { "  " + $0 }.joined(separator: "\n")) }
  }

  private static func escaped(_ text: some StringProtocol) -> String {
    let escaped = String(text).replacing("\\", with: "\\e").replacing("-", with: "\\-")
    let lines = escaped.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { $0.hasPrefix(".") || $0.hasPrefix("'") ? "\\&" + $0 : String($0) }.joined(
      separator: "\n")
  }
}
