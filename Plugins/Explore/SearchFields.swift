import CollateCore

/// What `field:value` means inside a query.
enum SearchFields {
  /// The numbers of the documents a field names; nil when the word is not a field.
  static func documents(_ name: String, _ value: String, in corpus: Corpus) throws(CommandError) -> [Int]? {
    switch name {
    case "source": matching(corpus) { contains($0.metadata.source ?? "", value) }
    case "title": matching(corpus) { contains($0.metadata.title ?? "", value) }
    case "lang": matching(corpus) { $0.metadata.language == Language(rawValue: value) }
    case "date": try dated(value, in: corpus)
    default: nil
    }
  }

  private static func matching(_ corpus: Corpus, _ predicate: (Metadata) -> Bool) -> [Int] {
    corpus.documents.indices.filter { predicate(corpus.documents[$0].metadata) }.map { $0 + 1 }
  }

  private static func matching(_ corpus: Corpus, _ predicate: (Document) -> Bool) -> [Int] {
    corpus.documents.indices.filter { predicate(corpus.documents[$0]) }.map { $0 + 1 }
  }

  private static func contains(_ text: String, _ part: String) -> Bool {
    text.lowercased().contains(part.lowercased())
  }

  /// Documents whose date overlaps `2023-10` or `2023-10-01..2024-02`; either end may be open.
  private static func dated(_ value: String, in corpus: Corpus) throws(CommandError) -> [Int] {
    var ends = [value]
    if let dots = value.ranges(of: "..").first {
      ends = [String(value[..<dots.lowerBound]), String(value[dots.upperBound...])]
    }
    let intervals = ends.map { DateInterval(iso: $0) }
    guard zip(ends, intervals).allSatisfy({ $0.isEmpty || $1 != nil }),
      intervals.contains(where: { $0 != nil })
    else {
      throw CommandError(
        .usage, "\(value) is not a date", hint: "As in date:2023-10 or date:2023-10-01..2024-02.",
        about: "date:" + value)
    }
    let first = intervals[0]?.earliest
    let last = intervals[intervals.count - 1]?.latest
    return matching(corpus) { document in
      guard let date = document.metadata.date else { return false }
      return date.latest >= first ?? date.latest && date.earliest <= last ?? date.earliest
    }
  }
}
