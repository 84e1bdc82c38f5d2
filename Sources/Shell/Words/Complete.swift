import JSONCoding
import PluginKit
import TextKernels

extension ShellWord {
  /// `complete`: what Tab would offer.
  static let complete = ShellWord(
    Manual(
      "complete", "show what Tab would offer after a line, as JSON lines with value and help",
      topic: .program,
      positionals: [Positional("LINE", .words(.text), isOptional: true, "The line so far, quoted.")],
      examples: ["complete \"summarise --se\""])
  ) { (shell, request) throws(CommandError) in
    let line = request.words("LINE").map(\.text).joined(separator: " ")
    let values = CorpusValues(shell.registry, request.context)
    let completer = Completer(shell.notebook, shell.registry, values: values)
    var bytes: [UInt8] = []
    for found in completer.completions(of: line, at: line.utf8.count) {
      bytes +=
        JSONWriter.canonical(.object(["value": .string(found.value), "help": .string(found.help)])) + [0x0A]
    }
    if !bytes.isEmpty { try shell.console.answer(VisibleText.inJSON(bytes)) }
    return Outcome()
  }
}
