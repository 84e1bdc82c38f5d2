import CollateCore

/// Turns runs of tokens into mentions: their place, their bare name, the office before them.
struct MentionReader {
  private let text: Text
  private let stream: TokenStream
  private let roles: RoleReader

  init(_ text: Text, _ stream: TokenStream) {
    self.text = text
    self.stream = stream
    roles = RoleReader(stream)
  }

  private func text(of tokens: Range<Int>) -> String {
    name(from: Int(stream.tokens[tokens.lowerBound].start), to: Int(stream.tokens[tokens.upperBound - 1].end))
  }

  /// The mention of a name.
  func mention(_ span: NameSpan) -> Mention {
    let first = stream.tokens[span.tokens.lowerBound]
    let last = stream.tokens[span.tokens.upperBound - 1]
    return Mention(
      range: Int(first.start)..<Int(last.end), type: span.type,
      name: bare(name(from: Int(first.start), to: Int(last.stemEnd)), first),
      role: span.type == .person ? roles.role(of: span.tokens).map(text(of:)) : nil,
      standsFor: span.metonym?.meaning,
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
}
