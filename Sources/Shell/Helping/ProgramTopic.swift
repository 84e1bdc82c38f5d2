import TextKernels

extension Topic {
  /// How the program is started and ends: `collate --help`, `help program`, and parts of the page for `man`.
  static let program = Topic(
    name: "program", summary: "starting collate: files, options, exit codes",
    text: [
      listed(invocations.map { ("collate \($0.arguments)", $0.help) }),
      listed(GlobalOption.commands.map { ($0.name, $0.help) }),
      listed(GlobalOption.all.map { ($0.name + ($0.value.map { " " + $0 } ?? ""), $0.help) }),
      "Exit codes:\n\n" + listed(exitCodes.map { (String($0.code), $0.help) }),
      "help lists the commands, help COMMAND shows one with examples.",
    ].joined(separator: "\n\n"))

  /// What may stand on the command line, each with what it does.
  static let invocations: [(arguments: String, help: String)] = [
    ("[PATH…]", "Load files and open the prompt, or read commands from a pipe."),
    ("-c COMMANDS", "Run commands and end."),
    ("-f FILE", "Run the commands of a file and end."),
    ("COMMAND [ARGUMENTS]", "Run one of these commands:"),
  ]

  /// How the program ends.
  static let exitCodes: [(code: Int, help: String)] = [
    (0, "all went well"), (1, "a command failed"), (2, "wrong usage or syntax"),
    (3, "input missing, unreadable or changed"), (4, "a replay gave other answers"),
    (5, "a plugin failed or is not trusted"), (130, "interrupted"), (141, "the reader went away"),
  ]

  /// Terms with what they mean, the meanings under each other.
  private static func listed(_ entries: [(term: String, help: String)]) -> String {
    let width = entries.map { DisplayWidth.of($0.term) }.max() ?? 0
    return entries.map { "  \(DisplayWidth.padded($0.term, to: width))  \($0.help)" }.joined(separator: "\n")
  }
}
