import CommandLanguage
import PluginKit

extension LineReader {
  /// One line about what can come next at the cursor; nil when there is nothing to say.
  public func hint(_ line: String, at cursor: Int) -> String? {
    let partial = PartialLine(line, cursor: cursor)
    if partial.isTarget { return "FILE  its ending decides the format" }
    guard let command = partial.command else { return commandHint(partial) }
    guard let manual = registry.manual(command.text) else { return nil }
    if let option = option(at: partial, manual) { return hint(option) }
    let operands = partial.words.filter { $0.isQuoted || !$0.text.hasPrefix("-") }.count
    var rest: [String] = []
    for (index, positional) in manual.positionals.enumerated() {
      let isSpent = index < operands && positional.takesOneWord
      if !isSpent { rest.append(manual.shown(positional)) }
    }
    let given = Set(partial.words.map(\.text))
    rest += manual.options.filter { !given.contains("--\($0.name)") }.map { "[\(manual.shown($0))]" }
    return rest.isEmpty ? nil : rest.joined(separator: " ")
  }

  private func commandHint(_ partial: PartialLine) -> String? {
    guard !partial.word.isEmpty, let manual = registry.manual(partial.word) else { return nil }
    return manual.summary
  }

  /// The option that the word at the cursor names, or whose value it is.
  private func option(at partial: PartialLine, _ manual: Manual) -> Parameter? {
    let named = { (text: String) in
      manual.options.first { option in
        text == "--\(option.name)" || text.hasPrefix("--\(option.name)=")
          || option.short.map { text == "-\($0)" } == true
      }
    }
    if !partial.isQuoted, let option = named(partial.word) { return option }
    guard let last = partial.words.last, !last.isQuoted, !last.text.contains("=") else { return nil }
    let option = named(last.text)
    return option?.domain == nil ? nil : option
  }

  private func hint(_ option: Parameter) -> String {
    let range: String =
      switch option.domain {
      case .integer(let range): " (\(range.lowerBound) to \(range.upperBound))"
      case .number(let range): " (\(range.lowerBound) to \(range.upperBound))"
      default: ""
      }
    let value = option.domain == nil ? "" : " \(option.placeholder)"
    let standard = option.standard.map { ", standard \($0)" } ?? ""
    return "--\(option.name)\(value)  \(option.help)\(range)\(standard)"
  }

  /// What `?` shows about the word at the cursor; nil where a question mark is a character of the text.
  public func help(_ line: String, at cursor: Int) -> String? {
    let partial = PartialLine(line, cursor: cursor)
    if partial.isQuoted || partial.isTarget { return nil }
    guard let command = partial.command else {
      guard !partial.word.isEmpty else { return registry.overview }
      if let manual = registry.manual(partial.word) { return manual.page }
      let fitting = registry.manuals.filter { $0.name.utf8.starts(with: partial.word.utf8) }
      return fitting.isEmpty
        ? registry.overview : fitting.map { "\($0.name)  \($0.summary)" }.joined(separator: "\n")
    }
    guard let manual = registry.manual(command.text) else { return nil }
    if let option = option(at: partial, manual) { return hint(option) }
    if partial.word.hasPrefix("-") {
      let fitting = manual.options.filter { "--\($0.name)".hasPrefix(partial.word) }
      return (fitting.isEmpty ? manual.options : fitting).map(hint).joined(separator: "\n")
    }
    if let colon = partial.word.firstIndex(of: ":"), manual.takesDocuments {
      let field = String(partial.word[..<colon])
      let meaning = Completer.meaning[field] ?? registry.selectors.first { $0.name == field }?.help
      return meaning.map { "\(field):  \($0)" }
    }
    return partial.word.isEmpty || manual.takesDocuments ? manual.page : nil
  }
}

extension Manual {
  /// A positional as usage shows it.
  func shown(_ positional: Positional) -> String {
    var name = positional.name
    if case .words = positional.form { name += "…" }
    return positional.isOptional ? "[\(name)]" : name
  }

  /// An option as usage shows it, without its brackets.
  func shown(_ option: Parameter) -> String {
    option.domain == nil ? "--\(option.name)" : "--\(option.name) \(option.placeholder)"
  }
}

extension Positional {
  /// Whether it takes one word and no more.
  var takesOneWord: Bool { if case .word = form { true } else { false } }
}
