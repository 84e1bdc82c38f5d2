private import Synchronization

/// What is known about an article besides its words.
///
/// Every field is nil until something says it.
public struct Metadata: Sendable, Equatable {
  /// The outlet.
  public var source: String?
  /// The headline.
  public var title: String?
  /// Who wrote it.
  public var byline: String?
  /// The main language.
  public var language: Language = .undetermined
  /// When it was published, as far as that is known.
  public var date: DateInterval?
  /// Its canonical address.
  public var url: String?

  /// Metadata with nothing known.
  public init() {}
}

/// An article as it was loaded, with everything found out about it beside its unchanged text.
public struct Document: Sendable {
  /// The record's own id, else the path of its file relative to the folder loaded.
  public let id: String
  /// The file it came from, as it was named.
  public let path: String
  /// The text as loaded, never rewritten.
  public let text: Text
  /// SHA-256 of the record's bytes as they stand in the file.
  public let sha256: String
  /// The length of those bytes.
  public let byteCount: Int
  /// What is known about the article.
  public private(set) var metadata: Metadata
  /// What the page's markup said of each line, beside `lines`; empty for text without markup.
  public let markup: [Markup]
  /// The lines of the text, each with what it is and why.
  public private(set) var lines: [Line]
  /// Equal for two documents only when they are the same version of the same document in this process.
  public private(set) var stamp: Stamp

  /// A document whose lines are all body until cleaning says otherwise.
  public init(
    id: String, path: String, text: Text, sha256: String, byteCount: Int, metadata: Metadata = Metadata(),
    markup: [Markup] = []
  ) {
    self.id = id
    self.path = path
    self.text = text
    self.sha256 = sha256
    self.byteCount = byteCount
    self.metadata = metadata
    self.markup = markup
    lines = text.lineRanges.map { range in
      let isBlank = text.utf8[range].allSatisfy { $0 == 0x20 || $0 == 0x09 }
      return Line(range, isBlank ? .blank : .body, reason: isBlank ? "white space" : "as loaded")
    }
    stamp = Stamp()
  }

  /// The document with other lines or metadata: a new version with a new stamp.
  public func with(lines: [Line]? = nil, metadata: Metadata? = nil) -> Document {
    var changed = self
    changed.lines = lines ?? self.lines
    changed.metadata = metadata ?? self.metadata
    changed.stamp = Stamp()
    return changed
  }

  /// The number, from 1, of the line that holds a byte offset; 1 for empty text.
  ///
  /// O(log lines).
  public func lineNumber(at offset: Int) -> Int {
    max(1, lines.partitioningIndex { $0.range.lowerBound > offset })
  }

  /// The UTF-8 ranges of the lines that belong to the article, in order: what analyses read.
  public var articleRanges: [Range<Int>] {
    lines.filter(\.label.isArticle).map(\.range)
  }
}

/// Names one version of one document in this process, so that results about it can be kept.
public struct Stamp: Sendable, Hashable {
  private let number: UInt64
  private static let next = Atomic<UInt64>(0)

  init() { number = Stamp.next.add(1, ordering: .relaxed).newValue }
}
