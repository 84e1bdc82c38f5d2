import PluginKit

extension ShellWord {
  /// `last`: the last answer again, in the format of now.
  static let last = ShellWord(
    Manual(
      "last", "show the last answer again, without working it out again", topic: .notebook,
      options: [format.parameter], examples: ["docs; last --format csv"])
  ) { (shell, request) throws(CommandError) in
    guard let answer = shell.lastAnswer else {
      throw CommandError(.failed, "there is no answer yet", hint: "Ask something first: docs.")
    }
    guard let wanted = request[format] else { return Outcome(answer.report) }
    let renderer = try shell.registry.renderer(wanted)
    try shell.console.answer(shell.written(answer, in: renderer, on: shell.console.page()))
    return Outcome()
  }

  private static let format = Option<String?>.text("format", "The format to show it in.")

  /// `once`: the next answer into a file.
  static let once = ShellWord(
    Manual(
      "once", "write the next answer to a file", topic: .notebook,
      positionals: [Positional("FILE", .word(.path), "The file; its ending decides the format.")],
      examples: [])
  ) { (shell, request) throws(CommandError) in
    shell.settings.once = request.words("FILE").first?.text
    return Outcome()
  }

  /// `output`: all answers into a file, or back to the console.
  static let output = ShellWord(
    Manual(
      "output", "write every answer from now on to a file; without a file, to the console again",
      topic: .notebook,
      positionals: [
        Positional("FILE", .word(.path), isOptional: true, "The file; each answer replaces the one before.")
      ],
      examples: ["output"])
  ) { (shell, request) throws(CommandError) in
    shell.settings.output = request.words("FILE").first?.text
    return Outcome()
  }
}
