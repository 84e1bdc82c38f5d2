private import CLibEdit

/// The state behind a `LineEditor`: libedit, the screen, and what the line is decorated with.
@safe final class EditorCore {
  let features: LineEditor.Features
  let hooks: LineEditor.Hooks
  let notices: Notices
  var prompt: [StyledText] = []
  var history = HistoryBrowser()

  var screen: Screen
  var input: TerminalInput
  /// Scalars that libedit gets before the next key.
  var queue: [Unicode.Scalar] = []
  /// Keys that were typed and not yet passed on.
  var typed: [Unicode.Scalar] = []
  /// Where vi's keymaps stand; nil with emacs's.
  var vi: ViKeys?
  /// Rows shown under the line until the next key.
  var panel: [[StyledText]] = []
  /// What the newest fitting line of history goes on with.
  var suggestion: String?
  /// Why reading stopped without a line.
  var stopped: LineEditor.Result?
  /// What decorated the line when it was last drawn.
  var decoration = Decoration()

  private let output: Int32
  private let wake: Int32
  private let plain = PlainInput()
  private var editor: OpaquePointer?
  private var boundByUser: Set<[UInt8]> = []

  init(output: Int32, features: LineEditor.Features, hooks: LineEditor.Hooks, notices: Notices) {
    self.output = output
    self.features = features
    self.hooks = hooks
    self.notices = notices
    wake = Signals.install(forTerminal: true)
    screen = Screen(descriptor: output)
    input = TerminalInput(descriptor: 0, wake: wake)
    guard Terminal.canDraw else { return }
    collate_terminal_remember(0, output)
    open()
  }

  /// Gives the terminal back.
  func close() {
    if let open = unsafe editor { unsafe collate_editor_close(open) }
    unsafe editor = nil
    collate_terminal_restore()
  }

  /// Lets another program have the terminal.
  func lend() {
    if unsafe editor != nil { collate_terminal_restore() }
  }

  /// Has the terminal again.
  func takeBack() {
    if unsafe editor != nil { collate_terminal_quiet(0) }
  }

  /// The line in libedit; only while a line is being read.
  var buffer: EditBuffer? {
    guard let open = unsafe editor else { return nil }
    return unsafe EditBuffer(open)
  }

  /// Reads a line, with libedit where the terminal can draw.
  func readLine() -> LineEditor.Result {
    guard let open = unsafe editor else { return readPlainLine() }
    stopped = nil
    panel = []
    suggestion = nil
    history.rewind()
    vi?.startLine()
    screen.forget()
    screen.write("\u{1B}[?2004h")
    collate_signals_reading(true)
    defer {
      collate_signals_reading(false)
      screen.write("\u{1B}[?2004l")
      collate_terminal_quiet(0)
    }
    var scalars: UnsafePointer<UInt32>?
    var count = 0
    let result = unsafe collate_editor_read(open, &scalars, &count)
    if let stopped { return stopped }
    guard result > 0 else {
      screen.leave()
      return .endOfInput
    }
    var line = unsafe EditBuffer.scalars(scalars, count)
    if line.last == "\n" { line.removeLast() }
    return .line(line.string)
  }

  private func readPlainLine() -> LineEditor.Result {
    for notice in notices.take() { screen.write(Visible.text(notice) + "\n") }
    screen.write(prompt.map { Visible.text($0.text) }.joined())
    collate_signals_reading(true)
    defer { collate_signals_reading(false) }
    return plain.readLine(wake: wake)
  }

  private func open() {
    let hooks = unsafe collate_editor_hooks(
      next: { owner, scalar in
        guard let owner = unsafe owner, let scalar = unsafe scalar else { return 0 }
        let core = unsafe Unmanaged<EditorCore>.fromOpaque(owner).takeUnretainedValue()
        switch core.nextScalar() {
        case .scalar(let next):
          unsafe scalar.pointee = next.value
          return 1
        case .end: return 0
        case .stop: return -1
        }
      },
      act: { owner, action, key in
        guard let owner = unsafe owner, let action = Action(rawValue: action) else { return 0 }
        let core = unsafe Unmanaged<EditorCore>.fromOpaque(owner).takeUnretainedValue()
        return core.act(action, key: Unicode.Scalar(UInt32(bitPattern: key)))
      })
    let owner = unsafe Unmanaged.passUnretained(self).toOpaque()
    guard let opened = unsafe collate_editor_open(0, output, owner, hooks) else { return }
    unsafe editor = opened
    unsafe configure(opened)
  }

  private func configure(_ opened: OpaquePointer) {
    let rules = UserBindings.read()
    if rules.usesVi {
      unsafe collate_editor_set_vi(opened, true)
      vi = ViKeys()
    }
    for binding in Action.bindings(vi: rules.usesVi) {
      unsafe collate_editor_bind(opened, binding.inCommandMode, binding.key, binding.action.rawValue)
    }
    for line in rules.lines { _ = unsafe collate_editor_command(opened, line) }
    boundByUser = rules.sequences
    guard unsafe collate_editor_is_off(opened) else { return }
    unsafe collate_editor_close(opened)
    unsafe editor = nil
  }

  /// Whether ~/.editrc gives a key sequence a meaning of its own.
  func isBoundByUser(_ bytes: [UInt8]) -> Bool { boundByUser.contains(bytes) }

  /// Adjusts libedit and the terminal after a signal.
  func prepareTerminal(_ ready: Bool) {
    guard let open = unsafe editor else { return }
    unsafe collate_editor_prepare(open, ready)
  }

  /// Tells libedit of a new window size.
  func resizeEditor() {
    guard let open = unsafe editor else { return }
    unsafe collate_editor_resize(open)
  }
}

/// What can be bound to a key.
enum Action: Int32 {
  case accept, complete, pick, older, newer, lineEnd, lineStart, forward, backward, eraseBackward
  case eraseForward, help, clear

  /// A key of a keymap and what it does.
  struct Binding {
    let key: String
    let action: Action
    let inCommandMode: Bool
  }

  /// The keys of the standard keymaps; ~/.editrc may change them.
  static func bindings(vi: Bool) -> [Binding] {
    let everywhere: [(String, Action)] = [
      ("^M", .accept), ("^J", .accept), ("^I", .complete), ("^R", .pick), ("^P", .older), ("^N", .newer),
      ("^H", .eraseBackward), ("^?", .eraseBackward), ("^D", .eraseForward), ("^L", .clear), ("?", .help),
      ("^E", .lineEnd), ("^A", .lineStart), ("^F", .forward), ("^B", .backward),
    ]
    let command: [(String, Action)] = [
      ("^M", .accept), ("^J", .accept), ("^R", .pick), ("/", .pick), ("k", .older), ("-", .older),
      ("^P", .older),
      ("j", .newer), ("+", .newer), ("^N", .newer), ("^L", .clear), ("?", .help), ("^D", .eraseForward),
    ]
    return everywhere.map { Binding(key: $0.0, action: $0.1, inCommandMode: false) }
      + (vi ? command.map { Binding(key: $0.0, action: $0.1, inCommandMode: true) } : [])
  }
}
