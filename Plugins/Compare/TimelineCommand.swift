import Claims
import PluginKit

extension Command {
  /// `timeline [SEL]`: what happened when, by the dates articles name.
  static let timeline = Command(
    Manual(
      "timeline", "put what articles date in order", topic: .analyse, positionals: [.documents],
      discussion: """
        A row is a sentence that names a date, with the first and last day it can mean and how that was found. Dates \
        without a year and weekdays are resolved against the day of publication. The same sentence in other words, \
        with the same days, is one row; `documents` lists all that report it. Weekdays that do not fit a date are \
        warnings; the Solar Hijri calendar is tried for them.
        """,
      examples: ["timeline", "timeline | top 5"])
  ) { request throws(CommandError) in
    let timeline = try Timeline(of: request.documents, in: request.corpus, context: request.context)
    let corpus = request.corpus
    let rows = timeline.entries.map { entry in
      let place = corpus.evidence(entry.extent)
      return Row(
        [
          .text("\(entry.earliest)"), .text("\(entry.latest)"), .text(place.text), .count(entry.extent.doc),
          .text(place.id), .count(place.start), .count(place.end), .text(entry.because),
          .list(entry.documents.map(Value.count)),
        ], reason: entry.because)
    }
    let columns = [
      Column("earliest", .date), Column("latest", .date), Column("text", .text), Column("doc", .document),
      Column("id", .text), Column("start", .offset), Column("end", .offset), Column("because", .text),
      Column("documents", .list),
    ]
    let warnings = timeline.warnings.map {
      "document \($0.extent.doc), \(corpus.evidence($0.extent).text): \($0.text)"
    }
    return Outcome(Report(columns, rows: rows, warnings: warnings))
  }
}
