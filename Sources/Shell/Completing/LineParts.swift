import CommandLanguage
import PluginKit

/// What a stretch of a line being typed is, for colouring.
public struct LinePart: Sendable, Equatable {
  /// What a stretch can be.
  public enum Kind: Sendable, Equatable {
    case command, option, string, number, selector, reference, comment, operation, unknown
  }

  /// The UTF-8 range in the line.
  public let range: Range<Int>
  /// What it is.
  public let kind: Kind
}

/// Reads a line being typed for colours, the hint under it and `?`.
public struct LineReader {
  let notebook: Notebook
  let registry: Registry

  /// A reader for a notebook.
  public init(_ notebook: Notebook, _ registry: Registry) {
    self.notebook = notebook
    self.registry = registry
  }

  /// The parts of a line that have a colour, in order; plain words have none.
  ///
  /// O(bytes). A name that does not exist is `unknown` once it is finished or can no longer become one.
  public func parts(of line: String) -> [LinePart] {
    let (tokens, fault) = PartialLine.tokens(of: line)
    let end = line.utf8.count
    var parts: [LinePart] = []
    var manual: Manual?
    var expectsCommand = true
    for (index, token) in tokens.enumerated() {
      let range = token.word.range.lowerBound..<min(token.word.range.upperBound, end)
      guard token.kind == .word else {
        parts.append(LinePart(range: range, kind: token.kind == .comment ? .comment : .operation))
        if token.kind == .pipe || token.kind == .separator { expectsCommand = true }
        continue
      }
      let isLast = range.upperBound == end
      if expectsCommand {
        let isAssigned = index + 1 < tokens.count && tokens[index + 1].word.isBare("=")
        if isAssigned || token.word.isBare("=") {
          parts.append(LinePart(range: range, kind: isAssigned ? .reference : .operation))
          continue
        }
        expectsCommand = false
        manual = registry.manual(token.word.text)
        parts.append(LinePart(range: range, kind: command(token.word, isLast)))
      } else if let kind = kind(of: token.word, manual, isLast) {
        parts.append(LinePart(range: range, kind: kind))
      }
    }
    if let fault, fault < end { parts.append(LinePart(range: fault..<end, kind: .unknown)) }
    return parts
  }

  private func command(_ word: Word, _ isLast: Bool) -> LinePart.Kind {
    if word.isQuoted { return .unknown }
    if word.text.hasPrefix("!") { return .operation }
    if word.text.hasPrefix("$") { return reference(word.text, isLast) }
    if registry.manual(word.text) != nil { return .command }
    let canBecome = isLast && registry.manuals.contains { $0.name.utf8.starts(with: word.text.utf8) }
    return canBecome ? .operation : .unknown
  }

  private func kind(of word: Word, _ manual: Manual?, _ isLast: Bool) -> LinePart.Kind? {
    if word.isQuoted { return .string }
    let text = word.text
    if text.hasPrefix("--"), text.count > 2 { return option(text, manual, isLast) }
    if text.hasPrefix("-"), text.count == 2,
      manual?.options.contains(where: { "-\($0.short ?? " ")" == text }) == true
    {
      return .option
    }
    if text.hasPrefix("$"), text.count > 1 { return reference(text, isLast) }
    if text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "-" || $0 == "." || $0 == ":") }) {
      return .number
    }
    guard let colon = text.firstIndex(of: ":"), manual?.takesDocuments == true else { return nil }
    let field = String(text[..<colon])
    let known =
      DocumentSelecting.ownFields.contains(field) || registry.selectors.contains { $0.name == field }
    return known ? .selector : .unknown
  }

  private func option(_ text: String, _ manual: Manual?, _ isLast: Bool) -> LinePart.Kind {
    guard let manual else { return .option }
    let name = text.dropFirst(2).prefix { $0 != "=" }
    if manual.lineOptions.contains(where: { $0.name == name }) { return .option }
    return isLast && manual.lineOptions.contains { $0.name.hasPrefix(name) } ? .option : .unknown
  }

  private func reference(_ text: String, _ isLast: Bool) -> LinePart.Kind {
    let name = String(text.dropFirst())
    if Int(name).map({ notebook.cell($0) != nil }) ?? (notebook.names[name] != nil) { return .reference }
    return isLast ? .operation : .unknown
  }
}

extension Manual {
  /// Whether its operands select documents.
  var takesDocuments: Bool {
    positionals.contains { $0.form == .documents || $0.name.hasSuffix("SEL") }
  }
}
