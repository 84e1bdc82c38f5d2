/// How a piece of the prompt, the line or a list looks; a terminal without colour shows all alike.
public enum Style: Sendable, Equatable {
  case plain, strong, dim, prompt, alert
  case command, option, string, number, selector, variable, comment, unknown
  case selected

  /// The parameters of the terminal's `SGR` sequence.
  var parameters: String {
    switch self {
    case .plain: "0"
    case .strong: "0;1"
    case .dim: "0;90"
    case .prompt: "0;1;36"
    case .alert: "0;1;31"
    case .command: "0;1;34"
    case .option: "0;36"
    case .string: "0;33"
    case .number: "0;35"
    case .selector: "0;32"
    case .variable: "0;95"
    case .comment: "0;90"
    case .unknown: "0;31"
    case .selected: "0;7"
    }
  }
}

/// A piece of text in one style.
public struct StyledText: Sendable, Equatable {
  /// The text.
  public let text: String
  /// How it looks.
  public let style: Style

  /// A text in a style.
  public init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }
}

/// A stretch of the line being typed and how it looks.
public struct Highlight: Sendable, Equatable {
  /// The UTF-8 range in the line.
  public let range: Range<Int>
  /// How it looks.
  public let style: Style

  /// A stretch in a style.
  public init(_ range: Range<Int>, _ style: Style) {
    self.range = range
    self.style = style
  }
}
