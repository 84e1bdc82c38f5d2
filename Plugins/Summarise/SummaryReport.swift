import PluginKit
import Summarising

extension Report {
  /// A summary with a row for each sentence; a timeline and groups have a column more.
  init(_ summary: Summary, isTimeline: Bool, corpus: Corpus) {
    let isGrouped = summary.items.contains { $0.group != nil }
    let rows = summary.items.enumerated().map { rank, item -> Row in
      let place = corpus.evidence(item.extent)
      var values: [Value] = [
        .count(rank + 1), .count(place.doc), .text(place.id), .count(place.start), .count(place.end),
        .text(place.text), .text(item.because), .count(item.origins),
      ]
      if isTimeline { values.append(.text(ifKnown: item.date?.description)) }
      if isGrouped { values.append(.text(ifKnown: item.group)) }
      return Row(
        values, evidence: item.support.isEmpty ? [] : [place] + item.support.map { corpus.evidence($0) },
        reason: item.because)
    }
    var columns = [
      Column("rank", .count), Column("doc", .document), Column("id", .text), Column("start", .offset),
      Column("end", .offset), Column("text", .text), Column("because", .text), Column("origins", .count),
    ]
    if isTimeline { columns.append(Column("date", .date)) }
    if isGrouped { columns.append(Column("group", .text)) }
    self.init(columns, rows: rows, warnings: summary.warnings, layout: .passages)
  }
}
