/// Finds the longest listed phrases among tokens.
struct PhraseMatcher {
  /// A listed phrase in a text.
  struct Match {
    /// Its tokens.
    let tokens: Range<Int>
    /// Its place in `KnownNames.names`.
    let name: Int
  }

  private let known = KnownNames.shared

  /// The listed names among tokens, longest first from the left; in scripts with capitals only capitalised ones.
  func matches(in stream: TokenStream, _ range: Range<Int>) -> [Match] {
    var found: [Match] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if let match = match(at: index, in: stream, range.upperBound) {
        found.append(match)
        index = match.tokens.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  private func match(at index: Int, in stream: TokenStream, _ end: Int) -> Match? {
    let first = stream.tokens[index]
    guard first.flags.contains(.word), !first.flags.isDisjoint(with: [.capital, .arabic]),
      let longest = known.longest[first.word]
    else { return nil }
    var best: Match?
    var key = Hashing.seed &+ 1
    for next in index..<min(end, index + longest) {
      key = Hashing.mix(key, stream.tokens[next].word)
      if let name = known.phrases[key] { best = Match(tokens: index..<(next + 1), name: name) }
    }
    return best
  }

  /// The end of the longest office or title that starts at a token, or nil.
  func role(at index: Int, in stream: TokenStream, _ end: Int) -> Int? {
    guard let longest = known.longestRole[stream.tokens[index].word] else { return nil }
    var best: Int?
    var key = Hashing.seed &+ 1
    for next in index..<min(end, index + longest) {
      key = Hashing.mix(key, stream.tokens[next].word)
      if known.roles.contains(key) { best = next + 1 }
    }
    return best
  }
}
