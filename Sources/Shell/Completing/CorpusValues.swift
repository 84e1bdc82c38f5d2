public import PluginKit

/// What the documents of a corpus offer for completion, worked out when first asked for and kept until it changes.
public final class CorpusValues {
  /// A value with what it is.
  struct Entry {
    let name: String
    let help: String
  }

  private let registry: Registry
  private let context: RunContext
  /// Differs for another corpus; means nothing in another process.
  public private(set) var version = 0
  private var kept: [String: [Entry]] = [:]

  /// Nothing known yet.
  public init(_ registry: Registry, _ context: RunContext) {
    self.registry = registry
    self.context = context
  }

  /// Forgets what was kept when the corpus is another one.
  ///
  /// O(documents).
  public func follow(_ corpus: Corpus) {
    var hasher = Hasher()
    for document in corpus.documents { hasher.combine(document.stamp) }
    hasher.combine(corpus.decisions)
    hasher.combine(corpus.setAside.count)
    let now = hasher.finalize()
    if now != version { kept = [:] }
    version = now
  }

  func sources(of corpus: Corpus) -> [Entry] {
    keep("source") { counted(corpus.documents.compactMap(\.metadata.source)) }
  }

  func languages(of corpus: Corpus) -> [Entry] {
    keep("lang") { counted(corpus.documents.map(\.metadata.language.rawValue)) }
  }

  /// The months of the documents' dates, newest first.
  func months(of corpus: Corpus) -> [Entry] {
    keep("date") {
      var days: [Int: Int] = [:]
      for document in corpus.documents {
        guard let day = document.metadata.date?.earliest else { continue }
        days[day.number, default: 0] += 1
      }
      let months = days.flatMap {
        Array(repeating: String(Day(number: $0.key).description.prefix(7)), count: $0.value)
      }
      return counted(months).sorted { $1.name.utf8.lexicographicallyPrecedes($0.name.utf8) }
    }
  }

  func ids(of corpus: Corpus) -> [Entry] {
    keep("id") { corpus.documents.map { Entry(name: $0.id, help: $0.metadata.title ?? "") } }
  }

  func paths(of corpus: Corpus) -> [Entry] {
    keep("path") {
      var seen: Set<String> = []
      return corpus.documents.filter { seen.insert($0.path).inserted }.map {
        Entry(name: $0.path, help: $0.metadata.title ?? "")
      }
    }
  }

  func titles(of corpus: Corpus) -> [Entry] {
    keep("title") { corpus.documents.compactMap { $0.metadata.title }.map { Entry(name: $0, help: "") } }
  }

  /// The names in the corpus, most mentioned first.
  func entities(of corpus: Corpus) -> [String] { values(of: "entity", corpus, registry) }

  /// The values that a plugin's selector offers.
  func values(of selector: String, _ corpus: Corpus, _ registry: Registry) -> [String] {
    let entries = keep("selector " + selector) {
      let found = registry.selectors.first { $0.name == selector }?.values(corpus, context) ?? []
      return found.map { Entry(name: $0, help: "") }
    }
    return entries.map(\.name)
  }

  private func keep(_ kind: String, _ compute: () -> [Entry]) -> [Entry] {
    if let found = kept[kind] { return found }
    let found = compute()
    if (try? context.checkCancellation()) != nil { kept[kind] = found }
    return found
  }

  /// Each value once with how many documents have it, most first.
  private func counted(_ values: [String]) -> [Entry] {
    var counts: [String: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      Entry(name: $0.key, help: $0.value == 1 ? "1 document" : "\($0.value) documents")
    }
  }
}
