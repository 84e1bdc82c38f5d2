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

  /// A line with its label and the reason for it.
  public init(_ range: Range<Int>, _ label: LineLabel, reason: String) {
    self.range = range
    self.label = label
    self.reason = reason
  }
}

extension Text {
  /// The UTF-8 ranges of the lines, without their breaks (LF, CR LF or CR).
  ///
  /// Empty text has no line. O(bytes).
  public var lineRanges: [Range<Int>] {
    LineTable(self, starts: LineStarts(self), labels: nil).ranges
  }
}
