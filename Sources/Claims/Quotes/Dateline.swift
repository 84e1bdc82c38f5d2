/// The place, day and agency that a report begins with, no part of what its first sentence says.
///
/// As in `GENEVA, 20 March 2025 (Meridian Wire) - …`.
enum Dateline {
  /// A dateline is no longer than this many words and marks.
  private static let longest = 18

  /// The place of the first token behind a dateline; 0 without one.
  ///
  /// It ends in a dash, and what stands before it is capitalised, a number, a date or in brackets; and either its first
  /// word is in capitals, or an agency in brackets or a date stands right before the dash. O(1).
  static func end(in tokens: [SpeechToken]) -> Int {
    guard let first = tokens.first, first.isWord,
      let dash = tokens.prefix(longest).firstIndex(where: { $0.kind == .dash || $0.isQuote }), dash > 0,
      dash + 1 < tokens.count, tokens[dash].kind == .dash
    else { return 0 }
    let head = tokens[..<dash]
    guard head.allSatisfy(isPart), isSpaced(tokens, dash) else { return 0 }
    let last = tokens[dash - 1]
    let before = last.kind == .stop && dash > 1 ? tokens[dash - 2] : last
    let isMarked = before.kind == .bracketClose && head.contains { $0.kind == .bracketOpen }
    return isMarked || first.isAllCapitals || before.kind == .number || before.isA(.time) ? dash + 1 : 0
  }

  private static func isPart(_ token: SpeechToken) -> Bool {
    switch token.kind {
    case .word: token.isCapitalised || token.isA([.time, .preposition, .determiner]) || !token.hasCase
    case .number, .comma, .stop, .bracketOpen, .bracketClose, .other: true
    default: false
    }
  }

  /// Whether spaces stand around a dash: `Franco-German` is one word.
  private static func isSpaced(_ tokens: [SpeechToken], _ dash: Int) -> Bool {
    tokens[dash].range.lowerBound > tokens[dash - 1].range.upperBound
      && tokens[dash + 1].range.lowerBound > tokens[dash].range.upperBound
  }
}
