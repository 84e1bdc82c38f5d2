public import PluginKit
import Shell

/// A session as a person sees it: lines with a prompt, and what came back.
///
/// A `.session` file is documentation and test at once: running its lines must print what stands under them.
public struct Transcript: Sendable {
  /// One line typed and its output; text before the first prompt is comment.
  public struct Exchange: Sendable, Equatable {
    /// The line, without the prompt; nil for a comment.
    public let input: String?
    /// What was printed, remarks marked with `! `.
    public let output: String
  }

  /// The prompt that lines typed start with.
  public static let prompt = "collate> "
  /// The exchanges, in order.
  public let exchanges: [Exchange]

  /// The transcript in a text.
  ///
  /// Lines starting with `# ` before an exchange are comments.
  public init(_ text: String) {
    var exchanges: [Exchange] = []
    var input: String?
    var output = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let isPrompt = line.hasPrefix(Transcript.prompt)
      if isPrompt || line.hasPrefix("# ") {
        if input != nil { exchanges.append(Exchange(input: input, output: output)) }
        input = isPrompt ? String(line.dropFirst(Transcript.prompt.count)) : nil
        output = ""
        if !isPrompt { exchanges.append(Exchange(input: nil, output: String(line) + "\n")) }
      } else if input != nil {
        output += line + "\n"
      }
    }
    if input != nil { exchanges.append(Exchange(input: input, output: String(output.dropLast()))) }
    self.exchanges = exchanges
  }

  private init(_ exchanges: [Exchange]) { self.exchanges = exchanges }

  /// The transcript as it comes out today: the same lines run in a fresh notebook, with the articles at `path` loaded
  /// where one is given.
  public func played(plugins: [Plugin], threads: Int = 2, on path: String? = nil) -> Transcript {
    var interpreter = Interpreter(
      plugins: plugins, console: Record().console(Page()), context: RunContext(threads: threads))
    if let path {
      interpreter.settings.format = "table"
      try? interpreter.run("load \(path)")
    }
    let played = exchanges.map { exchange -> Exchange in
      guard let input = exchange.input else { return exchange }
      let record = Record()
      interpreter.console = record.console(Page(width: 100))
      var said = ""
      do throws(ScriptError) { try interpreter.run(input) } catch {
        said = "! error: \(error.error.explanation)\n"
      }
      let remarks = record.remarks.map { "! \($0)\n" }.joined()
      return Exchange(input: input, output: String(decoding: record.answers, as: UTF8.self) + remarks + said)
    }
    return Transcript(played)
  }

  /// The transcript as text.
  public var text: String {
    exchanges.map { exchange in
      exchange.input.map { "\(Transcript.prompt)\($0)\n\(exchange.output)" } ?? exchange.output
    }.joined()
  }
}
