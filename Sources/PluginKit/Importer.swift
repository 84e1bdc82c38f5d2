/// Reads documents of one file format from bytes; the shell opens the files.
public struct Importer: Sendable {
  /// The format's name.
  public let name: String
  /// The endings of its files, without the dot and in lower case.
  public let extensions: [String]
  /// The program that makes text of such a file, where it is installed: its name, and its arguments before and behind
  /// the file's path; nil for formats that need none.
  public let converter: (program: String, before: [String], behind: [String])?
  /// Whether the first bytes of a file (up to 4,096) are of this format, whatever its name.
  public let recognises: @Sendable (ArraySlice<UInt8>) -> Bool
  /// Whether each line is a record by itself, so that a large file may come in parts that end at line breaks.
  public let isByLine: Bool
  /// The documents of a file.
  public let read: @Sendable (Source, RunContext) throws(CommandError) -> Import

  /// A format with its work.
  public init(
    _ name: String, extensions: [String], isByLine: Bool = false,
    converter: (program: String, before: [String], behind: [String])? = nil,
    recognises: @escaping @Sendable (ArraySlice<UInt8>) -> Bool = { _ in false },
    read: @escaping @Sendable (Source, RunContext) throws(CommandError) -> Import
  ) {
    self.name = name
    self.extensions = extensions
    self.isByLine = isByLine
    self.converter = converter
    self.recognises = recognises
    self.read = read
  }
}

/// A file to read documents from, or a part of one.
public struct Source: Sendable {
  /// Its bytes.
  public let bytes: [UInt8]
  /// The file as it was named, for messages.
  public let path: String
  /// The id of a document that is the whole file: its path relative to the folder loaded.
  public let id: String
  /// What the user said of its documents.
  public let options: Options
  /// The number in the file of the first line of the bytes.
  public let firstLine: Int
  /// What the importer's converter made of the bytes; nil when it is not installed or may not run.
  public let converted: [UInt8]?

  /// What the user says of the documents being loaded.
  public struct Options: Sendable {
    /// The outlet of every document.
    public var source: String?
    /// The language of every document.
    public var language: Language?
    /// The date of every document.
    public var date: DateInterval?
    /// The column that holds the text, in files with columns.
    public var textColumn: String?

    /// Nothing said.
    public init() {}
  }

  /// A file with its bytes.
  public init(
    bytes: [UInt8], path: String, id: String, options: Options = Options(), firstLine: Int = 1,
    converted: [UInt8]? = nil
  ) {
    self.bytes = bytes
    self.path = path
    self.id = id
    self.options = options
    self.firstLine = firstLine
    self.converted = converted
  }
}

/// What a file gave: its documents, and what was passed over and why.
public struct Import: Sendable {
  /// The documents, in the order of the file.
  public var documents: [Document]
  /// What the user should know: records passed over with their line, an encoding that was guessed.
  public var notices: [String]
  /// How many lines were read, of a format whose lines are records; nil when nobody counted.
  public var lineCount: Int?

  /// An import with its parts.
  public init(_ documents: [Document], notices: [String] = []) {
    self.documents = documents
    self.notices = notices
  }
}
