import Glibc
import Synchronization

/// The user's wish to stop, as Ctrl-C says it.
enum Interruption {
  private static let flag = Atomic<Bool>(false)

  /// Whether a stop was asked for.
  static var isRequested: Bool { flag.load(ordering: .relaxed) }

  /// Forgets the wish.
  static func clear() { flag.store(false, ordering: .relaxed) }

  /// From now on Ctrl-C asks the running command to stop, and a reader that went away is an error, not a signal.
  static func install() {
    clear()
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { _ in Interruption.flag.store(true, ordering: .relaxed) }
    unsafe sigaction(SIGINT, &action, nil)
  }
}
