import Glibc

/// A program that makes text out of a file: started without a shell, with bounds on time and output.
public struct Converter: Sendable, Equatable {
  /// The program's name, looked up in the folders of `PATH`.
  public let program: String
  /// Its arguments before and behind the file's path.
  public let before: [String], behind: [String]

  /// How long it may take, in seconds.
  public static let longest = 60
  /// How many bytes it may write.
  public static let mostOutput = 256 << 20

  /// A program with its arguments; the last one before the path should be `--`.
  public init(_ program: String, before: [String], behind: [String]) {
    self.program = program
    self.before = before
    self.behind = behind
  }

  /// What the program writes for a file; nil when there is no such program.
  ///
  /// It reads nothing, what it says on standard error is lost, and it is ended when it passes a bound or `stop` says
  /// so. Throws when that happens, or it fails.
  public func output(
    for file: InputFile, unless stop: () -> Bool = { false }
  ) throws(FileError) -> [UInt8]? {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else {
      throw FileError(.refused, path: file.path, reason: SystemCall.words(for: errno))
    }
    // No other program that is started meanwhile may hold the ends open.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let child = start(on: file, writingTo: ends[1])
    close(ends[1])
    defer { close(ends[0]) }
    guard let child else { return nil }
    let (bytes, failure) = Converter.read(ends[0], unless: stop)
    if failure != nil { kill(child, SIGKILL) }
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
    if let failure { throw FileError(.tooLarge, path: file.path, reason: "\(program) \(failure)") }
    let exit = status & 0x7F == 0 ? status >> 8 & 0xFF : -1
    if exit == 127, bytes.isEmpty { return nil }
    guard exit == 0 else { throw FileError(.refused, path: file.path, reason: "\(program) cannot read it") }
    return bytes
  }

  private func start(on file: InputFile, writingTo output: Int32) -> pid_t? {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    let words = ([program] + before).map { Array($0.utf8) } + [file.location] + behind.map { Array($0.utf8) }
    var pointers: [UnsafeMutablePointer<CChar>?] = unsafe words.map { word in
      unsafe SystemCall.withCString(word) { unsafe strdup($0) }
    }
    defer { unsafe pointers.forEach { unsafe free($0) } }
    unsafe pointers.append(nil)
    var child: pid_t = 0
    let failure = unsafe posix_spawnp(&child, program, &actions, nil, pointers, environ)
    return failure == 0 ? child : nil
  }

  /// All that comes, or why no more was waited for.
  private static func read(
    _ descriptor: Int32, unless stop: () -> Bool
  ) -> (bytes: [UInt8], failure: String?) {
    var bytes: [UInt8] = []
    var now = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &now)
    let end = now.tv_sec + longest
    while true {
      unsafe clock_gettime(CLOCK_MONOTONIC, &now)
      guard now.tv_sec < end else { return (bytes, "took longer than \(longest) seconds") }
      if stop() { return (bytes, "was stopped") }
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard unsafe poll(&waiting, 1, SystemCall.patience) > 0 else { continue }
      let part = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        count = max(0, unsafe Glibc.read(descriptor, buffer.baseAddress, 1 << 16))
      }
      if part.isEmpty { return (bytes, nil) }
      bytes += part
      if bytes.count > mostOutput { return (bytes, "wrote more than \(mostOutput) bytes") }
    }
  }
}
