import CommandLanguage
public import PluginKit
import TextKernels

/// Everything that can be said at the prompt: the words of the shell and what the plugins bring.
public struct Registry: Sendable {
  /// The plugins, in the order of the manual.
  public let plugins: [Plugin]
  private let commands: [String: Entry]
  private let order: [String]
  /// Commands of plugins under a name of the shell's: `diff` compares sessions, and documents when it is given some.
  private let documentForms: [String: Entry]

  /// A command with the plugin it comes from.
  enum Entry: Sendable {
    case plugin(Command, Plugin)
    case shell(ShellWord)

    var manual: Manual {
      switch self {
      case .plugin(let command, _): command.manual
      case .shell(let word): word.manual
      }
    }

    /// Whether the notebook keeps a cell for it; words that only look are not kept.
    var isRecorded: Bool {
      switch self {
      case .plugin: true
      case .shell(let word): word.isRecorded
      }
    }
  }

  /// The registry of some plugins; when two bring a command of one name, the first has it.
  public init(_ plugins: [Plugin]) {
    self.plugins = plugins
    var commands: [String: Entry] = [:]
    var order: [String] = []
    let entries =
      ShellWord.all.map(Entry.shell)
      + plugins.flatMap { plugin in plugin.commands.map { .plugin($0, plugin) } }
    var forms: [String: Entry] = [:]
    for entry in entries {
      let name = entry.manual.name
      switch commands[name] {
      case nil:
        commands[name] = entry
        order.append(name)
      case .shell? where forms[name] == nil && entry.manual.readsDocuments: forms[name] = entry
      default: break
      }
    }
    documentForms = forms
    self.commands = commands
    self.order = order
  }

  /// The manual pages of all commands, by topic and then in the order of the manual.
  public var manuals: [Manual] {
    let pages = order.compactMap { commands[$0]?.manual }
    return Manual.Topic.allCases.flatMap { topic in pages.filter { $0.topic == topic } }
  }

  /// The manual page of a command, or nil.
  public func manual(_ name: String) -> Manual? { commands[name]?.manual }

  /// The command of a name; throws `.usage` with the nearest name.
  func command(_ name: String) throws(CommandError) -> Entry {
    if let entry = commands[name] { return entry }
    let error = unknown("command", name, among: order, hint: "Type help for the list.")
    guard let ours = Registry.elsewhere[name], commands[ours] != nil else { throw error }
    throw CommandError(.usage, error.message, hint: "Did you mean \(ours)?", about: name)
  }

  /// What a newcomer types who knows it from another program, and what it is called here.
  private static let elsewhere = [
    "exit": "quit", "q": "quit", "bye": "quit", "logout": "quit", "man": "help", "ls": "docs", "list": "docs",
    "files": "docs", "articles": "docs", "cat": "show", "print": "show", "read": "show", "view": "show",
    "import": "load", "add": "load", "write": "save", "grep": "kwic", "rg": "kwic", "concordance": "kwic",
    "find": "search", "head": "top", "limit": "top", "first": "top", "filter": "where", "order": "sort",
    "columns": "select", "wc": "count", "uniq": "dedupe", "duplicates": "dedupe", "copies": "dedupe",
    "names": "entities", "people": "entities", "ner": "entities", "tldr": "summarise", "numbers": "figures",
    "quotations": "quotes", "dates": "timeline", "events": "timeline", "words": "freq",
  ]

  /// The command that a name and the words after it mean: `drop $3` is of the notebook, `drop NAME` of a plugin.
  func command(_ name: String, before words: [CommandLanguage.Word]) throws(CommandError) -> Entry {
    if let first = words.first, !first.isQuoted, first.text.hasPrefix("$"),
      let form = ShellWord.cellForms.first(where: { $0.manual.name == name })
    {
      return .shell(form)
    }
    if let form = documentForms[name], Registry.areDocuments(words) { return form }
    return try command(name)
  }

  /// Whether words can only name documents: `3`, `id:NAME`, `2-5`.
  private static func areDocuments(_ words: [CommandLanguage.Word]) -> Bool {
    !words.isEmpty
      && words.allSatisfy { word in
        word.text.hasPrefix("id:") || word.text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2D }
      }
  }

  /// The plugin that brings a command; nil for a word of the shell and an unknown one.
  func owner(of name: String) -> Plugin? {
    if case .plugin(_, let plugin)? = commands[name] { plugin } else { nil }
  }

  /// All importers, in order.
  public var importers: [Importer] { plugins.flatMap(\.importers) }

  /// All renderers, in order.
  public var renderers: [Renderer] { plugins.flatMap(\.renderers) }

  /// The renderer of a format; throws `.usage` with the nearest name.
  public func renderer(_ format: String) throws(CommandError) -> Renderer {
    if let renderer = renderers.first(where: { $0.format == format }) { return renderer }
    let formats = renderers.map(\.format)
    throw unknown("format", format, among: formats, hint: "Formats: \(formats.joined(separator: ", ")).")
  }

  /// The renderer that a file's ending asks for, or nil.
  public func renderer(forFile path: String) -> Renderer? {
    guard let dot = path.lastIndex(of: ".") else { return nil }
    let ending = path[path.index(after: dot)...].lowercased()
    return renderers.first { $0.extensions.contains(ending) }
  }

  /// The selectors the plugins bring.
  public var selectors: [Selector] { plugins.flatMap(\.selectors) }
}

/// The error for a name that does not exist, with the nearest that does.
func unknown(_ what: String, _ name: String, among names: [String], hint: String? = nil) -> CommandError {
  let nearest = EditDistance.nearest(to: name, among: names)
  return CommandError(
    .usage, "unknown \(what) \(name)", hint: nearest.map { "Did you mean \($0)?" } ?? hint, about: name)
}
