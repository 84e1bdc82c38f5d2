import CollateCore
import PluginKit
import TextReuse

extension Command {
  /// `dedupe`: the clusters of copies.
  static let dedupe = Command(
    Manual(
      "dedupe", "group articles that are copies of each other", topic: .analyse, positionals: [.documents],
      options: [
        DedupeOptions.threshold.parameter, DedupeOptions.apply.parameter,
        DedupeOptions.within.parameter, DedupeOptions.passages.parameter,
      ],
      discussion: """
        Articles are compared word by word, without case, accents and punctuation, on the lines that cleaning kept. \
        One is a copy of another when at least the threshold of its words stand in the other in runs of three. \
        Each cluster has a representative, and every member was compared with it. `same` has all its words, `cut` is \
        a part of it, `extended` has it with words around, `update` with new words on top, `reworked` has most words. \
        Texts of one frame with other numbers and names are no copies.

        Nothing is deleted: `--apply` leaves all but the representatives out of later commands, and `undo` takes \
        them back.
        """,
      examples: ["dedupe", "dedupe --threshold 0.5", "dedupe --passages"])
  ) { request throws(CommandError) in
    try DedupeRun(request).outcome()
  }
}

/// The options of `dedupe`.
enum DedupeOptions {
  static let threshold = Option<Double>.number(
    "threshold", in: 0.1...1, standard: 0.7,
    "The least share of an article's words that must stand in the other.")
  static let apply = Option<Bool>.flag(
    "apply", "Leave copies out of later commands, but for one of each cluster.")
  static let passages = Option<Bool>.flag(
    "passages", "List the passages that articles share which are no copies, instead.")
  static let within = Option<String?>.text(
    "within", .text, "Compare only articles of one `source`, or at most so many days apart: `source`, `7`.")
}

/// One run of `dedupe`.
struct DedupeRun {
  let request: Request
  let scope: ComparisonScope

  init(_ request: Request) throws(CommandError) {
    self.request = request
    scope = try DedupeRun.scope(request[DedupeOptions.within])
  }

  func outcome() throws(CommandError) -> Outcome {
    var limits = Judgement.Limits()
    limits.containment = request[DedupeOptions.threshold]
    let clustering = try Clustering(
      of: request.documents, in: request.corpus, limits: limits, scope: scope,
      context: request.context)
    if request[DedupeOptions.passages] { return Outcome(try passages(beside: clustering)) }
    let table = ClusterTable(clustering, documents: request.documents, corpus: request.corpus)
    guard !clustering.clusters.isEmpty else {
      return Outcome(
        table.report,
        notes: ["No article is a copy of another; `dedupe --passages` lists what they share."])
    }
    guard request[DedupeOptions.apply] else {
      return Outcome(
        table.report, notes: [table.summary],
        next: ["dedupe --apply", "show cluster:1"])
    }
    let left = table.setAside
    return Outcome(
      table.report, edits: [.setAside(left)],
      notes: [
        table.summary,
        "\(counted(left.count, "copy", plural: "copies")) left out of later commands; `undo` takes that back.",
      ])
  }

  /// The passages shared by articles that are not in one cluster.
  private func passages(beside clustering: Clustering) throws(CommandError) -> Report {
    var clusters: [Int: Int] = [:]
    for (number, cluster) in clustering.clusters.enumerated() {
      for member in cluster.members { clusters[request.documents[member.place]] = number }
    }
    let (home, scope, corpus) = (clusters, scope, request.corpus)
    let found = try SharedPassages.passages(
      among: request.documents, in: request.corpus,
      areCopies: { home[$0] != nil && home[$0] == home[$1] || !scope.includes(corpus[$0], corpus[$1]) },
      context: request.context)
    return PassageTable(corpus: request.corpus).report(on: found)
  }

  /// Which pairs `--within` lets through.
  private static func scope(_ within: String?) throws(CommandError) -> ComparisonScope {
    guard let within else { return .all }
    if within == "source" { return .source }
    guard let days = Int(within), days >= 0 else {
      throw CommandError(
        .usage, "--within must be `source` or a number of days, but is \(within)",
        hint: "Try `dedupe --within 7`.",
        about: within)
    }
    return .days(days)
  }
}
