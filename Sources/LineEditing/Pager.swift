private import CLibEdit
private import Glibc
private import TextKernels

/// Shows long answers page by page.
public struct Pager {
  private let child: Int32
  private let end: Int32

  /// Shows bytes in the user's pager when they need more rows than the terminal has; false when they do not, or
  /// there is no pager, and nothing was shown.
  ///
  /// The pager is `$COLLATE_PAGER`, else `$PAGER`, else `less -FIRX`; it runs in our process group, so that it can
  /// use the terminal.
  public static func show(_ bytes: [UInt8], onTerminal descriptor: Int32) -> Bool {
    guard let size = Terminal.size(of: descriptor), Terminal.canDraw,
      rows(of: bytes, columns: size.columns, atMost: size.rows) >= size.rows
    else { return false }
    guard let pager = Pager() else { return false }
    pager.take(bytes)
    // 127: the shell did not find the pager, and nothing was shown.
    return pager.finish() != 127
  }

  /// Starts the user's pager for an answer that comes in parts; nil when there is none.
  public init?() {
    guard Terminal.canDraw else { return nil }
    let chosen = Terminal.environment("COLLATE_PAGER") ?? Terminal.environment("PAGER")
    TerminalModes.giveBack()
    guard let started = Pager.start(chosen ?? "less -FIRX") else {
      TerminalModes.takeBack()
      return nil
    }
    (child, end) = started
  }

  /// Shows the next bytes; false when the person has closed the pager.
  @discardableResult
  public func take(_ bytes: [UInt8]) -> Bool { Terminal.write(bytes, to: end) }

  /// Waits until the person has read on to the end or closed the pager; its exit status.
  @discardableResult
  public func finish() -> Int32 {
    close(end)
    defer { TerminalModes.takeBack() }
    return ChildProcess.wait(for: child)
  }

  /// How many rows bytes take, counted no further than a limit.
  static func rows(of bytes: [UInt8], columns: Int, atMost limit: Int) -> Int {
    var rows = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let isShort = line.count < columns
      rows += isShort ? 1 : max(0, DisplayWidth.of(plain(line)) - 1) / max(1, columns) + 1
      if rows >= limit { return rows }
    }
    return max(0, rows - 1)
  }

  /// A line without the sequences that style it.
  private static func plain(_ line: ArraySlice<UInt8>) -> String {
    var bytes: [UInt8] = []
    var isInside = false
    for byte in line {
      if isInside {
        isInside = byte == 0x5B || !(0x40...0x7E).contains(byte)
      } else if byte == 0x1B {
        isInside = true
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The process of a pager and the end of the pipe it reads.
  private static func start(_ command: String) -> (Int32, Int32)? {
    var ends: [Int32] = [0, 0]
    guard unsafe pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    unsafe setenv("LESSCHARSET", "utf-8", 0)
    let child = ChildProcess.start(["/bin/sh", "-c", command], input: ends[0])
    close(ends[0])
    guard let child else {
      close(ends[1])
      return nil
    }
    return (child, ends[1])
  }
}

/// Programs that run while we wait, with the terminal and in our process group.
public enum ChildProcess {
  /// Starts a program, with another standard input if given; nil when that fails.
  ///
  /// It reacts to signals as usual, whatever we do with them.
  public static func start(_ words: [String], input: Int32? = nil) -> Int32? {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    if let input { unsafe posix_spawn_file_actions_adddup2(&actions, input, 0) }
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var standard = sigset_t()
    unsafe Signals.fillForChild(&standard)
    unsafe posix_spawnattr_setsigdefault(&attributes, &standard)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var pointers: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) }
    defer { unsafe pointers.forEach { unsafe free($0) } }
    unsafe pointers.append(nil)
    var child: pid_t = 0
    let failure = unsafe posix_spawn(&child, words[0], &actions, &attributes, pointers, environ)
    return failure == 0 ? child : nil
  }

  /// Waits until a program ends; its exit status, 128 and more for one that a signal ended.
  ///
  /// When it is stopped by Ctrl-Z we stop too, and go on with it.
  public static func wait(for child: Int32) -> Int32 {
    var status: Int32 = 0
    collate_signals_reading(true)
    defer { collate_signals_reading(false) }
    while true {
      let result = unsafe waitpid(child, &status, WUNTRACED)
      if result < 0 {
        if errno == EINTR { continue }
        return 127
      }
      guard status & 0xFF == 0x7F else { break }
      Signals.stopHere()
      kill(child, SIGCONT)
    }
    _ = Signals.take([.interrupt, .stop, .resume])
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
