public import CollateCore
import TextKernels

/// Short lines that many documents of one outlet share: its furniture, whatever they say.
///
/// After the frequency of sentences within one outlet that Media Cloud drops. A line counts when documents with
/// different beginnings hold it: versions of one story share their lines too, and lose none.
public struct OutletFurniture: Sendable {
  /// In how many documents of an outlet a line must stand, at least.
  public static let fewestDocuments = 3
  /// In what part of the outlet's documents it must stand, at least.
  public static let leastShare = 0.2
  /// Lines longer than this, in bytes, are no furniture.
  static let longestLine = 240

  private struct Key: Hashable {
    let source: String
    let line: UInt64
  }

  private struct Count {
    var documents = 0
    /// Beginnings of documents that hold the line, three at most.
    var beginnings: [UInt64] = []
  }

  private var counts: [Key: Count] = [:]
  private var documents: [String: Int] = [:]

  /// Nothing learned yet.
  public init() {}

  /// Learns from a cleaned document; one without an outlet teaches nothing.
  ///
  /// O(lines).
  public mutating func learn(_ document: Document) {
    guard let source = document.metadata.source else { return }
    documents[source, default: 0] += 1
    let beginning = OutletFurniture.beginning(of: document)
    var seen: Set<UInt64> = []
    for line in document.lines
    where OutletFurniture.canBeFurniture(line) || line.label == .boilerplate {
      let hash = Hashing.bytes(document.text.utf8[line.range])
      guard seen.insert(hash).inserted else { continue }
      counts[Key(source: source, line: hash), default: Count()].documents += 1
      let key = Key(source: source, line: hash)
      if let known = counts[key]?.beginnings, known.count < 3, !known.contains(beginning) {
        counts[key]?.beginnings.append(beginning)
      }
    }
  }

  /// The document without the lines that its outlet repeats; the same document when there are none.
  ///
  /// O(lines).
  public func clean(_ document: Document) -> Document {
    guard let source = document.metadata.source, let all = documents[source],
      all >= OutletFurniture.fewestDocuments
    else { return document }
    let least = max(OutletFurniture.fewestDocuments, Int(Double(all) * OutletFurniture.leastShare))
    var lines = document.lines
    var isChanged = false
    for index in lines.indices where OutletFurniture.canBeFurniture(lines[index]) {
      let hash = Hashing.bytes(document.text.utf8[lines[index].range])
      guard let count = counts[Key(source: source, line: hash)], count.documents >= least,
        count.beginnings.count >= 3
      else { continue }
      lines[index].label = .boilerplate
      lines[index].reason = "the same line stands in \(count.documents) of \(all) documents of \(source)"
      isChanged = true
    }
    return isChanged ? document.with(lines: lines) : document
  }

  private static func canBeFurniture(_ line: Line) -> Bool {
    line.label == .body && line.range.count <= longestLine
  }

  /// A hash of the first long line of the article, which tells stories of an outlet apart.
  private static func beginning(of document: Document) -> UInt64 {
    let first = document.lines.first { $0.label == .body && $0.range.count > 80 }
    return first.map { Hashing.bytes(document.text.utf8[$0.range]) } ?? 0
  }
}
