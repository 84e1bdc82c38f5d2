/// The page of a command: its parser, help, completion, man page and tests all come from here.
public struct Manual: Sendable {
  /// The command word.
  public let name: String
  /// What it does, in one line, as a verb phrase.
  public let summary: String
  /// More: what is returned, the method and its source.
  ///
  /// Plain paragraphs.
  public let discussion: String
  /// What stands after the name without a dash, in order.
  public let positionals: [Positional]
  /// The options.
  public let options: [Parameter]
  /// Lines that work on the sample corpus; tests run them.
  public let examples: [String]
  /// The heading it stands under in `help`.
  public let topic: Topic

  /// The headings of `help`, in their order.
  public enum Topic: String, Sendable, CaseIterable {
    case corpus = "Corpus", explore = "Explore", analyse = "Analyse", rows = "Rows", notebook = "Notebook"
    case program = "Program"
  }

  /// A page with its parts.
  public init(
    _ name: String, _ summary: String, topic: Topic, positionals: [Positional] = [],
    options: [Parameter] = [], discussion: String = "", examples: [String]
  ) {
    self.name = name
    self.summary = summary
    self.topic = topic
    self.positionals = positionals
    self.options = options
    self.discussion = discussion
    self.examples = examples
  }
}

/// What may stand after a command's name without a dash.
public struct Positional: Sendable {
  /// How it is called in help and in `Request.words`.
  public let name: String
  /// What it takes.
  public let form: Form
  /// Whether it may be left out.
  public let isOptional: Bool
  /// What it means, in one line.
  public let help: String

  /// What a positional takes.
  public enum Form: Sendable, Equatable {
    /// A document selection: all words that remain.
    case documents
    /// One word, of a kind that completion knows.
    case word(Domain)
    /// All words that remain.
    case words(Domain)
    /// All that remains up to `|`, operators included, as in `where count > 3`.
    case expression
  }

  /// A positional with its form.
  public init(_ name: String, _ form: Form, isOptional: Bool = false, _ help: String) {
    self.name = name
    self.form = form
    self.isOptional = isOptional
    self.help = help
  }

  /// Documents: a selection such as `2-5` or `lang:ar`; none means all.
  public static let documents = Positional(
    "SEL", .documents, isOptional: true,
    "Documents, such as `3`, `2-5`, `source:NAME`, `lang:ar`; none means all.")
}

/// What values a parameter takes; parsing checks it, completion offers it.
public enum Domain: Sendable, Equatable {
  /// Any words.
  case text
  /// A file or folder.
  case path
  /// A day, month or year: `2023-10-01`, `2023-10`, `2023`.
  case date
  /// A cell of the notebook, by number or name.
  case cell
  /// A command, or a topic of the manual.
  case command
  /// A name of the entity list.
  case entity
  /// A column of the answer before the `|`.
  case column
  /// A day, or `$N` for the documents that cell N read: `--since $3`.
  case dateOrCell
  /// A document selection in one word, quoted when it has several: `--against "source:a not lang:ar"`.
  case documents
  /// A whole number in a range.
  case integer(ClosedRange<Int>)
  /// A number in a range.
  case number(ClosedRange<Double>)
  /// One of several words.
  case choice([String])
}

/// An option of a command, without the type of its value.
public struct Parameter: Sendable {
  /// Its name, without the dashes.
  public let name: String
  /// Its one-letter form, if it has one.
  public let short: Character?
  /// What it takes; nil for a switch.
  public let domain: Domain?
  /// The value it has when nothing is said, as it would be typed.
  public let standard: String?
  /// What it means, in one line.
  public let help: String
}

/// An option with the type of its value; `request[option]` reads it.
public struct Option<Value: Sendable>: Sendable {
  /// The option as the manual lists it.
  public let parameter: Parameter
  let read: @Sendable (Arguments) -> Value
}

extension Option where Value == Bool {
  /// A switch: `--name`.
  public static func flag(_ name: String, short: Character? = nil, _ help: String) -> Option {
    Option(parameter: Parameter(name: name, short: short, domain: nil, standard: nil, help: help)) {
      $0.options[name] != nil
    }
  }
}

extension Option where Value == Int {
  /// A whole number with a standard value.
  public static func integer(
    _ name: String, short: Character? = nil, in range: ClosedRange<Int>, standard: Int, _ help: String
  ) -> Option {
    Option(
      parameter: Parameter(
        name: name, short: short, domain: .integer(range), standard: String(standard), help: help)
    ) { $0.options[name].flatMap { Int($0.value) } ?? standard }
  }
}

extension Option where Value == Int? {
  /// A whole number that may be left out.
  public static func integer(
    _ name: String, short: Character? = nil, in range: ClosedRange<Int>, _ help: String
  ) -> Option {
    Option(
      parameter: Parameter(name: name, short: short, domain: .integer(range), standard: nil, help: help)
    ) { $0.options[name].flatMap { Int($0.value) } }
  }
}

extension Option where Value == Double {
  /// A number with a standard value.
  public static func number(
    _ name: String, in range: ClosedRange<Double>, standard: Double, _ help: String
  ) -> Option {
    Option(
      parameter: Parameter(
        name: name, short: nil, domain: .number(range), standard: "\(standard)", help: help)
    ) { $0.options[name].flatMap { Double($0.value) } ?? standard }
  }
}

extension Option where Value == String {
  /// One of several words, with a standard one.
  public static func choice(_ name: String, of words: [String], standard: String, _ help: String) -> Option {
    Option(
      parameter: Parameter(name: name, short: nil, domain: .choice(words), standard: standard, help: help)
    ) { $0.options[name]?.value ?? standard }
  }
}

extension Option where Value == [Int]? {
  /// A document selection that may be left out; the shell finds the documents.
  public static func documents(_ name: String, _ help: String) -> Option {
    Option(parameter: Parameter(name: name, short: nil, domain: .documents, standard: nil, help: help)) {
      $0.selections[name]
    }
  }
}

extension Option where Value == [Int]? {
  /// The documents that a cell read, where an option with a day names a cell instead; the shell finds them.
  public static func cell(_ option: Option<String?>) -> Option {
    Option(parameter: option.parameter) { $0.selections[option.parameter.name] }
  }
}

extension Option where Value == String? {
  /// Words that may be left out.
  public static func text(_ name: String, short: Character? = nil, _ help: String) -> Option {
    text(name, short: short, .text, help)
  }

  /// A word of some domain that may be left out.
  public static func text(_ name: String, short: Character? = nil, _ domain: Domain, _ help: String) -> Option
  {
    Option(parameter: Parameter(name: name, short: short, domain: domain, standard: nil, help: help)) {
      $0.options[name]?.value
    }
  }
}
