import CommandLanguage
import PluginKit

/// Checks the words after a command against its manual.
struct ArgumentReading {
  let manual: Manual
  /// Values for options the line does not give, by option name.
  let defaults: [String: String]

  private var arguments = Arguments()
  private var operands: [Word] = []

  init(_ manual: Manual, defaults: [String: String]) {
    self.manual = manual
    self.defaults = defaults
  }

  /// The arguments, and the words that select documents.
  ///
  /// Throws `.usage` for an unknown option (with the nearest), a missing or wrong value, a word too many or too few.
  mutating func read(_ words: [Word]) throws(CommandError) -> (arguments: Arguments, selection: [Word]) {
    for (name, value) in defaults { arguments.options[name] = .init(value, from: .configuration) }
    if manual.positionals.contains(where: { $0.form == .expression }) {
      operands = words
    } else {
      try separate(words)
    }
    let selection = try distribute()
    return (arguments, selection)
  }

  private mutating func separate(_ words: [Word]) throws(CommandError) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word.isBare("--") {
        operands += rest
        return
      }
      guard !word.isQuoted, let (name, value) = optionParts(word.text) else {
        operands.append(word)
        continue
      }
      try take(name, value, typed: word, from: &rest)
    }
  }

  /// The name and attached value of `--name`, `--name=value` or `-n`; nil for an operand.
  private func optionParts(_ text: String) -> (String, String?)? {
    if text.hasPrefix("--") {
      let parts = text.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(parts[0]), parts.count > 1 ? String(parts[1]) : nil)
    }
    let letters = text.dropFirst()
    guard text.hasPrefix("-"), letters.count == 1, let letter = letters.first, letter.isLetter else {
      return nil
    }
    return (manual.options.first { $0.short == letter }?.name ?? text, nil)
  }

  private mutating func take(
    _ name: String, _ attached: String?, typed word: Word, from rest: inout ArraySlice<Word>
  ) throws(CommandError) {
    guard let option = manual.options.first(where: { $0.name == name }) else {
      let error = unknown("option", name, among: manual.options.map(\.name))
      let shown = name.hasPrefix("-") ? name : "--\(name)"
      let none = manual.options.isEmpty ? "\(manual.name) takes no options." : "Type help \(manual.name)."
      let hint = error.hint?.replacing("mean ", with: "mean --") ?? none
      throw CommandError(.usage, "unknown option \(shown)", hint: hint, about: word.text)
    }
    guard let domain = option.domain else {
      if attached != nil { throw CommandError(.usage, "--\(name) takes no value", about: word.text) }
      arguments.options[name] = .init("true", from: .line)
      return
    }
    guard let value = attached ?? rest.popFirst()?.text else {
      throw CommandError(.usage, "--\(name) needs a value", hint: option.help, about: word.text)
    }
    try ArgumentReading.check(value, domain, of: "--\(name)")
    arguments.options[name] = .init(value, from: .line)
  }

  /// Throws `.usage` when a value is not of its domain.
  static func check(_ value: String, _ domain: Domain, of name: String) throws(CommandError) {
    switch domain {
    case .integer(let range):
      guard let number = Int(value), range.contains(number) else {
        throw CommandError(
          .usage,
          "\(name) must be a whole number from \(range.lowerBound) to \(range.upperBound), but is \(value)",
          about: value)
      }
    case .number(let range):
      guard let number = Double(value), range.contains(number) else {
        throw CommandError(
          .usage, "\(name) must be a number from \(range.lowerBound) to \(range.upperBound), but is \(value)",
          about: value)
      }
    case .choice(let words):
      guard words.contains(value) else {
        throw CommandError(
          .usage, "\(name) must be one of \(words.joined(separator: ", ")), but is \(value)",
          hint: unknown("value", value, among: words).hint, about: value)
      }
    case .dateOrCell where value.hasPrefix("$"): break
    case .date, .dateOrCell:
      guard DateInterval(iso: value) != nil else {
        throw CommandError(
          .usage, "\(name) must be a date such as 2023, 2023-10 or 2023-10-23, but is \(value)", about: value)
      }
    case .text, .path, .cell, .command, .entity, .column, .documents: break
    }
  }

  private mutating func distribute() throws(CommandError) -> [Word] {
    var rest = operands[...]
    for positional in manual.positionals {
      if rest.isEmpty, !positional.isOptional {
        throw CommandError(
          .usage, "\(manual.name) needs \(positional.name)", hint: positional.help, about: manual.name)
      }
      switch positional.form {
      case .documents: return Array(rest)
      case .word(let domain):
        guard let word = rest.popFirst() else { continue }
        try ArgumentReading.check(word.text, domain, of: positional.name)
        arguments.positional[positional.name] = [Argument(word.text, isQuoted: word.isQuoted)]
      case .words, .expression:
        arguments.positional[positional.name] = rest.map { Argument($0.text, isQuoted: $0.isQuoted) }
        rest = []
      }
    }
    guard let extra = rest.first else { return [] }
    throw CommandError(
      .usage, "\(manual.name) does not take \(extra.text)", hint: "Type help \(manual.name).",
      about: extra.text)
  }
}
