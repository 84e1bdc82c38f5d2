import JSONCoding
import PluginKit
import TextKernels

extension ShellWord {
  private static let json = Option<Bool>.flag("json", "All that help knows, as JSON.")
  private static let man = Option<Bool>.flag("man", "The page for man(1).")

  /// `help`: the manual.
  static let help = ShellWord(
    Manual(
      "help", "show the commands, one of them, or a topic", topic: .program,
      positionals: [
        Positional(
          "COMMAND", .word(.command), isOptional: true,
          "A command, a topic, or topics; none lists all commands.")
      ],
      options: [json.parameter, man.parameter],
      examples: ["help", "help dedupe", "help topics", "help selectors", "help docs --json"])
  ) { (shell, request) throws(CommandError) in
    let registry = shell.registry
    let name = request.words("COMMAND").first?.text
    if request[json] {
      let value = try name.map { (name) throws(CommandError) in try registry.command(name).manual.json }
      try shell.console.answer(JSONWriter.canonical(value ?? registry.manualJSON) + [0x0A])
      return Outcome()
    }
    if request[man] {
      try shell.console.answer(Array(registry.manPage.utf8))
      return Outcome()
    }
    return try Outcome(Report(page: registry.page(name)))
  }

  /// `apropos`: searches the manual.
  static let apropos = ShellWord(
    Manual(
      "apropos", "find the commands and topics that speak of something", topic: .program,
      positionals: [Positional("WORD", .words(.text), "What they should speak of.")],
      examples: ["apropos copies", "apropos language"])
  ) { (shell, request) throws(CommandError) in
    let found = shell.registry.apropos(request.words("WORD").map(\.text))
    let rows = found.map { Row([.text($0.name), .text($0.summary)]) }
    return Outcome(Report([Column("name", .text), Column("summary", .text)], rows: rows))
  }

  /// `completion`: the completion script of a shell.
  static let completion = ShellWord(
    Manual(
      "completion", "print the script that teaches a shell to complete collate", topic: .program,
      positionals: [Positional("SHELL", .word(.choice(CompletionScript.shells)), "bash, zsh or fish.")],
      examples: ["completion bash"])
  ) { (shell, request) throws(CommandError) in
    let formats = shell.registry.renderers.map(\.format)
    let name = request.words("SHELL").first?.text ?? ""
    try shell.console.answer(Array((CompletionScript.text(for: name, formats: formats) ?? "").utf8))
    return Outcome()
  }

  private static let search = Option<String?>.text(
    "search", "Only lines with these letters, whatever case or marks.")
  private static let newest = Option<Int>.integer(
    "top", in: 1...10_000, standard: 50, "How many, the newest.")

  /// `history`: what was typed before.
  static let history = ShellWord(
    Manual(
      "history", "show what was typed at the prompt, oldest first", topic: .program,
      options: [search.parameter, newest.parameter],
      discussion: """
        Every line typed at the prompt is kept in ~/.local/state/collate/history.jsonl (or $XDG_STATE_HOME), one JSON \
        object a line, readable by you alone. A line that starts with a space is not kept. Ctrl-R picks one; lines \
        given for the same corpus come first in suggestions. status is how the line ended: 0, or an exit code as \
        help program lists them; unknown for a line in the background.
        """,
      examples: ["history --search lavrov"])
  ) { (shell, request) throws(CommandError) in
    let wanted = request[search].map { Folding.folded($0) }
    let lines = (shell.console.history?() ?? []).filter { line in
      wanted.map { Folding.folded(line.text).contains($0) } ?? true
    }
    let rows = lines.suffix(request[newest]).map {
      Row([
        .text(ifKnown: $0.time), .text(ifKnown: $0.corpus), $0.status.map(Value.count) ?? .none,
        .text($0.text),
      ])
    }
    let columns = [
      Column("time", .text), Column("corpus", .text), Column("status", .count), Column("text", .text),
    ]
    return Outcome(Report(columns, rows: rows))
  }
}

/// A line of the history, as `history` shows it.
public struct HistoryLine: Sendable {
  /// When it was given, such as `2031-04-02 14:05`; nil when not known.
  public let time: String?
  /// The beginning of the fingerprint of the corpus it was given for.
  public let corpus: String?
  /// How it ended, as an exit code; nil when not known.
  public let status: Int?
  /// The line.
  public let text: String

  /// A line with what is known about it.
  public init(time: String?, corpus: String?, status: Int?, text: String) {
    self.time = time
    self.corpus = corpus
    self.status = status
    self.text = text
  }
}

extension Registry {
  /// The page of a command or topic, the list of topics, or without a name the list of commands.
  func page(_ name: String?) throws(CommandError) -> String {
    guard let name else { return overview }
    if name == "topics" { return topicList }
    if manual(name) == nil, let topic = Topic.all.first(where: { $0.name == name }) {
      return "\(topic.name): \(topic.summary)\n\n\(topic.text)\n"
    }
    let form = ShellWord.cellForms.first { $0.manual.name == name }
    return try command(name).manual.page + (form.map { "\n" + $0.manual.page } ?? "")
  }
}

extension Report {
  fileprivate init(page: String) {
    self.init([Column("text", .text)], rows: [Row([.text(page)])], layout: .text)
  }
}
