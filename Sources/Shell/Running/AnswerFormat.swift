import CommandLanguage
import PluginKit

extension Manual {
  /// The command's options, and `--format`, which every command takes behind it.
  var lineOptions: [Parameter] {
    options.contains { $0.name == Interpreter.format.name } ? options : options + [Interpreter.format]
  }
}

extension Interpreter {
  /// `--format NAME` behind the last command of a line: how this answer is given.
  static let format = Option<String?>.text("format", "The format of this answer.").parameter

  /// A line without its `--format NAME`, and the renderer it asks for.
  ///
  /// The line as it is and nil when there is none, or when its command has an option of that name. Throws `.usage` for a
  /// format that does not exist.
  func parted(_ statement: Statement) throws(CommandError) -> (statement: Statement, renderer: Renderer?) {
    let last = statement.stages.count - 1
    let stage = statement.stages[last]
    guard stage.shell == nil,
      let place = stage.words.lastIndex(where: { !$0.isQuoted && $0.text.hasPrefix("--format") }),
      let entry = try? registry.command(stage.command.text, before: stage.words),
      !entry.manual.options.contains(where: { $0.name == Interpreter.format.name })
    else { return (statement, nil) }
    var words = stage.words
    let word = words.remove(at: place)
    let name: String
    if word.text == "--format", place < words.count {
      name = words.remove(at: place).text
    } else if word.text.hasPrefix("--format="), word.text.utf8.count > 9 {
      name = String(word.text.dropFirst(9))
    } else {
      guard word.text == "--format" else { return (statement, nil) }
      throw CommandError(.usage, "--format needs a value", hint: "As in: --format csv", about: word.text)
    }
    return (statement.replacing(words, ofStage: last), try registry.renderer(name))
  }
}
