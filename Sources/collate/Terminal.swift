import FileAccess
import Glibc
import LineEditing
import PluginKit
import Shell
import TextKernels

/// The streams of the program.
struct Terminal {
  let isQuiet: Bool
  let color: String
  private let pages: Bool
  private let progress: ProgressLine?

  /// The streams as the invocation wants them; a progress line is taken away before anything is written.
  init(_ invocation: Invocation?, progress: ProgressLine? = nil) {
    isQuiet = invocation?.isQuiet ?? false
    color = invocation?.color ?? "never"
    pages = invocation?.isPlain == false && isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    self.progress = progress
  }

  /// Whether answers go to a terminal.
  var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// The paper answers are written on.
  var page: Page {
    Page(
      width: isTerminal ? Terminal.width(of: STDOUT_FILENO) ?? 80 : nil, hasColor: hasColor,
      isTerminal: isTerminal)
  }

  private var hasColor: Bool {
    if color != "auto" { return color == "always" }
    if let forced = Environment["CLICOLOR_FORCE"], forced != "0" { return true }
    return isTerminal && Environment["NO_COLOR"] == nil && Environment["TERM"] != "dumb"
  }

  /// How many columns a terminal has; nil for a descriptor that is none, or does not say.
  private static func width(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// The console of a notebook on these streams.
  var console: Console {
    var console = Console(
      answer: { (bytes) throws(CommandError) in try write(bytes) },
      remark: { if !isQuiet { complain($0) } },
      page: { page },
      clock: {
        var now = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &now)
        return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
      })
    console.flood = { (parts) throws(CommandError) in try flood(parts) }
    return console
  }

  /// Writes an answer whose bytes come in parts, through the pager where there is one.
  private func flood(_ parts: Console.Flood) throws(CommandError) {
    progress?.clear()
    guard pages, let pager = Pager() else {
      return try parts { (bytes) throws(CommandError) in try writeOut(bytes) }
    }
    var hasLeft = false
    var failure: CommandError?
    do throws(CommandError) {
      try parts { (bytes) throws(CommandError) in
        hasLeft = !pager.take(bytes)
        // Who closes the pager has seen enough.
        if hasLeft { throw .interrupted }
      }
    } catch { failure = hasLeft ? nil : error }
    // 127: the shell did not find the pager, and nothing was shown.
    if pager.finish() == 127 { return try parts { (bytes) throws(CommandError) in try writeOut(bytes) } }
    if let failure { throw failure }
  }

  /// Writes an answer to standard output; a reader that went away ends the program with 141.
  private func write(_ bytes: [UInt8]) throws(CommandError) {
    progress?.clear()
    if pages, Pager.show(bytes, onTerminal: STDOUT_FILENO) { return }
    try writeOut(bytes)
  }

  /// Writes bytes to standard output without a pager.
  private func writeOut(_ bytes: [UInt8]) throws(CommandError) {
    // A flood must stop when the user says so, also when nobody reads it to the end.
    for start in stride(from: 0, to: bytes.count, by: 1 << 16) {
      if Interruption.isRequested {
        // What is said of it begins on a line of its own.
        if pages, start > 0, bytes[start - 1] != 0x0A { _ = DurableWrite.writeAll([0x0A], to: STDOUT_FILENO) }
        throw .interrupted
      }
      let part = Array(bytes[start..<min(start + (1 << 16), bytes.count)])
      let failure = DurableWrite.writeAll(part, to: STDOUT_FILENO)
      if failure == EPIPE { exit(141) }
      if failure != 0 {
        throw CommandError(
          .failed, "the answer could not be written: \(SystemCall.words(for: failure))")
      }
    }
  }

  /// Says, dimmed, what one usually asks next.
  func suggest(_ lines: [String]) {
    guard !isQuiet, !lines.isEmpty, isatty(STDERR_FILENO) == 1 else { return }
    let text = "next: " + lines.prefix(4).joined(separator: "  ·  ")
    let shown = VisibleText.of(text)
    say(hasColor ? "\u{1B}[90m\(shown)\u{1B}[0m" : shown)
  }

  /// Says something on standard error; what could command the terminal becomes visible.
  func complain(_ text: String) { say(broken(VisibleText.of(text, breaks: .kept))) }

  private func say(_ text: String) {
    progress?.clear()
    _ = DurableWrite.writeAll(Array((text + "\n").utf8), to: STDERR_FILENO)
  }

  /// The text with its lines broken at spaces where it goes to a terminal, which would break them within words.
  private func broken(_ text: String) -> String {
    guard let width = Terminal.width(of: STDERR_FILENO) else { return text }
    var lines = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      LineBreaking.forEachLine(of: line, fitting: width) { lines += $0 + "\n" }
    }
    return String(lines.dropLast())
  }
}
