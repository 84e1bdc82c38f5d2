import CollateCore
import TextReuse

/// Shared passages as rows.
struct PassageTable {
  let corpus: Corpus

  func report(on passages: [SharedPassages.Passage]) -> Report {
    let columns = [
      Column("doc", .document), Column("id", .text), Column("start", .offset), Column("end", .offset),
      Column("text", .text), Column("other", .document), Column("otherId", .text),
      Column("otherStart", .offset),
      Column("otherEnd", .offset), Column("words", .count),
    ]
    return Report(columns, rows: passages.map(row), layout: .table)
  }

  private func row(_ passage: SharedPassages.Passage) -> Row {
    let (first, second) = (corpus.evidence(passage.first), corpus.evidence(passage.second))
    return Row(
      [
        .count(first.doc), .text(first.id), .count(first.start), .count(first.end), .text(first.text),
        .count(second.doc), .text(second.id), .count(second.start), .count(second.end), .count(passage.words),
      ], evidence: [first, second], reason: "a run of eight words or more in common")
  }
}
