public import CollateCore
import TextKernels

/// Short lines that many documents of one outlet share: its furniture, whatever they say.
///
/// After the frequency of sentences within one outlet that Media Cloud drops. A line counts when documents with
/// different beginnings hold it: versions of one story share their lines too, and lose none.
public struct OutletFurniture: Sendable {
  /// In how many documents of an outlet a line must stand, at least.
  static let fewestDocuments = 3
  /// In what part of the outlet's documents it must stand, at least.
  public static let leastShare = 0.2
  /// Lines longer than this, in bytes, are no furniture.
  static let longestLine = 240

  /// How many documents each outlet has.
  private let documents: [String: Int]
  /// The lines that are furniture, each with the number of documents that hold it.
  private var lines: [UInt64: Int] = [:]

  /// What cleaned documents teach; one without an outlet teaches nothing.
  ///
  /// O(lines), and eight bytes of memory for each short line. Throws when the user asks to stop.
  public init(
    of documents: [Document], in context: RunContext = RunContext()
  ) throws(CommandError) {
    var counts: [String: Int] = [:]
    for case let source? in documents.lazy.map(\.metadata.source) { counts[source, default: 0] += 1 }
    counts = counts.filter { $0.value >= OutletFurniture.fewestDocuments }
    self.documents = counts
    let taught = counts
    let chunks = OutletFurniture.chunks(of: documents)
    var keys = try context.map(chunks, unit: "parts") { chunk in
      chunk.flatMap { document in
        document.metadata.source.map { taught[$0] == nil ? [] : OutletFurniture.keys(of: document, $0) } ?? []
      }
    }
    let repeated = OutletFurniture.repeated(&keys)
    guard !repeated.isEmpty else { return }
    let sieve = KeySieve(repeated.keys)
    let places = try context.map(chunks, unit: "parts") { chunk in
      chunk.flatMap { OutletFurniture.beginnings(of: $0, among: repeated, sieve) }
    }
    var beginnings: [UInt64: Set<UInt64>] = [:]
    for (key, beginning) in places.joined() where beginnings[key, default: []].count < 3 {
      beginnings[key, default: []].insert(beginning)
    }
    lines = repeated.filter { beginnings[$0.key, default: []].count >= 3 }
  }

  /// The document without the lines that its outlet repeats; the same document when there are none.
  ///
  /// O(lines).
  public func clean(_ document: Document) -> Document {
    guard !lines.isEmpty, let source = document.metadata.source, let all = documents[source],
      var labels = document.labels
    else { return document }
    let least = max(OutletFurniture.fewestDocuments, Int(Double(all) * OutletFurniture.leastShare))
    let seed = Hashing.bytes(Array(source.utf8))
    var isChanged = false
    let (table, utf8) = (document.lines, document.text.utf8)
    for (index, range) in table.ranges.enumerated() where table.label(index) == .body {
      guard range.count <= OutletFurniture.longestLine else { continue }
      let key = Hashing.bytes(utf8[range], seed: seed)
      guard let count = lines[key], count >= least else { continue }
      labels.set(index, .boilerplate, "the same line stands in \(count) of \(all) documents of \(source)")
      isChanged = true
    }
    return isChanged ? document.with(labels) : document
  }

  /// Which keys can be among some, without looking for each: a bit for each of their beginnings.
  private struct KeySieve: Sendable {
    private var bits = [UInt64](repeating: 0, count: 1 << 12)

    init(_ keys: some Sequence<UInt64>) {
      for key in keys { bits[Int(key >> 52)] |= 1 << (key >> 46 & 63) }
    }

    func mayHold(_ key: UInt64) -> Bool { bits[Int(key >> 52)] >> (key >> 46 & 63) & 1 != 0 }
  }

  private static func chunks(of documents: [Document]) -> [ArraySlice<Document>] {
    stride(from: 0, to: documents.count, by: 1024).map { documents[$0..<min($0 + 1024, documents.count)] }
  }

  /// The keys that stand in enough documents, with their number.
  ///
  /// The parts are used up, so that no key is in memory twice.
  private static func repeated(_ parts: inout [[UInt64]]) -> [UInt64: Int] {
    var keys: [UInt64] = []
    keys.reserveCapacity(parts.reduce(0) { $0 + $1.count })
    while let part = parts.popLast() { keys += part }
    keys.sort()
    var repeated: [UInt64: Int] = [:]
    var start = 0
    while start < keys.count {
      var end = start + 1
      while end < keys.count, keys[end] == keys[start] { end += 1 }
      if end - start >= fewestDocuments { repeated[keys[start]] = end - start }
      start = end
    }
    return repeated
  }

  /// A key for each different line of a document that furniture of its outlet may be, in order of size.
  private static func keys(of document: Document, _ source: String) -> [UInt64] {
    keys(of: document, source) { _ in true }.sortedWithoutRepeats()
  }

  /// The key of every line of a document that furniture of its outlet may be, if it is wanted.
  private static func keys(
    of document: Document, _ source: String, where isWanted: (UInt64) -> Bool
  ) -> [UInt64] {
    let seed = Hashing.bytes(Array(source.utf8))
    var keys: [UInt64] = []
    let (table, utf8) = (document.lines, document.text.utf8)
    for (line, range) in table.ranges.enumerated() {
      let label = table.label(line)
      guard label == .body || label == .boilerplate else { continue }
      guard label == .boilerplate || range.count <= longestLine else { continue }
      let key = Hashing.bytes(utf8[range], seed: seed)
      if isWanted(key) { keys.append(key) }
    }
    return keys
  }

  private static func beginnings(
    of document: Document, among repeated: [UInt64: Int], _ sieve: KeySieve
  ) -> [(key: UInt64, beginning: UInt64)] {
    guard let source = document.metadata.source else { return [] }
    let found = keys(of: document, source) { sieve.mayHold($0) && repeated[$0] != nil }
    guard !found.isEmpty else { return [] }
    // A hash of the first long line of the article, which tells stories of an outlet apart.
    let first = document.lines.first { $0.label == .body && $0.range.count > 80 }
    let beginning = first.map { Hashing.bytes(document.text.utf8[$0.range]) } ?? 0
    return found.map { ($0, beginning) }
  }
}

extension Cleaner {
  /// New versions of documents with every line judged, worked out on all threads.
  ///
  /// What an outlet repeats is learned from them and from its documents among `others`.
  public func clean(
    _ documents: [Document], beside others: [Document], in context: RunContext
  ) throws(CommandError) -> [Document] {
    let cleaned = try context.map(documents) { clean($0) }
    let furniture = try OutletFurniture(of: others.isEmpty ? cleaned : others + cleaned, in: context)
    return try context.map(cleaned) { furniture.clean($0) }
  }
}
