import Glibc
import LineEditing
import Synchronization

/// The user's wish to stop, as Ctrl-C says it.
enum Interruption {
  private static let flag = Atomic<Bool>(false)

  /// Whether a stop was asked for: Ctrl-C here, or any signal that a prompt has noted.
  static var isRequested: Bool {
    flag.load(ordering: .relaxed) || !Signals.pending.isDisjoint(with: [.interrupt, .terminate, .hangUp])
  }

  /// Forgets the wish; not that the process should end.
  static func clear() {
    flag.store(false, ordering: .relaxed)
    _ = Signals.take(.interrupt)
  }

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
