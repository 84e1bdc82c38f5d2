public import CollateCore
import TextKernels

/// Tells the article on a page from everything around it, line by line, with a reason for each line.
///
/// Nothing is deleted: lines get labels, and the analyses read the lines of the article. The steps are in
/// `Documentation/methods/cleaning.md`; each takes what the ones before have decided.
public struct Cleaner: Sendable {
  /// A cleaner with the tables that come with collate.
  public init() {}

  /// The document with a label and a reason for each line, and with what its lines say about it filled in.
  ///
  /// Empty text comes back as it is. O(bytes).
  public func clean(_ document: Document) -> Document {
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
    judged.dropStrayLines()
    judged.keepSomething()
    judged.findParts()
    judged.readMakers()
    judged.readNames(of: document)
    judged.readOutlet()
    return document.with(judged.labels, metadata: judged.metadata)
  }
}
