public import JSONCoding

/// A session as its file holds it: what was asked of which documents, with which program, and what came out.
///
/// Every part keeps the members it does not know in `extra`, so that a file of a later minor version survives.
public struct SavedSession: Sendable, Hashable {
  /// The newest version of the format this program reads and the one it writes.
  public static let version = 1
  /// What `format` must say.
  public static let format = "collate-session"

  /// The program that wrote it.
  public var tool: Tool
  /// The plugins that were there.
  public var plugins: [PluginVersion]
  /// The documents, by fingerprint and not by text.
  public var corpus: SavedCorpus
  /// The cells, in order.
  public var cells: [SavedCell]
  /// The remarks, in order.
  public var notes: [Note]
  /// The name of the line of work that `cells` are.
  public var branch = "main"
  /// The lines that were taken back and can be brought back, the next one first.
  public var undone: [SavedCell] = []
  /// The other lines of work, by name.
  public var branches: [SavedBranch] = []
  /// Members this version does not know.
  public var extra: [JSONValue.Member]

  /// A session with its parts.
  public init(
    tool: Tool, plugins: [PluginVersion] = [], corpus: SavedCorpus = SavedCorpus(), cells: [SavedCell] = [],
    notes: [Note] = [], extra: [JSONValue.Member] = []
  ) {
    self.tool = tool
    self.plugins = plugins
    self.corpus = corpus
    self.cells = cells
    self.notes = notes
    self.extra = extra
  }

  /// The program that wrote a session.
  public struct Tool: Sendable, Hashable {
    /// Its name and version.
    public var name: String, version: String
    /// The commit it was built from, the compiler, the system; nil when not known.
    public var commit: String?, swift: String?, os: String?
    /// Members this version does not know.
    public var extra: [JSONValue.Member] = []

    /// A program.
    public init(
      name: String, version: String, commit: String? = nil, swift: String? = nil, os: String? = nil
    ) {
      self.name = name
      self.version = version
      self.commit = commit
      self.swift = swift
      self.os = os
    }
  }

  /// A plugin that was there when the session was saved.
  public struct PluginVersion: Sendable, Hashable {
    /// Its name and version.
    public var name: String, version: String
    /// The version of the door it came through.
    public var `protocol`: Int
    /// A fingerprint of what it declares, or of the program it runs; nil when not known.
    public var sha256: String?
    /// Members this version does not know.
    public var extra: [JSONValue.Member] = []

    /// A plugin.
    public init(name: String, version: String, protocol: Int = 1, sha256: String? = nil) {
      self.name = name
      self.version = version
      self.protocol = `protocol`
      self.sha256 = sha256
    }
  }

  /// A remark of the user's.
  public struct Note: Sendable, Hashable {
    /// The cell it stands after; 0 before the first.
    public var after: Int
    /// The text, in Markdown.
    public var text: String
    /// Members this version does not know.
    public var extra: [JSONValue.Member] = []

    /// A remark after a cell.
    public init(after: Int, text: String) {
      self.after = after
      self.text = text
    }
  }
}
