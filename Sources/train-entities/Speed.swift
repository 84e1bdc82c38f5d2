import NamedEntities

/// Measures how fast names are found, tokenising included, on one core.
enum Speed {
  /// Tokens a second over the lines of a file, the best of three rounds.
  static func measure(_ path: String, _ model: TagModel) {
    let bytes = Array(Files.text(path).utf8)
    let lines = Trainer.lines(bytes)
    var best = 0.0
    var tokens = 0
    let clock = ContinuousClock()
    for _ in 0..<3 {
      tokens = 0
      let time = clock.measure {
        for start in stride(from: 0, to: lines.count, by: 25) {
          let stream = TokenStream(bytes, in: Array(lines[start..<min(start + 25, lines.count)]))
          tokens += stream.tokens.count
          _ = Recogniser(stream, model: model).spans()
        }
      }
      let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
      best = max(best, Double(tokens) / seconds)
    }
    print("\(tokens) tokens, \(Int(best)) tokens a second")
  }
}
