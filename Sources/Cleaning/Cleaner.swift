public import CollateCore
import TextKernels

/// Tells the article on a page from everything around it, line by line, with a reason for each line.
///
/// Nothing is deleted: lines get labels, and the analyses read the lines of the article. The steps are in
/// `Documentation/methods/cleaning.md`; each takes what the ones before have decided.
public struct Cleaner: Sendable {
  /// How many bytes of text are judged as a page; more are no page, and stay as they are.
  public static let longestPage = 8 << 20

  private let tables = VerdictTables()

  /// A cleaner with the tables that come with collate.
  public init() {}

  /// The document with a label and a reason for each line, and with what its lines say about it filled in.
  ///
  /// Empty text comes back as it is. O(bytes).
  public func clean(_ document: Document) -> Document {
    guard document.text.utf8.count <= Cleaner.longestPage else { return Cleaner.keepingAll(document) }
    let page = PageLines(document)
    guard !page.filled.isEmpty else { return document }
    var judged = JudgedPage(page, metadata: document.metadata)
    judged.classify()
    judged.findFurniture()
    judged.findTitle()
    judged.findEnd()
    judged.findForeignLines()
    judged.findCopies()
    judged.findMakers()
    judged.findHead()
    judged.dropStrayLines()
    judged.keepSomething()
    judged.findParts()
    judged.readMakers()
    judged.readNames(of: document)
    judged.readOutlet()
    return document.with(tables.sharing(judged.labels), metadata: judged.metadata)
  }

  /// A text too long for a page: all lines are body, and the language is that of its beginning.
  private static func keepingAll(_ document: Document) -> Document {
    var metadata = document.metadata
    if metadata.language == .undetermined {
      let beginning = Array(document.text.utf8.prefix(1 << 16))
      metadata.language = LanguageReading.language(of: String(decoding: beginning, as: UTF8.self))
    }
    let table = document.lines
    var labels = LineLabels(capacity: table.count)
    for line in table.indices {
      let isBlank = table.label(line) == .blank
      labels.append(isBlank ? .blank : .body, isBlank ? "white space" : "kept: a text too long to be a page")
    }
    return document.with(labels, metadata: metadata)
  }
}
