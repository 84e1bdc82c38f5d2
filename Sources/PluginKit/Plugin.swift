/// A module that extends collate: the commands, readers, writers and selectors it brings.
///
/// Everything bundled comes through this door too; `Plugins/Bundled.swift` lists it.
public struct Plugin: Sendable {
  /// Its name: one lower-case word.
  public let name: String
  /// Its version; a saved session records it, so raise it when an answer can change.
  public let version: String
  /// What it brings, in one line.
  public let summary: String
  /// The commands, in the order of the manual.
  public let commands: [Command]
  /// The file formats it reads.
  public let importers: [Importer]
  /// The formats it writes answers in.
  public let renderers: [Renderer]
  /// The document selectors it brings, such as `entity:`.
  public let selectors: [Selector]
  /// What it does to documents when they are loaded, such as cleaning.
  public let preparers: [Preparer]

  /// A plugin with what it brings.
  public init(
    _ name: String, version: String, _ summary: String, commands: [Command] = [],
    importers: [Importer] = [], renderers: [Renderer] = [], selectors: [Selector] = [],
    preparers: [Preparer] = []
  ) {
    self.name = name
    self.version = version
    self.summary = summary
    self.commands = commands
    self.importers = importers
    self.renderers = renderers
    self.selectors = selectors
    self.preparers = preparers
  }
}

/// Changes documents as they are loaded: labels their lines, fills in what the page says of itself.
public struct Preparer: Sendable {
  /// The step's name.
  public let name: String
  /// New versions of `documents`, which join `corpus`; same number, same order, same text.
  public let prepare:
    @Sendable (_ documents: [Document], _ corpus: Corpus, _ context: RunContext) throws(CommandError) ->
      [Document]

  /// A step with its work.
  public init(
    _ name: String,
    prepare: @escaping @Sendable ([Document], Corpus, RunContext) throws(CommandError) -> [Document]
  ) {
    self.name = name
    self.prepare = prepare
  }
}

/// A way to name documents on the command line: `entity:"Sergei Lavrov"`.
public struct Selector: Sendable {
  /// The word before the colon.
  public let name: String
  /// What it selects, in one line.
  public let help: String
  /// The numbers of the documents that match a value, in order.
  public let select:
    @Sendable (_ value: String, _ corpus: Corpus, _ context: RunContext) throws(CommandError) -> [Int]
  /// Values worth offering for completion, best first.
  public let values: @Sendable (_ corpus: Corpus, _ context: RunContext) -> [String]

  /// A selector with its work.
  public init(
    _ name: String, _ help: String,
    select: @escaping @Sendable (String, Corpus, RunContext) throws(CommandError) -> [Int],
    values: @escaping @Sendable (Corpus, RunContext) -> [String] = { _, _ in [] }
  ) {
    self.name = name
    self.help = help
    self.select = select
    self.values = values
  }
}
