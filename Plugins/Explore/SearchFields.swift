import Claims
import CollateCore
import NamedEntities
import PluginKit
import TextKernels
import TextSearch

/// What `field:value` means inside a query.
struct SearchFields {
  let request: Request
  private var corpus: Corpus { request.corpus }

  /// What a field finds; nil when the word is not a field.
  func find(_ name: String, _ value: String) throws(CommandError) -> Query.Found? {
    switch name {
    case "source": .documents(matching { contains($0.metadata.source ?? "", value) })
    case "title": .documents(matching { contains($0.metadata.title ?? "", value) })
    case "lang": .documents(matching { $0.metadata.language == Language(rawValue: value) })
    case "date": .documents(try dated(value))
    case "id": .documents(matching { $0.id == value })
    case "group": .documents(try group(value))
    case "entity": .places(try mentions(of: value))
    case "speaker": .places(try quotations(by: value))
    default: nil
    }
  }

  private func matching(_ predicate: (Document) -> Bool) -> [Int] {
    corpus.documents.indices.filter { predicate(corpus.documents[$0]) }.map { $0 + 1 }
  }

  private func contains(_ text: String, _ part: String) -> Bool {
    text.lowercased().contains(part.lowercased())
  }

  private func group(_ name: String) throws(CommandError) -> [Int] {
    if let members = corpus.groups[name] { return members }
    let near = EditDistance.nearest(to: name, among: corpus.groups.keys.sorted())
    throw CommandError(
      .usage, "there is no group \(name)",
      hint: near.map { "Did you mean group:\($0)?" } ?? "Make one: group NAME = SEL.", about: "group:" + name)
  }

  /// Where someone or something is named, in any form and script.
  private func mentions(of name: String) throws(CommandError) -> [Extent] {
    let index = try EntityIndex(corpus, documents: request.documents, in: request.context)
    if let entity = index.entity(named: name) { return index.entities[entity].places }
    let names = index.entities.prefix(5000).map(\.name)
    let near = EditDistance.nearest(to: name, among: names).map { "Did you mean @\"\($0)\"?" }
    throw CommandError(
      .failed, "no article names `\(name)`", hint: near ?? "`entities` lists the names there are.",
      about: "@" + name)
  }

  /// What somebody is quoted with; a part of the name will do.
  private func quotations(by name: String) throws(CommandError) -> [Extent] {
    let found = try DocumentQuotes.find(in: corpus, documents: request.documents, context: request.context)
    let wanted = Folding.folded(name)
    return zip(request.documents, found).flatMap { doc, quotes in
      quotes.quotes.filter { quote in
        quote.speakerLabel(in: corpus[doc].text).map { Folding.folded($0).contains(wanted) } ?? false
      }.map { Extent(doc, $0.range) }
    }
  }

  /// Documents whose date overlaps `2023-10` or `2023-10-01..2024-02`; either end may be open.
  private func dated(_ value: String) throws(CommandError) -> [Int] {
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
    return matching { document in
      guard let date = document.metadata.date else { return false }
      return date.latest >= first ?? date.latest && date.earliest <= last ?? date.earliest
    }
  }
}
