/// How far apart two words are, for "did you mean".
public enum EditDistance {
  /// The least number of insertions, deletions, substitutions and swaps of neighbours that turn `a` into `b`.
  ///
  /// Optimal string alignment distance (Damerau 1964; Wagner & Fischer 1974) over Unicode scalars.
  /// O(|a|·|b|) time, O(|b|) memory.
  static func damerau(_ a: String, _ b: String) -> Int {
    let a = Array(a.unicodeScalars), b = Array(b.unicodeScalars)
    var before: [Int] = []
    var previous = Array(0...b.count)
    for i in a.indices {
      var current = [i + 1]
      for j in b.indices {
        var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        current.append(cost)
      }
      (before, previous) = (previous, current)
    }
    return previous[b.count]
  }

  /// The candidate nearest to a word, if one is near enough to be meant: at most a third of its letters differ.
  ///
  /// Ties go to the earlier candidate. A candidate that starts with the word (three letters or more) is near too.
  public static func nearest(to word: String, among candidates: [String]) -> String? {
    let word = word.lowercased()
    guard !word.isEmpty, word.utf8.count <= 64 else { return nil }
    let limit = max(1, word.unicodeScalars.count / 3)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates where candidate.utf8.count <= 64 {
      let distance = damerau(word, candidate.lowercased())
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    if let best { return best.candidate }
    return word.count < 3 ? nil : candidates.first { $0.lowercased().hasPrefix(word) }
  }
}
