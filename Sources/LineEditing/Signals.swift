private import CLibEdit

/// The signals of the process, noted by handlers and read where it suits.
public enum Signals {
  /// What can come.
  public struct Kind: OptionSet, Sendable {
    /// The bits of the C side.
    public let rawValue: Int32

    /// A set of signals.
    public init(rawValue: Int32) { self.rawValue = rawValue }

    /// Ctrl-C.
    public static let interrupt = Kind(rawValue: 1)
    /// `kill`.
    public static let terminate = Kind(rawValue: 2)
    /// The terminal went away.
    public static let hangUp = Kind(rawValue: 4)
    /// Ctrl-Z.
    public static let stop = Kind(rawValue: 8)
    /// `fg`.
    public static let resume = Kind(rawValue: 16)
    /// The window has another size.
    public static let resize = Kind(rawValue: 32)
  }

  /// Takes over INT, TERM and HUP (and TSTP, CONT, WINCH with a terminal), and ignores PIPE and XFSZ.
  ///
  /// A write to a reader that went away then fails with `EPIPE` instead of ending the process.
  /// Returns the descriptor that becomes readable when a signal comes, or -1.
  @discardableResult
  public static func install(forTerminal isTerminal: Bool) -> Int32 {
    collate_signals_install(isTerminal)
  }

  /// The signals that came and were not taken yet.
  ///
  /// Any thread may ask; it costs one atomic read.
  public static var pending: Kind { Kind(rawValue: collate_signals_pending()) }

  /// Takes the signals of some kinds that came since they were last taken.
  public static func take(_ kinds: Kind) -> Kind { Kind(rawValue: collate_signals_take(kinds.rawValue)) }

  /// The exit code the shell expects of a process that a signal ended: 143, 129 or nil.
  public static var exitCode: Int32? {
    if pending.contains(.terminate) { return 143 }
    return pending.contains(.hangUp) ? 129 : nil
  }

  /// Wakes a line editor that waits for a key.
  ///
  /// Any thread may call it.
  static func wake() { collate_signals_wake() }

  /// Fills a set with the signals that a child should react to as usual.
  static func fillForChild(_ set: UnsafeMutableRawPointer) { unsafe collate_signals_for_child(set) }

  /// Stops the process as Ctrl-Z does; returns when it goes on.
  static func stopHere() { collate_signals_stop_here() }
}
