public import CollateCore

/// The sentences that say best what some articles say, each with the reason it was chosen.
public struct Summary: Sendable {
  /// A sentence of a summary.
  public struct Item: Sendable {
    /// Where it stands.
    public let extent: Extent
    /// Why it was chosen, in a short sentence: `3 outlets, 2 origins: ceasefire, hostages, 47 remain`.
    public let because: String
    /// How many origins say what it says, at least 1.
    public let origins: Int
    /// The sentences elsewhere that say it too, one for each document, in their order.
    public let support: [Extent]
    /// The day the event is reported on, as far as that is known: the first of its documents.
    public let date: DateInterval?
    /// The outlet or event it was chosen for, when asked for one by one.
    public let group: String?
  }

  /// The sentences in reading order: by event and its day, then by publication, document and place.
  public var items: [Item] = []
  /// What the reader should know.
  public var warnings: [String] = []

  /// How sentences are chosen.
  public enum Method: String, Sendable, CaseIterable {
    /// Sets of sentences judged by learned weights of countable features, first of all what independent origins share.
    case coverage
    /// Sentences that many similar sentences point to (Erkan and Radev 2004).
    case lexrank
    /// The same with the overlap of words as similarity (Mihalcea and Tarau 2004).
    case textrank
    /// Sentences nearest to the sum of all (Radev et al. 2004), near repeats left out.
    case centroid
    /// The first sentences of the articles in turn.
    case lead
  }

  /// How long a summary is.
  public enum Length: Sendable, Equatable {
    /// At most some words; one sentence that is longer may stand alone.
    case words(Int)
    /// Some sentences.
    case sentences(Int)
    /// A share of the words of the articles, from 0 to 100.
    case percent(Int)
    /// One sentence for each event, as a timeline has.
    case eachEvent

    /// Whether words are counted, so that some events may not fit.
    var isInWords: Bool {
      switch self {
      case .words, .percent: true
      case .sentences, .eachEvent: false
      }
    }
  }

  /// What gets a summary of its own.
  public enum Grouping: String, Sendable, CaseIterable {
    /// Each outlet, each event.
    case source, event
  }

  /// What came before, where only what is new is to be told.
  public enum Since: Sendable, Equatable {
    /// Articles dated from this day on are new; those without a date are left out.
    case day(Day)
    /// Articles other than these, given by number, are new.
    case documents([Int])
  }

  /// What is asked for.
  public struct Options: Sendable {
    /// How long it is; with a grouping, how long it is for each group.
    public var length: Length = .sentences(5)
    /// How its sentences are chosen.
    public var method: Method = .coverage
    /// What it is to be about; nil for what the articles are about.
    public var about: String?
    /// What counts as new; nil for all.
    public var since: Since?
    /// What gets a summary of its own; nil for one summary of all.
    public var grouping: Grouping?

    /// Five sentences about what the articles are about.
    public init() {}
  }
}
