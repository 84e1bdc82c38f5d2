/// Offices that stand in front of a family name.
///
/// Titles of a given name (`King`, `Pope`, `الملك`) are none of them.
struct Titles {
  static let shared = Titles()
  private let royal = RuleWords.words("royal")

  /// The words behind the offices in front; all words when nothing would be left.
  func without(_ words: [[UInt16]]) -> ArraySlice<[UInt16]> {
    var rest = words[...]
    while rest.count > 1, let count = office(rest), count < rest.count { rest = rest.dropFirst(count) }
    return rest
  }

  private func office(_ words: ArraySlice<[UInt16]>) -> Int? {
    guard let first = words.first.map({ Hashing.hash($0[...]) }), !royal.contains(first),
      let longest = KnownNames.shared.longestRole[first]
    else { return nil }
    var best: Int?
    var key = Hashing.seed &+ 1
    for (count, word) in words.prefix(longest).enumerated() {
      key = Hashing.mix(key, Hashing.hash(word[...]))
      if KnownNames.shared.roles.contains(key) { best = count + 1 }
    }
    return best
  }
}
