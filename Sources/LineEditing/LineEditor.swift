private import Synchronization

/// Reads lines at a terminal, and gives the terminal back as it was when it goes out of use.
///
/// libedit edits (keymaps, vi mode, `~/.editrc` with the scope `collate`); the screen is drawn here, because
/// libedit loses combining marks, colours and anything beside the line. One editor at a time, on one thread.
///
/// ```swift
/// var hooks = LineEditor.Hooks()
/// hooks.complete = { line, cursor in … }
/// if let editor = LineEditor(hooks: hooks) {
///   editor.prompt = [StyledText("collate> ", .prompt)]
///   loop: while true {
///     switch editor.readLine() {
///     case .line(let line): …           // may hold several lines when a block was pasted
///     case .interrupted: continue       // Ctrl-C: the line is gone
///     case .endOfInput, .terminalGone: break loop      // Ctrl-D on an empty line; nobody is there
///     case .terminated(let code): exit(code)
///     }
///   }
/// }
/// ```
public struct LineEditor: ~Copyable {
  /// What reading a line came to.
  public enum Result: Sendable, Equatable {
    /// A line without its last line break, byte for byte as it was typed or pasted.
    case line(String)
    /// Ctrl-C; whether nothing was typed.
    case interrupted(onEmptyLine: Bool)
    /// Ctrl-D on an empty line.
    case endOfInput
    /// The terminal is gone: nobody can be asked any more.
    case terminalGone
    /// SIGTERM or SIGHUP came: save, and leave with this exit code.
    case terminated(Int32)
  }

  private let core: EditorCore

  /// An editor on the standard streams, or nil when they are no terminal.
  ///
  /// Prompts go to standard output, or to standard error when standard output is not a terminal. Installs `Signals`.
  public init?(features: Features = .standard, hooks: Hooks = Hooks(), notices: Notices = Notices()) {
    guard Terminal.isTerminal(0), let output = [Int32(1), 2].first(where: Terminal.isTerminal) else {
      return nil
    }
    core = EditorCore(output: output, features: features, hooks: hooks, notices: notices)
    self.notices = notices
  }

  deinit { core.close() }

  /// What stands before the line.
  ///
  /// It may hold any characters; it must not hold line breaks.
  public var prompt: [StyledText] {
    get { core.prompt }
    nonmutating set { core.prompt = newValue }
  }

  /// The earlier lines that Up, suggestions and Ctrl-R offer, oldest first.
  public var history: [HistoryEntry] {
    get { core.history.entries }
    nonmutating set { core.history = HistoryBrowser(newValue) }
  }

  /// Reads a line.
  public func readLine() -> Result { core.readLine() }

  /// A way to print above the prompt from any thread.
  public let notices: Notices

  /// What the prompt may do besides editing.
  public struct Features: OptionSet, Sendable {
    /// The bits.
    public let rawValue: Int

    /// A set of features.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Colours.
    public static let color = Features(rawValue: 1)
    /// The grey continuation from history.
    public static let suggestions = Features(rawValue: 2)
    /// The dim line under the prompt.
    public static let hints = Features(rawValue: 4)
    /// Help at `?`; F1 gives it always.
    public static let help = Features(rawValue: 8)

    /// All of them where the terminal can and `NO_COLOR` does not say no.
    public static var standard: Features {
      Terminal.canDraw && Terminal.hasColor(1) ? [.color, .suggestions, .hints, .help] : []
    }
  }

  /// What the editor asks while a line is typed.
  ///
  /// Places are UTF-8 offsets in the line.
  public struct Hooks {
    /// What could stand at the cursor.
    public var complete: (_ line: String, _ cursor: Int) -> [Candidate] = { _, _ in [] }
    /// What is said when nothing could stand at the cursor.
    public var nothingFits: () -> String = { "nothing fits here" }
    /// How the parts of the line look.
    public var highlight: (_ line: String) -> [Highlight] = { _ in [] }
    /// What can come next, for the dim line.
    public var hint: (_ line: String, _ cursor: Int) -> String? = { _, _ in nil }
    /// What `?` shows about the word at the cursor.
    public var help: (_ line: String, _ cursor: Int) -> String? = { _, _ in nil }
    /// Whether Enter should add a row because a quotation is open.
    public var isIncomplete: (_ line: String) -> Bool = { _ in false }
    /// Names the corpus, so that history of the same corpus comes first.
    public var corpus: () -> String? = { nil }
    /// Seconds since 1970, to show the age of earlier lines.
    public var now: () -> Int = { 0 }
    /// Lines to print above the prompt when something woke it; asked on the editor's own thread.
    public var arrived: () -> [String] = { [] }

    /// Hooks that offer nothing.
    public init() {}
  }
}

/// Something that could stand at the cursor.
public struct Candidate: Sendable, Equatable {
  /// What would be put into the line, quoted as the language needs it.
  public let value: String
  /// What the list shows beside it.
  public let help: String
  /// The UTF-8 range of the line it would replace.
  public let replaces: Range<Int>

  /// A candidate.
  public init(_ value: String, help: String = "", replaces: Range<Int>) {
    self.value = value
    self.help = help
    self.replaces = replaces
  }
}

/// Lines to print above the prompt while it waits; any thread may post.
public final class Notices: Sendable {
  private let waiting = Mutex<[String]>([])

  /// Nothing posted yet.
  public init() {}

  /// Shows a line above the prompt, now or as soon as there is one; the line being typed stays.
  public func post(_ text: String) {
    waiting.withLock { $0.append(text) }
    Signals.wake()
  }

  /// Wakes a prompt that waits, which then asks its `arrived` hook.
  public func wake() { Signals.wake() }

  /// The lines that were posted and not yet shown.
  public func take() -> [String] {
    waiting.withLock { lines in
      defer { lines = [] }
      return lines
    }
  }
}
