private import CLibEdit

/// The modes of the terminal around what is not line editing.
public enum TerminalModes {
  /// Gives the terminal as it was before the first line was read: for a pager or another program.
  static func giveBack() { collate_terminal_restore() }

  /// Keeps what is typed while a command runs: not echoed, not cut, there for the next prompt.
  static func takeBack() { collate_terminal_quiet(0) }

  /// Runs `body` with the terminal given back.
  public static func lending<Value, Failure: Error>(_ body: () throws(Failure) -> Value) throws(Failure)
    -> Value
  {
    giveBack()
    defer { takeBack() }
    return try body()
  }
}
