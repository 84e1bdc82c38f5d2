public import Bundled
import CommandLanguage
public import PluginKit
import Shell

/// What a script printed and said when it ran in a fresh notebook.
public struct Run: Sendable {
  /// The answers, as they would stand on standard output.
  public let answers: String
  /// The remarks, one a line.
  public let remarks: [String]
  /// The error that ended it, or nil.
  public let error: CommandError?
  /// Where that error is, as `line:column`.
  public let place: String?

  /// Runs a script to its end or first error.
  public init(
    _ script: String, format: String? = nil, threads: Int = 2, plugins: [Plugin] = bundledPlugins,
    page: Page = Page()
  ) {
    let record = Record()
    var interpreter = Interpreter(
      plugins: plugins, console: record.console(page), context: RunContext(threads: threads))
    interpreter.settings.format = format
    var failure: ScriptError?
    do throws(ScriptError) { try interpreter.run(script) } catch { failure = error }
    answers = String(decoding: record.answers, as: UTF8.self)
    remarks = record.remarks
    error = failure?.error
    place = failure.map { "\($0.position.line):\($0.position.column)" }
  }
}

/// What a notebook said; used on one thread.
final class Record {
  private(set) var answers: [UInt8] = []
  private(set) var remarks: [String] = []

  func console(_ page: Page) -> Console {
    Console(
      answer: { (bytes) throws(CommandError) in self.answers += bytes },
      remark: { self.remarks.append($0) }, page: { page })
  }
}
