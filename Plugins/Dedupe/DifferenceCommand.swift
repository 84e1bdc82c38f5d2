import CollateCore
import PluginKit
import TextKernels
import TextReuse

extension Command {
  /// `diff 3 7`: two documents word by word.
  static let difference = Command(
    Manual(
      "diff", "show where two documents differ, word by word", topic: .analyse, positionals: [.documents],
      discussion: """
        The article lines of two documents are compared without regard to case, accents and punctuation: the fewest \
        words removed and added (Myers 1986). A terminal shows them side by side, a pipe one after the other. Rows \
        are `same`, `changed`, `removed` or `added`, each inside one line, with the exact places in both.
        """,
      examples: ["diff 2 3", "diff 10 16 | count change"])
  ) { request throws(CommandError) in
    guard request.documents.count == 2 else {
      throw CommandError(.usage, "diff compares two documents", hint: "As in: diff 2 3.")
    }
    return Outcome(
      DifferenceTable(request.corpus, request.documents[0], request.documents[1]).report)
  }
}

/// The difference of two documents as rows.
struct DifferenceTable {
  private let corpus: Corpus
  private let own: PlacedWords
  private let other: PlacedWords

  init(_ corpus: Corpus, _ own: Int, _ other: Int) {
    self.corpus = corpus
    self.own = PlacedWords(own, corpus[own])
    self.other = PlacedWords(other, corpus[other])
  }

  var report: Report {
    let columns = [
      Column("change", .text), Column("doc", .document), Column("id", .text), Column("start", .offset),
      Column("end", .offset), Column("text", .text), Column("other", .document), Column("otherId", .text),
      Column("otherStart", .offset), Column("otherEnd", .offset), Column("otherText", .text),
    ]
    let parts = WordDifference(own.words.map(\.hash), other.words.map(\.hash)).parts
    return Report(columns, rows: parts.flatMap(rows), layout: .difference)
  }

  /// The rows of a stretch, each inside one line of both texts.
  private func rows(_ part: WordDifference.Part) -> [Row] {
    guard !part.isSame else { return same(part) }
    var (removed, added) = (own.lines(part.first), other.lines(part.second))
    var rows: [Row] = []
    // The end of a line was not changed into the next line.
    if let left = removed.first, let right = added.first,
      own.isInLine(left.lowerBound) != other.isInLine(right.lowerBound)
    {
      let isLeft = own.isInLine(left.lowerBound)
      rows.append(row(isLeft ? left : nil, isLeft ? nil : right, isSame: false))
      if isLeft { removed.removeFirst() } else { added.removeFirst() }
    }
    return rows
      + (0..<max(removed.count, added.count)).map { index in
        row(
          index < removed.count ? removed[index] : nil, index < added.count ? added[index] : nil,
          isSame: false)
      }
  }

  private func same(_ part: WordDifference.Part) -> [Row] {
    var rows: [Row] = []
    var start = 0
    for step in 1...part.first.count {
      let (a, b) = (part.first.lowerBound + step, part.second.lowerBound + step)
      guard step == part.first.count || !own.isInLine(a) || !other.isInLine(b) else { continue }
      rows.append(row(part.first.lowerBound + start..<a, part.second.lowerBound + start..<b, isSame: true))
      start = step
    }
    return rows
  }

  private func row(_ first: Range<Int>?, _ second: Range<Int>?, isSame: Bool) -> Row {
    let (left, right) = (first.map { own.evidence($0, corpus) }, second.map { other.evidence($0, corpus) })
    let change = isSame ? "same" : left == nil ? "added" : right == nil ? "removed" : "changed"
    return Row(
      [.text(change)] + DifferenceTable.values(left) + DifferenceTable.values(right),
      evidence: [left, right].compactMap { $0 },
      reason: isSame ? "the same words in both" : "the fewest words removed and added")
  }

  private static func values(_ evidence: Evidence?) -> [Value] {
    guard let evidence else { return [.none, .none, .none, .none, .none] }
    return [
      .count(evidence.doc), .text(evidence.id), .count(evidence.start), .count(evidence.end),
      .text(evidence.text),
    ]
  }
}

/// The words of a document with the lines they stand in.
private struct PlacedWords {
  let doc: Int
  let words: [Word]
  private let document: Document
  /// For each word, the end of its line.
  private let lineEnds: [Int]

  init(_ doc: Int, _ document: Document) {
    self.doc = doc
    self.document = document
    var words: [Word] = []
    var ends: [Int] = []
    for range in document.articleRanges {
      Words.append(of: document.text.utf8, in: range, to: &words)
      ends += [Int](repeating: range.upperBound, count: words.count - ends.count)
    }
    self.words = words
    lineEnds = ends
  }

  /// Whether a word goes on with the line of the word before it.
  func isInLine(_ word: Int) -> Bool {
    word > 0 && word < words.count && lineEnds[word] == lineEnds[word - 1]
  }

  /// A range of words cut where lines end.
  func lines(_ range: Range<Int>) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = range.lowerBound
    for word in range.dropFirst() where !isInLine(word) {
      lines.append(start..<word)
      start = word
    }
    return range.isEmpty ? [] : lines + [start..<range.upperBound]
  }

  /// Words of one line with the marks after them.
  func evidence(_ range: Range<Int>, _ corpus: Corpus) -> Evidence {
    let last = range.upperBound - 1
    let end = isInLine(range.upperBound) ? words[range.upperBound].range.lowerBound : lineEnds[last]
    var stop = max(end, words[last].range.upperBound)
    while stop > words[last].range.upperBound, document.text.utf8[stop - 1] <= 0x20 { stop -= 1 }
    return corpus.evidence(Extent(doc, words[range.lowerBound].range.lowerBound..<stop))
  }
}
