private import Glibc
private import Synchronization

/// How far a long job has come, on one line of the terminal's error stream that is rewritten in place.
///
/// Shown after a moment only, so that quick commands stay quiet. Any thread may report.
public final class ProgressLine: Sendable {
  private struct State {
    var started = 0.0
    var drawn = 0.0
    var done = 0, total = 0
    var unit = ""
    var isShown = false
    var isOver = false
  }

  private let descriptor: Int32
  private let isOn: Bool
  private let state = Mutex(State())

  /// Seconds before the line appears, and between two drawings.
  private static let patience = 0.4
  private static let interval = 0.1

  /// A line on a descriptor; off when it is no terminal or cannot draw.
  public init(descriptor: Int32, isOn: Bool) {
    self.descriptor = descriptor
    self.isOn = isOn && Terminal.isTerminal(descriptor) && Terminal.canDraw
  }

  /// Forgets the job before.
  public func begin() { state.withLock { $0 = State() } }

  /// Takes the line away for good: work that was left behind may still report, and a prompt stands there now.
  public func end() {
    clear()
    state.withLock { $0.isOver = true }
  }

  /// Takes note of how far the job is, and shows it when it is time.
  public func report(_ done: Int, of total: Int, _ unit: String) {
    guard isOn else { return }
    let now = Self.now
    state.withLock { state in
      guard !state.isOver else { return }
      if state.unit != unit || state.total != total || state.started == 0 {
        let isShown = state.isShown
        state = State(started: now, done: 0, total: total, unit: unit, isShown: isShown)
      }
      state.done = max(state.done, done)
      guard now - state.started > Self.patience, now - state.drawn > Self.interval else { return }
      state.drawn = now
      state.isShown = true
      let columns = Terminal.size(of: descriptor)?.columns ?? 80
      let text = Self.text(state.done, of: state.total, state.unit, seconds: now - state.started)
      Terminal.write(Array("\r\u{1B}[K\(text.prefix(columns - 1))".utf8), to: descriptor)
    }
  }

  /// Takes the line away, before anything else is written.
  public func clear() {
    guard isOn else { return }
    state.withLock { state in
      if state.isShown { Terminal.write(Array("\r\u{1B}[K".utf8), to: descriptor) }
      state.isShown = false
      state.drawn = 0
    }
  }

  /// The line: `documents  1,200 of 12,000 (10 %), 400/s, 27 s left`.
  static func text(_ done: Int, of total: Int, _ unit: String, seconds: Double) -> String {
    let rate = seconds > 0 ? Double(done) / seconds : 0
    let share = total > 0 ? " (\(done * 100 / total) %)" : ""
    let speed = rate >= 1 ? ", \(grouped(Int(rate)))/s" : ""
    let left = rate > 0 && total > done ? ", \(duration(Double(total - done) / rate)) left" : ""
    return "\(unit)  \(grouped(done)) of \(grouped(total))\(share)\(speed)\(left)"
  }

  private static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    return whole < 100 ? "\(whole) s" : "\(whole / 60) min \(whole % 60) s"
  }

  /// A number with its thousands apart: `12,000`.
  public static func grouped(_ number: Int) -> String {
    var text = ""
    for (index, digit) in String(number).reversed().enumerated() {
      if index > 0, index % 3 == 0, digit != "-" { text = "," + text }
      text = String(digit) + text
    }
    return text
  }

  private static var now: Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
