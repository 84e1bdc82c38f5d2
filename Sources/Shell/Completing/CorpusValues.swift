public import PluginKit
private import Glibc
import Synchronization
import TextKernels

/// What the documents of a corpus offer for completion, worked out when first asked for and kept until it changes.
public final class CorpusValues {
  /// A value with what it is.
  struct Entry: Sendable {
    let name: String
    let help: String
    /// The name as it is compared.
    let folded: String

    init(name: String, help: String) {
      self.name = name
      self.help = help
      folded = Folding.folded(name)
    }
  }

  /// Runs work beside the prompt.
  public typealias Background = (@escaping @Sendable () -> Void) -> Void

  /// Whether something asked for is still being worked out beside the prompt.
  public private(set) var isWaiting = false

  private let registry: Registry
  private let context: RunContext
  private let background: Background?
  /// Differs for another corpus; means nothing in another process.
  public private(set) var version = 0
  private var kept: [String: [Entry]] = [:]
  private var listings: [String: Listing] = [:]

  /// Nothing known yet.
  ///
  /// With `background`, what a plugin takes long to list is worked out there and offered once it is known.
  public init(_ registry: Registry, _ context: RunContext, background: Background? = nil) {
    self.registry = registry
    self.context = context
    self.background = background
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
    if now != version {
      kept = [:]
      listings = [:]
    }
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
  func entities(of corpus: Corpus) -> [Entry] { values(of: "entity", corpus, registry) }

  /// The values that a plugin's selector offers; none while they are being worked out.
  func values(of name: String, _ corpus: Corpus, _ registry: Registry) -> [Entry] {
    isWaiting = false
    if let found = kept["selector " + name] { return found }
    guard let selector = registry.selectors.first(where: { $0.name == name }) else { return [] }
    let listing = listings[name] ?? Listing(selector, corpus, context, background)
    listings[name] = listing
    let patience = corpus.documents.count < 500 ? 2_000 : 40
    guard let found = listing.values(within: background == nil ? nil : patience) else {
      isWaiting = true
      return []
    }
    listings[name] = nil
    kept["selector " + name] = found
    return found
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

/// The values of a selector on their way.
private final class Listing: Sendable {
  private let found = Mutex<[CorpusValues.Entry]?>(nil)

  init(_ selector: Selector, _ corpus: Corpus, _ context: RunContext, _ background: CorpusValues.Background?)
  {
    guard let background else {
      let values = selector.values(corpus, context).map { CorpusValues.Entry(name: $0, help: "") }
      found.withLock { $0 = values }
      return
    }
    let quiet = RunContext(threads: max(1, context.threads / 2), memo: context.memo)
    background { [self] in
      let values = selector.values(corpus, quiet).map { CorpusValues.Entry(name: $0, help: "") }
      found.withLock { $0 = values }
    }
  }

  /// The values, if they are there within some milliseconds.
  func values(within milliseconds: Int?) -> [CorpusValues.Entry]? {
    let clock = ContinuousClock()
    let end = clock.now + .milliseconds(milliseconds ?? 0)
    while true {
      if let values = found.withLock({ $0 }) { return values }
      if clock.now >= end { return nil }
      usleep(500)
    }
  }
}
