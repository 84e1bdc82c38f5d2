/// One word of the command language: what it is called, what it takes, and what it does.
public struct Command: Sendable {
  /// Its name, help, parameters and examples; completion, manual and tests read them.
  public let manual: Manual
  /// Does the work: the same request gives the same outcome, on any machine, at any time.
  public let run: @Sendable (Request) throws(CommandError) -> Outcome

  /// A command with its manual and its work.
  public init(_ manual: Manual, run: @escaping @Sendable (Request) throws(CommandError) -> Outcome) {
    self.manual = manual
    self.run = run
  }
}

/// What a command is asked: its arguments, the documents selected, the answer piped in.
public struct Request: Sendable {
  /// The arguments, checked against the manual.
  public let arguments: Arguments
  /// The numbers of the documents to read, in order: the selection, or all that are not set aside.
  public let documents: [Int]
  /// Whether the line selected documents itself.
  public let hasSelection: Bool
  /// The answer of the command before the `|`.
  public let input: Report?
  /// The corpus.
  public let corpus: Corpus
  /// Cores, memory of earlier results, cancellation.
  public let context: RunContext

  /// A request with all its parts.
  public init(
    arguments: Arguments, documents: [Int], hasSelection: Bool = false, input: Report? = nil, corpus: Corpus,
    context: RunContext = RunContext()
  ) {
    self.arguments = arguments
    self.documents = documents
    self.hasSelection = hasSelection
    self.input = input
    self.corpus = corpus
    self.context = context
  }

  /// The same request with other cores, memory and cancellation.
  package func `in`(_ context: RunContext) -> Request {
    Request(
      arguments: arguments, documents: documents, hasSelection: hasSelection, input: input, corpus: corpus,
      context: context)
  }

  /// The value of a parameter.
  public subscript<Value>(_ option: Option<Value>) -> Value { option.read(arguments) }

  /// The words of the positional parameter with a name; quoted ones say so.
  public func words(_ name: String) -> [Argument] { arguments.positional[name] ?? [] }
}

/// What a command gives back: an answer, changes to the corpus, remarks.
///
/// It prints nothing and changes nothing.
public struct Outcome: Sendable {
  /// The answer; nil for a command that only changes state.
  public var report: Report?
  /// The changes it asks for.
  public var edits: [CorpusEdit]
  /// Remarks for the person at the prompt, in whole sentences; they go to standard error.
  public var notes: [String]
  /// Command lines one usually asks next, best first.
  public var next: [String]

  /// An outcome with its parts.
  public init(
    _ report: Report? = nil, edits: [CorpusEdit] = [], notes: [String] = [], next: [String] = []
  ) {
    self.report = report
    self.edits = edits
    self.notes = notes
    self.next = next
  }
}
