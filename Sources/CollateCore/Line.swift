/// What a line of a page is.
public enum LineLabel: String, Sendable, CaseIterable {
  case title, standfirst, byline, dateline, body, caption, credit, boilerplate, `repeat`, blank

  /// Whether the line belongs to the article, and so to what the analyses read.
  public var isArticle: Bool {
    switch self {
    case .title, .standfirst, .dateline, .body, .caption: true
    case .byline, .credit, .boilerplate, .repeat, .blank: false
    }
  }

  /// Whether the line was set aside: part of the page, but not the article, its makers or white space.
  public var isSetAside: Bool { self == .boilerplate || self == .repeat }
}

/// One line of a document with its place, what it is, and why.
public struct Line: Sendable, Equatable {
  /// The UTF-8 range of the line in the text, without its line break.
  public var range: Range<Int>
  /// What the line is.
  public var label: LineLabel
  /// Why the line has its label, in words a reader understands.
  public var reason: String
  /// The language of the line as a BCP 47 code, when it differs from the document's.
  public var language: Language?

  /// A line with its label and the reason for it.
  public init(_ range: Range<Int>, _ label: LineLabel, reason: String, language: Language? = nil) {
    self.range = range
    self.label = label
    self.reason = reason
    self.language = language
  }
}

extension Text {
  /// The UTF-8 ranges of the lines, without their breaks (LF, CR LF or CR).
  ///
  /// Empty text has no line. O(bytes).
  public var lineRanges: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    var offset = 0
    while offset < utf8.count {
      let byte = utf8[offset]
      if byte == 0x0A || byte == 0x0D {
        ranges.append(start..<offset)
        let isPair = byte == 0x0D && offset + 1 < utf8.count && utf8[offset + 1] == 0x0A
        offset += isPair ? 2 : 1
        start = offset
      } else {
        offset += 1
      }
    }
    if start < utf8.count { ranges.append(start..<utf8.count) }
    return ranges
  }
}
