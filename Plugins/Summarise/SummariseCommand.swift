import PluginKit
import Summarising

extension Command {
  private static let sentences = Option<Int?>.integer(
    "sentences", short: "n", in: 1...10_000, "How many sentences; 5 when no length is given.")
  private static let words = Option<Int?>.integer(
    "words", short: "w", in: 1...1_000_000, "At most this many words; one longer sentence may stand alone.")
  private static let percent = Option<Int?>.integer(
    "percent", in: 1...100, "A share of the words of the articles.")
  private static let about = Option<String?>.text("about", "Only sentences about these words.")
  private static let since = Option<String?>.text(
    "since", .dateOrCell,
    "What articles from a day on say that earlier ones do not, or those that cell $N had not read.")
  private static let method = Option<String>.choice(
    "method", of: Summary.Method.allCases.map(\.rawValue), standard: Summary.Method.coverage.rawValue,
    "How sentences are chosen.")
  private static let timeline = Option<Bool>.flag("timeline", "One sentence for each event, under its day.")
  private static let grouping = Option<String?>.text(
    "by", .choice(Summary.Grouping.allCases.map(\.rawValue)), "A summary for each outlet or event.")

  /// `summarise`: sentences of the articles that say what they have in common.
  static let summarise = Command(
    Manual(
      "summarise", "choose the sentences that say best what the articles say", topic: .analyse,
      positionals: [.documents],
      options: [
        sentences.parameter, words.parameter, percent.parameter, about.parameter, since.parameter,
        method.parameter, timeline.parameter, grouping.parameter,
      ],
      discussion: """
        Gives sentences as they stand in the articles, each with the reason it was chosen and the number of \
        independent origins that say it: copies of one text count once. Articles about different events are \
        grouped first and each event has its share; sentences follow the days of the events. Only cleaned \
        article lines are read; a sentence that starts with he, she or they, or is speech without its speaker, \
        is not taken. `why` shows the sentences elsewhere that say the same.

        Sets of sentences are judged by countable features with learned weights (coverage); lexrank, textrank, \
        centroid and lead are the classic methods.
        """,
      examples: [
        "load Sessions/corpora/harbour; summarise", "load Sessions/corpora/harbour; summarise 1 --words 50",
        "load Sessions/corpora/harbour; summarise --about \"wheat\" --sentences 2",
        "load Sessions/corpora/harbour; summarise --timeline",
      ])
  ) { (request) throws(CommandError) in
    var options = Summary.Options()
    options.length = try length(request)
    options.method = Summary.Method(rawValue: request[method]) ?? .coverage
    options.about = request[about]
    options.since = try since(request)
    options.grouping = request[grouping].flatMap { Summary.Grouping(rawValue: $0) }
    let isTimeline = request[timeline]
    let summary = try Summary(
      of: request.documents, in: request.corpus, options: options, context: request.context)
    return Outcome(Report(summary, isTimeline: isTimeline, corpus: request.corpus))
  }

  private static func length(_ request: Request) throws(CommandError) -> Summary.Length {
    let given = [request[sentences], request[words], request[percent]].compactMap { $0 }
    guard given.count < 2 else {
      throw CommandError(
        .usage, "more than one length", hint: "Give one of --sentences, --words and --percent.")
    }
    if request[timeline], given.isEmpty { return .eachEvent }
    if let count = request[words] { return .words(count) }
    if let share = request[percent] { return .percent(share) }
    return .sentences(request[sentences] ?? 5)
  }

  private static func since(_ request: Request) throws(CommandError) -> Summary.Since? {
    guard let text = request[since] else { return nil }
    if let known = request[Option.cell(since)] {
      guard !known.isEmpty else {
        throw CommandError(
          .usage, "cell \(text.dropFirst()) read no documents",
          hint: "Name a cell that answered from articles, as in --since $2.", about: text)
      }
      return .documents(known)
    }
    // What is no cell has been read as a date before.
    return DateInterval(iso: text).map { .day($0.earliest) }
  }
}
