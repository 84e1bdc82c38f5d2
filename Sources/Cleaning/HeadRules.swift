import CollateCore
import TextKernels

extension JudgedPage {
  /// Decides what stands between the headline and the line that says when, in a page whose running text comes soon
  /// behind: the standfirst, and the name of the author where no word announces it.
  mutating func findHead() {
    guard let title = page.filled.indices.first(where: { verdicts[page.filled[$0]].label == .title }) else {
      return
    }
    let behind = page.filled.indices.suffix(from: title + 1).prefix(4)
    guard let date = behind.first(where: { verdicts[page.filled[$0]].label == .byline }),
      let text = page.filled.indices.suffix(from: date + 1).prefix(5)
        .first(where: { isKept($0) && words($0) >= 9 })
    else { return }
    if date > title + 1, isName(date - 1) {
      set(date - 1, .byline, "a name, or a few words, right before the author or date")
    } else if date + 2 == text, page.isDate[page.filled[date]], isName(date + 1), !isHeading(date + 1) {
      set(date + 1, .byline, "a name, or a few words, right behind the date")
    }
    if date + 1 < text, page.markup.isEmpty, isSentence(text - 1), isLikeStandfirst(text - 1) {
      set(text - 1, .body, "a sentence between the author or date and the running text")
    }
    if title + 1 < date, isLikeStandfirst(title + 1) || isSecondHeadline(title + 1, until: date) {
      set(title + 1, .standfirst, "a sentence between the headline and the author or date")
    }
  }

  /// Whether a line that was set aside may introduce the article: a sentence or its length, without words of page
  /// furniture.
  private func isLikeStandfirst(_ row: Int) -> Bool {
    let line = page.filled[row]
    guard verdicts[line].label == .boilerplate, !verdicts[line].isSure, !isFurniture(row),
      MarkupReason.of(page, row) == nil, (6...60).contains(words(row))
    else { return false }
    if page.shapes[line].traits.contains(.endsSentence) { return true }
    return words(row) >= 12 && page.shapes[line].numbers == 0
      && page.functionCount(line) * 5 >= page.wordCount(line)
  }

  /// Whether a line right below the headline is a standfirst without a full stop: some words with a function word or an
  /// ending among them, and no more than names between it and the author or date.
  private func isSecondHeadline(_ row: Int, until date: Int) -> Bool {
    let line = page.filled[row]
    let shape = page.shapes[line]
    return page.markup.isEmpty && verdicts[line].label == .boilerplate && !verdicts[line].isSure
      && !isFurniture(row)
      && (6...30).contains(words(row)) && shape.separators == 0 && shape.numbers == 0
      && shape.traits.isDisjoint(with: [.bullet, .endsColon, .address, .at, .asks])
      && (page.functionCount(line) > 0 || page.language.language == "tr")
      && ((row + 1)..<date).allSatisfy { page.wordCount(page.filled[$0]) <= 4 }
  }

  /// Whether a line is two to four words without a sentence, all with capitals where there are any, none but the first
  /// a function word.
  private func isName(_ row: Int) -> Bool {
    let line = page.filled[row]
    let (shape, range) = (page.shapes[line], page.wordRanges[line])
    guard [.body, .boilerplate].contains(verdicts[line].label), !verdicts[line].isSure, !isFurniture(row),
      (2...4).contains(range.count), shape.numbers == 0,
      shape.traits.isDisjoint(with: [.endsSentence, .bullet])
    else { return false }
    let isCaseless = page.words[range].allSatisfy { page.utf8[$0.range.lowerBound] >= 0xD6 }
    return range.dropFirst().allSatisfy { index in
      page.facts[index].functions == 0 && (isCaseless || page.words[index].traits.contains(.capitalised))
    }
  }

  private func isHeading(_ row: Int) -> Bool {
    !page.markup.isEmpty
      && !page.markup[page.filled[row]].roles.isDisjoint(with: [.heading, .mainHeading])
  }

  /// Whether a line has words of page furniture in it.
  func isFurniture(_ row: Int) -> Bool {
    phrases[row].hints > 0 || phrases[row].sure > 0
      || page.shapes[page.filled[row]].traits.contains(.copyright)
  }

  /// Keeps sentences of a few words that stand between two longer ones that are kept, or behind one at the end of a
  /// short text.
  mutating func keepShortSentences() {
    guard page.markup.isEmpty else { return }
    for row in page.filled.indices.dropFirst() where !isKept(row) && isShortSentence(row) {
      let isBetween = row + 1 < page.filled.count && isKept(row + 1) && isSentence(row + 1)
      let isEnd =
        row + 1 == page.filled.count ? page.filled.count <= 6 : phrases[row + 1].found.has(.credit)
      guard isKept(row - 1), isSentence(row - 1), isBetween || isEnd else { continue }
      verdicts[page.filled[row]] = Verdict(label: .body, reason: "a short sentence in running text")
    }
  }

  private func isShortSentence(_ row: Int) -> Bool {
    let traits = page.shapes[page.filled[row]].traits
    return (2...8).contains(words(row)) && traits.contains(.endsSentence) && !traits.contains(.asks)
      && !isFurniture(row)
  }

  /// Whether a line is a sentence of some length, or more.
  func isSentence(_ row: Int) -> Bool {
    words(row) >= 9 && page.shapes[page.filled[row]].traits.contains(.endsSentence)
  }
}
