import CollateCore

/// Turns runs of tokens into mentions: their place, their bare name, the office before them.
struct MentionReader {
  private let text: Text
  private let stream: TokenStream
  private let matcher = PhraseMatcher()
  /// How many tokens an office may have.
  private static let longestRole = 7

  init(_ text: Text, _ stream: TokenStream) {
    self.text = text
    self.stream = stream
  }

  /// The mention of a name.
  func mention(_ span: NameSpan) -> Mention {
    let first = stream.tokens[span.tokens.lowerBound]
    let last = stream.tokens[span.tokens.upperBound - 1]
    return Mention(
      range: Int(first.start)..<Int(last.end), type: span.type,
      name: bare(name(from: Int(first.start), to: Int(last.stemEnd)), first),
      role: span.type == .person ? role(of: span.tokens) : nil, standsFor: span.metonym?.meaning,
      reason: span.metonym.map { "\(span.reason); stands for \($0.meaning): \($0.sign)" } ?? span.reason)
  }

  private func name(from start: Int, to end: Int) -> String {
    let isPlain = zip(text.utf8[start..<end], text.utf8[start..<end].dropFirst()).allSatisfy {
      MentionReader.isInk($0) || $0 == 0x20 && MentionReader.isInk($1)
    }
    if isPlain { return String(text[start..<end]) }
    return text[start..<end].split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether a byte begins or continues no white space.
  private static func isInk(_ byte: UInt8) -> Bool {
    switch byte {
    case ...0x20, 0xC2, 0xE1, 0xE2, 0xE3: false
    default: true
    }
  }

  /// An Arabic name without ل, ب or ك in front, when a list has the rest.
  private func bare(_ name: String, _ first: Token) -> String {
    guard first.flags.contains(.arabic), let head = name.unicodeScalars.first,
      "لبكوف".unicodeScalars.contains(head),
      KnownNames.shared.name(of: name) == nil
    else { return name }
    let rest = String(String.UnicodeScalarView(name.unicodeScalars.dropFirst()))
    if KnownNames.shared.name(of: rest) != nil { return rest }
    let withArticle = "ا" + name
    return head == "ل" && KnownNames.shared.name(of: withArticle) != nil ? withArticle : name
  }

  /// The office of a person: in front of the name (`US Secretary of State Ann Lee`, `The prime minister, Ann Lee,`),
  /// else behind it (`Ann Lee, the US secretary of state`).
  private func role(of tokens: Range<Int>) -> String? {
    guard let sentence = sentence(of: tokens.lowerBound) else { return nil }
    return roleBefore(tokens.lowerBound, sentence.tokens) ?? roleAfter(tokens.upperBound, sentence.tokens)
  }

  private func sentence(of token: Int) -> Sentence? {
    let index = stream.sentences.partitioningIndex { $0.tokens.upperBound > token }
    return index < stream.sentences.count ? stream.sentences[index] : nil
  }

  private func roleBefore(_ name: Int, _ sentence: Range<Int>) -> String? {
    var end = name
    if end > sentence.lowerBound, isComma(end - 1) { end -= 1 }
    if end < name, let title = roleOfLand(endingAt: end, sentence) { return title }
    let earliest = max(sentence.lowerBound, end - MentionReader.longestRole)
    for start in earliest..<max(earliest, end) where matcher.role(at: start, in: stream, end) == end {
      return title(from: land(before: start, sentence), to: end)
    }
    return nil
  }

  /// `prime minister of Norway` in front of a comma and the name.
  private func roleOfLand(endingAt end: Int, _ sentence: Range<Int>) -> String? {
    let first = land(before: end, sentence)
    guard first < end, first - 2 >= sentence.lowerBound else { return nil }
    for start in max(sentence.lowerBound, first - MentionReader.longestRole)..<first {
      guard let last = matcher.role(at: start, in: stream, first), last == first - 1,
        stream.scalars(of: stream.tokens[last]).elementsEqual([0x6F, 0x66])
      else { continue }
      return title(from: start, to: end)
    }
    return nil
  }

  private func roleAfter(_ name: Int, _ sentence: Range<Int>) -> String? {
    guard name + 1 < sentence.upperBound, isComma(name) else { return nil }
    for start in (name + 1)..<min(name + 5, sentence.upperBound) {
      if let end = matcher.role(at: start, in: stream, sentence.upperBound) {
        let first = land(before: start, sentence)
        return first <= name + 2 ? title(from: first, to: end) : nil
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

  private func title(from start: Int, to end: Int) -> String {
    name(from: Int(stream.tokens[start].start), to: Int(stream.tokens[end - 1].end))
  }
}
