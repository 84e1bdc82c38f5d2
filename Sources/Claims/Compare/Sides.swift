public import CollateCore

/// The sides of a comparison: documents put together by outlet, language or any other field.
public struct Sides: Sendable {
  /// A side with its documents.
  public struct Side: Sendable {
    /// Its name: the outlet, the language, or the document.
    public let name: String
    /// The numbers of its documents, ascending.
    public let documents: [Int]
  }

  /// What documents can be put together by; `date` is the month.
  public enum Field: String, Sendable, CaseIterable {
    case doc, source, lang, date, day, year, byline, title, folder
  }

  /// The sides, in the order of their first document.
  public let sides: [Side]
  /// What they were put together by.
  public let field: Field
  private let sideOf: [Int: Int]

  /// Puts documents together by a field; without one by document when they are few, else by outlet if known.
  public init(_ documents: [Int], in corpus: Corpus, by field: Field?) {
    let sources = Set(documents.compactMap { corpus[$0].metadata.source })
    let chosen = field ?? (documents.count > 4 && sources.count > 1 ? .source : .doc)
    var order: [String] = []
    var members: [String: [Int]] = [:]
    for doc in documents {
      let name = Sides.name(doc, corpus, chosen)
      if members[name] == nil { order.append(name) }
      members[name, default: []].append(doc)
    }
    sides = order.map { Side(name: $0, documents: (members[$0] ?? []).sorted()) }
    self.field = chosen
    var sideOf: [Int: Int] = [:]
    for (index, side) in sides.enumerated() { for doc in side.documents { sideOf[doc] = index } }
    self.sideOf = sideOf
  }

  /// The place of a document's side.
  public func side(of doc: Int) -> Int { sideOf[doc] ?? 0 }

  private static func name(_ doc: Int, _ corpus: Corpus, _ field: Field) -> String {
    let metadata = corpus[doc].metadata
    switch field {
    case .doc: return metadata.source.map { "\(doc) \($0)" } ?? "\(doc) \(corpus[doc].id)"
    // Two documents whose outlets are not known are not one outlet.
    case .source: return metadata.source ?? "\(doc) \(corpus[doc].id)"
    case .lang: return metadata.language.rawValue
    case .date: return day(metadata, 7)
    case .day: return day(metadata, 10)
    case .year: return day(metadata, 4)
    case .byline: return metadata.byline ?? "(no author)"
    case .title: return metadata.title ?? "(no title)"
    case .folder:
      let parts = corpus[doc].path.split(separator: "/").dropLast()
      return parts.isEmpty ? "(no folder)" : parts.joined(separator: "/")
    }
  }

  /// The first characters of the day of publication: a year, a month, a day.
  private static func day(_ metadata: Metadata, _ characters: Int) -> String {
    metadata.date.map { String($0.earliest.description.prefix(characters)) } ?? "(no date)"
  }
}
