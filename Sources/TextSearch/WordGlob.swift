import TextKernels

/// A word with wildcards: `nego*`, `*ation`, `w?r`.
struct WordGlob {
  private let pattern: [UInt8]
  private static let star = UInt8(ascii: "*")
  private static let one = UInt8(ascii: "?")

  /// The wildcards of a word; nil for a word that has none, or nothing else.
  ///
  /// A question mark counts between letters only: at the end of a word it asks a question.
  init?(_ word: some StringProtocol) {
    var folded = Array(Folding.folded(String(word)).utf8)
    while let last = folded.last, last == WordGlob.one || last == UInt8(ascii: ",") { folded.removeLast() }
    guard folded.contains(WordGlob.star) || folded.contains(WordGlob.one) else { return nil }
    let letters = folded.filter { $0 != WordGlob.star && $0 != WordGlob.one }
    let words = Words.words(of: String(decoding: letters, as: UTF8.self))
    guard words.count == 1, words[0].range.count == letters.count else { return nil }
    pattern = folded
  }

  /// Whether a folded word matches.
  ///
  /// O(letters of both), by going back to the last star only.
  func matches(_ word: ArraySlice<UInt8>) -> Bool {
    var place = word.startIndex
    var next = 0
    var afterStar: (pattern: Int, word: Int)?
    while place < word.endIndex {
      if next < pattern.count, pattern[next] == WordGlob.star {
        next += 1
        afterStar = (next, place)
      } else if next < pattern.count, pattern[next] == WordGlob.one {
        place = WordGlob.after(place, in: word)
        next += 1
      } else if next < pattern.count, pattern[next] == word[place] {
        place += 1
        next += 1
      } else if let star = afterStar {
        next = star.pattern
        place = WordGlob.after(star.word, in: word)
        afterStar = (next, place)
      } else {
        return false
      }
    }
    return pattern[next...].allSatisfy { $0 == WordGlob.star }
  }

  /// The place of the next character.
  private static func after(_ place: Int, in word: ArraySlice<UInt8>) -> Int {
    var next = place + 1
    while next < word.endIndex, word[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }
}
