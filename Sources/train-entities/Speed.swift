import Glibc
import NamedEntities

/// Measures how fast names are found, tokenising included, on one core.
enum Speed {
  /// Tokens a second over the lines of a file, the best of three rounds.
  static func measure(_ path: String, _ model: TagModel) {
    let bytes = Array(Files.text(path).utf8)
    let lines = Trainer.lines(bytes)
    var best = 0.0
    var tokens = 0
    for _ in 0..<3 {
      tokens = 0
      let start = processorSeconds
      for first in stride(from: 0, to: lines.count, by: 25) {
        let stream = TokenStream(bytes, in: Array(lines[first..<min(first + 25, lines.count)]))
        tokens += stream.tokens.count
        _ = Recogniser(stream, model: model).spans()
      }
      let seconds = processorSeconds - start
      best = max(best, Double(tokens) / seconds)
    }
    print("\(tokens) tokens, \(Int(best)) tokens a second of processor time")
  }

  /// The processor time this program has used: other programs do not count.
  private static var processorSeconds: Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
