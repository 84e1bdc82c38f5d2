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
  /// What never changes, shared by all versions of the document.
  private final class Origin: Sendable {
    let id: String, path: String
    let text: Text
    let lineStarts: LineStarts
    let sha256: KeptDigest
    let byteCount: Int
    let markup: [Markup]
    /// What was known when it was loaded, and the stamp of that version.
    let facts: Facts
    let stamp = Stamp()

    init(
      id: String, path: String, text: Text, sha256: KeptDigest, byteCount: Int, markup: [Markup],
      facts: Facts
    ) {
      self.id = id
      self.path = path
      self.text = text
      lineStarts = LineStarts(text)
      self.sha256 = sha256
      self.byteCount = byteCount
      self.markup = markup
      self.facts = facts
    }
  }

  /// What is known about the article: in memory once for all versions that know the same.
  private final class Facts: Sendable {
    let metadata: Metadata
    static let none = Facts(Metadata())

    init(_ metadata: Metadata) { self.metadata = metadata }
  }

  /// What was decided since the document was loaded; a reference, so that corpora of many documents are cheap to copy.
  private final class Version: Sendable {
    let facts: Facts
    let labels: LineLabels?
    let stamp = Stamp()

    init(_ facts: Facts, _ labels: LineLabels?) {
      self.facts = facts
      self.labels = labels
    }
  }

  private let origin: Origin
  /// nil for a document as it was loaded.
  private let version: Version?
  private var facts: Facts { version?.facts ?? origin.facts }

  /// The record's own id, else the path of its file relative to the folder loaded.
  public var id: String { origin.id }
  /// The file it came from, as it was named.
  public var path: String { origin.path }
  /// The text as loaded, never rewritten.
  public var text: Text { origin.text }
  /// SHA-256 of the record's bytes as they stand in the file.
  public var sha256: String { origin.sha256.text }
  /// The length of those bytes.
  public var byteCount: Int { origin.byteCount }
  /// What is known about the article.
  public var metadata: Metadata { facts.metadata }
  /// Its main language alone, which costs less than all that is known.
  public var language: Language { facts.metadata.language }
  /// What the page's markup said of each line, beside `lines`; empty for text without markup.
  public var markup: [Markup] { origin.markup }
  /// The lines of the text, each with what it is and why.
  public var lines: LineTable { LineTable(origin.text, starts: origin.lineStarts, labels: labels) }
  /// Equal for two documents only when they are the same version of the same document in this process.
  public var stamp: Stamp { version?.stamp ?? origin.stamp }

  /// A document whose lines are all body until cleaning says otherwise.
  public init(
    id: String, path: String, text: Text, sha256: String, byteCount: Int, metadata: Metadata = Metadata(),
    markup: [Markup] = []
  ) {
    self.init(
      id: id, path: path, text: text, digest: KeptDigest(sha256), byteCount: byteCount, metadata: metadata,
      markup: markup)
  }

  /// A document with the digest of its bytes as it is kept.
  package init(
    id: String, path: String, text: Text, digest: KeptDigest, byteCount: Int, metadata: Metadata,
    markup: [Markup]
  ) {
    origin = Origin(
      id: id, path: path, text: text, sha256: digest, byteCount: byteCount, markup: markup,
      facts: metadata == Metadata() ? .none : Facts(metadata))
    version = nil
  }

  private init(_ origin: Origin, _ version: Version) {
    self.origin = origin
    self.version = version
  }

  /// The document with other lines or metadata: a new version with a new stamp.
  ///
  /// `lines` are those of the text from the first on; lines that are missing stay as they are.
  public func with(lines: [Line]? = nil, metadata: Metadata? = nil) -> Document {
    guard let lines else { return Document(origin, Version(facts(saying: metadata), labels)) }
    var labels = LineLabels(capacity: origin.lineStarts.count)
    let table = self.lines
    for index in table.indices {
      let line = index < lines.count ? lines[index] : table[index]
      labels.append(line.label, line.reason, part: line.range == table.range(index) ? nil : line.range)
    }
    return with(labels, metadata: metadata)
  }

  /// The document with other labels of its lines: a new version with a new stamp.
  package func with(_ labels: LineLabels, metadata: Metadata? = nil) -> Document {
    precondition(labels.count == origin.lineStarts.count, "each line has its label")
    return Document(origin, Version(facts(saying: metadata), labels))
  }

  private func facts(saying metadata: Metadata?) -> Facts {
    guard let metadata, metadata != facts.metadata else { return facts }
    return Facts(metadata)
  }

  /// The labels of the lines; nil for a document as it was loaded.
  package var labels: LineLabels? { version?.labels }

  /// The number, from 1, of the line that holds a byte offset; 1 for empty text.
  ///
  /// O(log lines).
  public func lineNumber(at offset: Int) -> Int { lines.number(at: offset) }

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
