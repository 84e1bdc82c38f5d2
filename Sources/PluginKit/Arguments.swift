/// The arguments of one command line, checked against the command's manual.
public struct Arguments: Sendable, Equatable {
  /// The options that were given or configured, by name; a switch has the value `true`.
  public var options: [String: Setting]
  /// The positional words by the name of their positional.
  ///
  /// Document selections are resolved by the shell instead.
  public var positional: [String: [Argument]]
  /// The numbers of the documents that options with a selection name, by the option's name.
  public var selections: [String: [Int]] = [:]

  /// The value of an option and who set it.
  public struct Setting: Sendable, Equatable {
    /// The value as it was typed.
    public let value: String
    /// Where it came from.
    public let origin: Origin

    /// A value from somewhere.
    public init(_ value: String, from origin: Origin) {
      self.value = value
      self.origin = origin
    }
  }

  /// Where the value of a parameter came from.
  public enum Origin: String, Sendable {
    case standard = "default", configuration = "config", line
  }

  /// Arguments with all their parts.
  public init(options: [String: Setting] = [:], positional: [String: [Argument]] = [:]) {
    self.options = options
    self.positional = positional
  }
}

/// A word of the command line.
public struct Argument: Sendable, Equatable {
  /// The word, unquoted.
  public let text: String
  /// Whether it was quoted: a phrase to `search`, a literal to `where`.
  public let isQuoted: Bool

  /// A word.
  public init(_ text: String, isQuoted: Bool = false) {
    self.text = text
    self.isQuoted = isQuoted
  }
}
