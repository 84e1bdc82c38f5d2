import CollateCore

/// Finds the office of a person beside the name, with what makes it another office: `deputy`, `former`, a department.
struct RoleReader {
  private let stream: TokenStream
  private let matcher = PhraseMatcher()
  /// How many tokens an office may have.
  private static let longestRole = 7
  /// Words in front of an office and behind it that make it another: `deputy`, `нынешний`; `السابق`, `yardımcısı`.
  private static let ranks = RuleWords.words("rank")
  private static let ranksBehind = RuleWords.words("rank-behind")
  /// Offices that have a department in front, in scripts with capitals; and departments in small letters.
  private static let heads = RuleWords.words("department-head")
  private static let departments = RuleWords.words("department")
  private static let none = RuleWords.words("no-department")

  init(_ stream: TokenStream) { self.stream = stream }

  /// The office of a person: in front of the name (`US Secretary of State Ann Lee`, `The prime minister, Ann Lee,`),
  /// else behind it (`Ann Lee, the US secretary of state`).
  func role(of tokens: Range<Int>) -> Range<Int>? {
    guard let sentence = sentence(of: tokens.lowerBound) else { return nil }
    return roleBefore(tokens.lowerBound, sentence.tokens) ?? roleAfter(tokens.upperBound, sentence.tokens)
  }

  private func sentence(of token: Int) -> Sentence? {
    let index = stream.sentences.partitioningIndex { $0.tokens.upperBound > token }
    return index < stream.sentences.count ? stream.sentences[index] : nil
  }

  private func roleBefore(_ name: Int, _ sentence: Range<Int>) -> Range<Int>? {
    var end = name
    if end > sentence.lowerBound, isComma(end - 1) { end -= 1 }
    if end < name, let title = roleOfLand(endingAt: end, sentence) { return title }
    let earliest = max(sentence.lowerBound, end - RoleReader.longestRole)
    for start in earliest..<max(earliest, end) {
      guard let last = matcher.role(at: start, in: stream, end), isEnd(last, end) else { continue }
      return whole(start, sentence)..<end
    }
    return arabicOffice(endingAt: end, sentence)
  }

  /// Whether between an office and a name there is nothing but a rank: `bakan yardımcısı`, `الرئيس السابق`.
  private func isEnd(_ last: Int, _ end: Int) -> Bool {
    last == end || last + 1 == end && RoleReader.ranksBehind.contains(stream.tokens[last].word)
  }

  /// Where an office begins, with its rank, department and land in front: `former Marren Deputy Transport Minister`.
  private func whole(_ start: Int, _ sentence: Range<Int>) -> Int {
    var first = rank(before: department(before: start, sentence), sentence)
    first = land(before: first, sentence)
    return rank(before: first, sentence)
  }

  private func rank(before start: Int, _ sentence: Range<Int>) -> Int {
    var start = start
    while start > sentence.lowerBound, RoleReader.ranks.contains(stream.tokens[start - 1].word) {
      start -= 1
      // `vice-`, `ex-`.
      if start > sentence.lowerBound, isHyphen(start - 1), start - 1 > sentence.lowerBound,
        RoleReader.ranks.contains(stream.tokens[start - 2].word)
      {
        start -= 1
      }
    }
    if start - 1 > sentence.lowerBound, isHyphen(start - 1),
      RoleReader.ranks.contains(stream.tokens[start - 2].word)
    {
      return rank(before: start - 2, sentence)
    }
    return start
  }

  /// Where the department in front of a bare `Minister` or `chief` begins: `Water Resources Minister`, `fire chief`.
  private func department(before start: Int, _ sentence: Range<Int>) -> Int {
    let office = stream.tokens[start]
    guard RoleReader.heads.contains(office.word) else { return start }
    var first = start
    while first > sentence.lowerBound, start - first < 3 {
      let token = stream.tokens[first - 1]
      let isListed = RoleReader.departments.contains(token.word)
      let isName = office.flags.contains(.capital) && token.flags.isSuperset(of: [.capital, .word])
      guard isListed || isName, !RoleReader.ranks.contains(token.word), !RoleReader.none.contains(token.word),
        land(before: first, sentence) == first
      else { break }
      first -= 1
    }
    return first
  }

  /// An Arabic office with its department and land between it and the name: `وزير الموارد المائية العراقي`.
  private func arabicOffice(endingAt end: Int, _ sentence: Range<Int>) -> Range<Int>? {
    var start = end - 1
    while start >= sentence.lowerBound, end - start <= 5, stream.hasArticle(start) { start -= 1 }
    guard start >= sentence.lowerBound, start < end - 1, stream.tokens[start].flags.contains(.arabic),
      KnownNames.shared.roleWords.contains(stream.tokens[start].word)
    else { return nil }
    return rank(before: start, sentence)..<end
  }

  private func isHyphen(_ token: Int) -> Bool {
    let scalars = stream.scalars(of: stream.tokens[token])
    return scalars.count == 1 && scalars.first == 0x2D
  }

  /// `prime minister of Norway` in front of a comma and the name.
  private func roleOfLand(endingAt end: Int, _ sentence: Range<Int>) -> Range<Int>? {
    let first = land(before: end, sentence)
    guard first < end, first - 2 >= sentence.lowerBound else { return nil }
    for start in max(sentence.lowerBound, first - RoleReader.longestRole)..<first {
      guard let last = matcher.role(at: start, in: stream, first), last == first - 1,
        stream.scalars(of: stream.tokens[last]).elementsEqual([0x6F, 0x66])
      else { continue }
      return rank(before: start, sentence)..<end
    }
    return nil
  }

  private func roleAfter(_ name: Int, _ sentence: Range<Int>) -> Range<Int>? {
    guard name + 1 < sentence.upperBound, isComma(name) else { return nil }
    for start in (name + 1)..<min(name + 5, sentence.upperBound) {
      if let end = matcher.role(at: start, in: stream, sentence.upperBound) {
        let first = whole(start, sentence)
        return first <= name + 2 ? first..<end : nil
      }
    }
    return nil
  }

  /// Where the land or people in front of an office starts; the office itself when there is none.
  private func land(before start: Int, _ sentence: Range<Int>) -> Int {
    var end = start
    if end > sentence.lowerBound, stream.tokens[end - 1].count == 2, isPossessive(end - 1) { end -= 1 }
    for count in stride(from: 3, through: 1, by: -1) where end - count >= sentence.lowerBound {
      let words = stream.tokens[(end - count)..<end].map(\.word)
      let key = KnownNames.combine(words)
      let known = KnownNames.shared
      let isLand =
        known.territoryOf[key] != nil
        || known.phrases[key].map { known.names[$0].territory != nil } ?? false
      if isLand { return end - count }
    }
    return start
  }

  private func isComma(_ token: Int) -> Bool {
    let first = stream.scalars(of: stream.tokens[token]).first
    return first == 0x2C || first == 0x60C
  }

  private func isPossessive(_ token: Int) -> Bool {
    stream.scalars(of: stream.tokens[token]).elementsEqual([0x27, 0x73])
  }
}
