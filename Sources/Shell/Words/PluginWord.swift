import PluginKit
import SessionFile

extension ShellWord {
  /// `plugin`: what one plugin brings.
  static let plugin = ShellWord(
    Manual(
      "plugin", "list the plugins, or show what one of them brings", topic: .program,
      positionals: [
        Positional("WHAT", .word(.choice(["list", "show", "new", "test", "run"])), "list, or show NAME."),
        Positional("NAME", .words(.text), isOptional: true, "The plugin."),
      ],
      discussion: """
        Plugins are built into this program; Documentation/writing-a-plugin.md says how one is made. Programs of their \
        own as plugins (new, test, run) are not there yet.
        """,
      examples: ["plugin list", "plugin show rows"])
  ) { (shell, request) throws(CommandError) in
    let what = request.words("WHAT").first?.text ?? "list"
    let name = request.words("NAME").first?.text
    switch what {
    case "list": return try ShellWord.plugins.run(&shell, request)
    case "show":
      guard let name else {
        throw CommandError(.usage, "plugin show needs a name", hint: "plugin list lists them.", about: what)
      }
      guard let plugin = shell.registry.plugins.first(where: { $0.name == name }) else {
        let names = shell.registry.plugins.map(\.name)
        throw unknown("plugin", name, among: names, hint: "plugin list lists them.")
      }
      return Outcome(Report(of: plugin, in: shell.registry))
    default:
      throw CommandError(
        .plugin, "plugin \(what) is not there yet: plugins are built into the program",
        hint: "Documentation/writing-a-plugin.md says how one is made.", about: what)
    }
  }
}

extension Report {
  /// One row for each thing a plugin brings.
  fileprivate init(of plugin: Plugin, in registry: Registry) {
    let sha256 = registry.versions.first { $0.name == plugin.name }?.sha256
    var rows = [
      Row([.text("plugin"), .text("\(plugin.name) \(plugin.version)"), .text(plugin.summary)]),
      Row([.text("declares"), .text(ifKnown: sha256), .text("SHA-256 of its commands, options and values")]),
    ]
    rows += plugin.commands.map { Row([.text("command"), .text($0.manual.name), .text($0.manual.summary)]) }
    rows += plugin.selectors.map { Row([.text("selector"), .text("\($0.name):"), .text($0.help)]) }
    rows += plugin.importers.map { Row([.text("reads"), .text($0.name), .none]) }
    rows += plugin.renderers.map { Row([.text("writes"), .text($0.format), .none]) }
    self.init([Column("what", .text), Column("name", .text), Column("summary", .text)], rows: rows)
  }
}
