import FileAccess
import PluginKit

extension Interpreter {
  /// Writes an answer where it belongs: the file of the line, of `once`, of `output`, or the console.
  mutating func give(_ answer: Answer, to target: String? = nil) throws(CommandError) {
    lastAnswer = answer
    let file = target ?? settings.once ?? settings.output
    settings.once = nil
    guard let file else {
      try console.answer(renderer(for: answer).render(answer, console.page()))
      return
    }
    var renderer = registry.renderer(forFile: file)
    if renderer == nil { renderer = try self.renderer(for: answer) }
    try write(renderer?.render(answer, Page()) ?? [], to: file)
    console.remark("Wrote \(file).")
  }

  /// The renderer an answer goes through: the one that was set, else `table` on a terminal, `plain` for running
  /// text and `tsv` for tables on a pipe.
  func renderer(for answer: Answer) throws(CommandError) -> Renderer {
    if let format = settings.format { return try registry.renderer(format) }
    if console.page().isTerminal { return try registry.renderer("table") }
    return try registry.renderer(answer.report.layout == .table ? "tsv" : "plain")
  }

  /// Writes a file whole and durably, or throws and leaves what was there.
  func write(
    _ bytes: [UInt8], to path: String, newFileFor readers: DurableWrite.Readers = .mask
  ) throws(CommandError) {
    do throws(FileError) { try DurableWrite.write(bytes, to: path, newFileFor: readers) } catch {
      throw CommandError(.failed, "cannot write \(error.description)", about: path)
    }
  }
}
