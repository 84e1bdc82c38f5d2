import PluginKit

extension ShellWord {
  /// `jobs`: what runs in the background.
  static let jobs = ShellWord(
    Manual(
      "jobs", "list the commands that run in the background", topic: .notebook,
      discussion: """
        A line that ends with & runs in the background of the prompt; a notice tells when its answer has become a \
        cell. In scripts and pipes such a line simply runs.
        """,
      examples: ["jobs"])
  ) { (shell, _) throws(CommandError) in
    let rows = (shell.console.jobs?.list() ?? []).map {
      Row([.count($0.job), .text($0.state), .text($0.input), .text(ifKnown: $0.progress)])
    }
    let columns = [
      Column("job", .count), Column("state", .text), Column("input", .text), Column("progress", .text),
    ]
    return Outcome(Report(columns, rows: rows))
  }

  /// `wait`: until background commands are done.
  static let wait = ShellWord(
    Manual(
      "wait", "wait for a command in the background, or for all", topic: .notebook,
      positionals: [
        Positional("JOB", .word(.integer(1...99_999)), isOptional: true, "Its number; none waits for all.")
      ],
      examples: ["wait"])
  ) { (shell, request) throws(CommandError) in
    try shell.console.jobs?.wait(request.words("JOB").first.flatMap { Int($0.text) })
    return Outcome()
  }

  /// `cancel`: stops a background command.
  static let cancel = ShellWord(
    Manual(
      "cancel", "stop a command in the background", topic: .notebook,
      positionals: [Positional("JOB", .word(.integer(1...99_999)), "Its number, as jobs shows it.")],
      examples: [])
  ) { (shell, request) throws(CommandError) in
    let text = request.words("JOB").first?.text ?? ""
    guard let jobs = shell.console.jobs, let number = Int(text) else {
      throw CommandError(
        .usage, "there is no job \(text)", hint: "Jobs run at the prompt: end a line with &.", about: text)
    }
    try jobs.cancel(number)
    return Outcome()
  }
}
