/// Finds the tokens of several terms in one pass over a column.
///
/// A table of 8 KiB, which stays in the nearest cache, tells for the low 13 bits of a token whether it can be one
/// of those wanted; the few that pass are looked up exactly. The cost is about a cycle a token, however many words
/// are wanted.
struct TokenFilter: Sendable {
  private let marks: [UInt8]
  private var table = TokenTable()
  /// For each token, by its number in the table, the first term that wants it, and all when several do.
  private var first: [Int32] = []
  private var several: [Int: [Int]] = [:]
  private static let mask: UInt32 = 0x1FFF

  /// A filter for the tokens of each term.
  init(_ wanted: [TokenSet]) {
    var marks = [UInt8](repeating: 0, count: Int(TokenFilter.mask) + 1)
    for (term, set) in wanted.enumerated() {
      for token in set.tokens {
        marks[Int(token & TokenFilter.mask)] = 1
        let (number, isNew) = table.insert(token)
        if isNew {
          first.append(Int32(term))
        } else {
          several[number, default: [Int(first[number])]].append(term)
          first[number] = -1
        }
      }
    }
    self.marks = marks
  }

  /// Calls `body` with each place at which a wanted token stands and each term that wants it, in order; `places` is
  /// a part of the column.
  @inline(__always)
  func scan(_ column: TokenColumn, _ places: Range<Int>? = nil, _ body: (_ place: Int, _ term: Int) -> Void) {
    unsafe column.withTokens { tokens in
      unsafe marks.withUnsafeBufferPointer { marks in
        let (first, end) = (places?.lowerBound ?? 0, places?.upperBound ?? tokens.count)
        var place = first
        let mask = TokenFilter.mask
        while place + 8 <= end {
          var any: UInt8 = 0
          for offset in 0..<8 { any |= unsafe marks[Int(tokens[place &+ offset] & mask)] }
          if any != 0 {
            for offset in 0..<8 where unsafe marks[Int(tokens[place &+ offset] & mask)] != 0 {
              unsafe hit(tokens[place &+ offset], place &+ offset, body)
            }
          }
          place &+= 8
        }
        while place < end {
          if unsafe marks[Int(tokens[place] & mask)] != 0 { unsafe hit(tokens[place], place, body) }
          place &+= 1
        }
      }
    }
  }

  @inline(__always)
  private func hit(_ token: UInt32, _ place: Int, _ body: (Int, Int) -> Void) {
    guard let number = table.number(of: token) else { return }
    let term = Int(first[number])
    guard term < 0 else { return body(place, term) }
    for term in several[number] ?? [] { body(place, term) }
  }
}

/// Counts phrases in columns, all in one pass.
struct PhraseCounter: Sendable {
  private let phrases: [TokenPhrase]
  /// The word of each phrase that is looked for; the others are compared where it stands.
  private let anchors: [Int]
  private let filter: TokenFilter
  private let isWord: [Bool]

  init(_ phrases: [TokenPhrase], in vocabulary: Vocabulary) {
    self.phrases = phrases
    isWord = phrases.map { $0.words.count == 1 }
    anchors = phrases.map { $0.anchor(in: vocabulary) }
    filter = TokenFilter(zip(phrases, anchors).map { $0.words.isEmpty ? TokenSet([]) : $0.words[$1] })
  }

  /// Calls `body` with each place at which a phrase starts and its number; by place for each phrase.
  ///
  /// `places` is the part of the column in which the phrase's rarest word is looked for.
  @inline(__always)
  func scan(
    _ column: TokenColumn, _ places: Range<Int>? = nil, _ body: (_ place: Int, _ phrase: Int) -> Void
  ) {
    filter.scan(column, places) { place, number in
      if isWord[number] { return body(place, number) }
      let phrase = phrases[number]
      let start = place - anchors[number]
      guard start >= 0, start + phrase.words.count <= column.count else { return }
      for index in phrase.words.indices where index != anchors[number] {
        guard phrase.words[index].contains(column[start + index]) else { return }
      }
      body(start, number)
    }
  }

  /// Calls `body` with each place in a part of the column at which the first phrase starts, ascending.
  @inline(__always)
  func scan(_ column: TokenColumn, starts: Range<Int>, _ body: (_ place: Int) -> Void) {
    let anchor = anchors[0]
    let end = min(starts.upperBound + anchor, column.count)
    guard starts.lowerBound + anchor < end else { return }
    scan(column, (starts.lowerBound + anchor)..<end) { place, _ in body(place) }
  }
}
