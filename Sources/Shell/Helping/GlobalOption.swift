/// An option of the program itself, before any command of the language.
public struct GlobalOption: Sendable {
  /// How it is written.
  public let name: String
  /// What it takes, for help; nil for a switch.
  public let value: String?
  /// The values it knows, for completion; empty when it takes others.
  public let choices: [String]
  /// What it means, in one line.
  public let help: String

  init(_ name: String, value: String? = nil, choices: [String] = [], _ help: String) {
    self.name = name
    self.value = value
    self.choices = choices
    self.help = help
  }

  /// All of them, in the order of the manual.
  public static let all = [
    GlobalOption("-c", value: "COMMANDS", "Run commands and end."),
    GlobalOption("-f", value: "FILE", "Run the commands of a file; - is standard input."),
    GlobalOption(
      "--format", value: "FORMAT", "The format of answers: table on a terminal, tsv and plain elsewhere."),
    GlobalOption(
      "--color", value: "WHEN", choices: ["auto", "always", "never"],
      "When answers have colours: auto, always or never."),
    GlobalOption("--quiet", "Say nothing but errors."),
    GlobalOption("--echo", "Say each line of a script before it runs."),
    GlobalOption("--keep-going", "Go on after a command that failed; the exit code still tells."),
    GlobalOption("--plain", "No colours, hints, suggestions or pager at the prompt."),
    GlobalOption("--safe", "Refuse commands of the system and writing files."),
    GlobalOption("--recover", "Bring back the work of a prompt that ended without saving."),
    GlobalOption("--no-config", "Read no configuration."),
    GlobalOption("--config", value: "FILE", "The configuration: set lines."),
    GlobalOption("--threads", value: "N", "How many threads may work; no answer depends on it."),
    GlobalOption("--version", "Print the version."),
    GlobalOption("--help", "Print this page."),
  ]

  /// The words that, standing first, are a command and not a file.
  public static let commands: [(name: String, help: String)] = [
    ("open", "continue a saved session"), ("replay", "run a saved session again and say what changed"),
    ("diff", "compare two sessions"), ("plugin", "list the plugins, or show one"),
    ("complete", "what Tab would offer, as JSON lines"), ("help", "the manual"),
    ("apropos", "find commands and topics that speak of something"),
    ("completion", "the completion script of a shell"), ("schema", "the JSON Schema of session files"),
  ]
}
