/// Matches text against a pattern in which `*` stands for any run and `?` for one character.
enum Glob {
  /// Whether the pattern matches the whole text, or with `anywhere` and no wildcard any part of it.
  ///
  /// O(pattern · text).
  static func matches(_ pattern: String, _ text: String, isCaseSensitive: Bool, anywhere: Bool) -> Bool {
    var pattern = Array((isCaseSensitive ? pattern : pattern.lowercased()).unicodeScalars)
    if anywhere, !pattern.contains("*"), !pattern.contains("?") { pattern = ["*"] + pattern + ["*"] }
    return matches(pattern, Array((isCaseSensitive ? text : text.lowercased()).unicodeScalars))
  }

  /// The two-pointer match with one point to fall back to: the last `*`.
  private static func matches(_ pattern: [Unicode.Scalar], _ text: [Unicode.Scalar]) -> Bool {
    var p = 0, t = 0
    var star: (p: Int, t: Int)?
    while t < text.count {
      if p < pattern.count, pattern[p] == "*" {
        star = (p, t)
        p += 1
      } else if p < pattern.count, pattern[p] == "?" || pattern[p] == text[t] {
        p += 1
        t += 1
      } else if let fallback = star {
        star = (fallback.p, fallback.t + 1)
        p = fallback.p + 1
        t = fallback.t + 1
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == "*" }
  }
}
