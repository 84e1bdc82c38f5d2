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
  }

  /// Values in the order in which they are offered.
  struct List: Sendable {
    let entries: [Entry]
    private let index: NameIndex

    init(_ entries: [Entry]) {
      self.entries = entries
      index = NameIndex(entries.lazy.map(\.name))
    }

    /// The values that fit what is typed.
    func fitting(_ typed: Matching, atMost limit: Int) -> [Entry] {
      index.places(fitting: typed, atMost: limit).map { entries[$0] }
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
  private var kept: [String: List] = [:]
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
      prepare(corpus)
    }
    version = now
  }

  /// Forgets that something was still being worked out when it was last asked for.
  func ask() { isWaiting = false }

  /// Begins to work out, beside the prompt, what Tab may ask for in a large corpus.
  private func prepare(_ corpus: Corpus) {
    guard let background, corpus.documents.count > CorpusValues.large else { return }
    for (kind, list) in CorpusValues.lists where listings[kind] == nil {
      listings[kind] = Listing(background) { List(list(corpus)) }
    }
  }

  /// From how many documents on lists are worked out beside the prompt.
  private static let large = 2_000

  /// The months of the documents' dates, newest first.
  func months(of corpus: Corpus) -> [Entry] { list("date", corpus)?.entries ?? [] }
  /// The names in the corpus, most mentioned first.
  func entities(of corpus: Corpus) -> List { values(of: "entity", corpus, registry) }

  /// What the documents have in a field, such as their sources; nil for what is no field.
  func list(_ field: String, _ corpus: Corpus) -> List? {
    guard let list = CorpusValues.lists[field] else { return nil }
    let isLarge = corpus.documents.count > CorpusValues.large
    return kept(field, patience: 40, in: isLarge ? background : nil) { List(list(corpus)) }
  }

  /// The values that a plugin's selector offers; none while they are being worked out.
  func values(of name: String, _ corpus: Corpus, _ registry: Registry) -> List {
    guard let selector = registry.selectors.first(where: { $0.name == name }) else { return List([]) }
    let quiet = RunContext(threads: max(1, context.threads / 2), memo: context.memo)
    let context = background == nil ? context : quiet
    let patience = corpus.documents.count < 500 ? 2_000 : 40
    return kept("selector " + name, patience: patience, in: background) {
      List(selector.values(corpus, context).map { Entry(name: $0, help: "") })
    }
  }

  /// What is kept under a name, or worked out now; none, and `isWaiting`, when that takes longer than some milliseconds.
  private func kept(
    _ kind: String, patience: Int, in background: Background?, _ compute: @escaping @Sendable () -> List
  ) -> List {
    if let found = kept[kind] { return found }
    guard let background else {
      let found = compute()
      if (try? context.checkCancellation()) != nil { kept[kind] = found }
      return found
    }
    let listing = listings[kind] ?? Listing(background, compute)
    listings[kind] = listing
    guard let found = listing.values(within: patience) else {
      isWaiting = true
      return List([])
    }
    listings[kind] = nil
    kept[kind] = found
    return found
  }

  /// How the values of each kind are worked out.
  private static let lists: [String: @Sendable (Corpus) -> [Entry]] = [
    "source": { counted($0.documents.compactMap(\.metadata.source)) },
    "lang": { counted($0.documents.map(\.metadata.language.rawValue)) },
    "date": { corpus in
      var days: [Int: Int] = [:]
      for document in corpus.documents {
        guard let day = document.metadata.date?.earliest else { continue }
        days[day.number, default: 0] += 1
      }
      let months = days.flatMap {
        Array(repeating: String(Day(number: $0.key).description.prefix(7)), count: $0.value)
      }
      return counted(months).sorted { $1.name.utf8.lexicographicallyPrecedes($0.name.utf8) }
    },
    "id": { $0.documents.map { Entry(name: $0.id, help: $0.metadata.title ?? "") } },
    "path": { corpus in
      var seen: Set<String> = []
      return corpus.documents.filter { seen.insert($0.path).inserted }.map {
        Entry(name: $0.path, help: $0.metadata.title ?? "")
      }
    },
    "title": { $0.documents.compactMap { $0.metadata.title }.map { Entry(name: $0, help: "") } },
  ]

  /// Each value once with how many documents have it, most first.
  private static func counted(_ values: [String]) -> [Entry] {
    var counts: [String: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      Entry(name: $0.key, help: $0.value == 1 ? "1 document" : "\($0.value) documents")
    }
  }
}

/// Values on their way.
private final class Listing: Sendable {
  private let found = Mutex<CorpusValues.List?>(nil)

  init(_ background: CorpusValues.Background, _ compute: @escaping @Sendable () -> CorpusValues.List) {
    background { [self] in
      let values = compute()
      found.withLock { $0 = values }
    }
  }

  /// The values, if they are there within some milliseconds.
  func values(within milliseconds: Int) -> CorpusValues.List? {
    let clock = ContinuousClock()
    let end = clock.now + .milliseconds(milliseconds)
    while true {
      if let values = found.withLock({ $0 }) { return values }
      if clock.now >= end { return nil }
      usleep(500)
    }
  }
}
