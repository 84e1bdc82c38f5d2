import CollateCore

extension JudgedPage {
  /// Decides every line by its chance in the line model; the rules after it decide the lines they know better.
  mutating func classify() {
    let features = LineFeatures(page)
    chances = LineModel.standard.chances(of: features.table)
    let words = page.filled.map { page.wordCount($0) }
    if page.markup.isEmpty {
      chances = LineChoice.joined(chances, words: words)
    } else {
      let markup = MarkupFeatures(page, features, chances: chances)
      chances = LineModel.markup.chances(of: markup.table)
    }
    threshold = LineChoice.threshold(chances, words: words)
    for row in page.filled.indices {
      let isArticle = chances[row] >= threshold || isProseOfShortText(row) || goesOn(row)
      let reason = isArticle ? keptReason(row) : droppedReason(row)
      verdicts[page.filled[row]] = Verdict(label: isArticle ? .body : .boilerplate, reason: reason)
    }
    keepShortSentences()
  }

  /// Whether a line is a sentence or more in a text of few lines, where the model has nothing to hold it against.
  private func isProseOfShortText(_ row: Int) -> Bool {
    guard page.markup.isEmpty, page.filled.count <= 6, words(row) >= 6, phrases[row].hints == 0 else {
      return false
    }
    let traits = page.shapes[page.filled[row]].traits
    return traits.contains(.endsSentence) && !traits.contains(.copyright)
  }

  /// Whether a sentence stands right behind running text that is kept, as the last paragraph before a page's tail
  /// does, and is not all too unlikely.
  private func goesOn(_ row: Int) -> Bool {
    guard page.markup.isEmpty, row > 0, chances[row] >= 0.05, isSentence(row), isKept(row - 1) else {
      return false
    }
    if isSentence(row - 1) { return true }
    // A sentence of a few words may stand between.
    let isShort = page.shapes[page.filled[row - 1]].traits.contains(.endsSentence) && words(row - 1) >= 2
    return isShort && !isFurniture(row) && row > 1 && isKept(row - 2)
      && isSentence(row - 2)
  }

  private func keptReason(_ row: Int) -> String {
    let shape = page.shapes[page.filled[row]]
    if shape.traits.contains(.endsSentence), words(row) >= 6 { return "running text" }
    if words(row) < 12, row + 1 < page.filled.count, chances[row + 1] >= threshold {
      return shape.traits.contains(.bullet)
        ? "an item of a list in running text" : "a heading in running text"
    }
    return "it stands in running text"
  }

  private func droppedReason(_ row: Int) -> String {
    let shape = page.shapes[page.filled[row]]
    if let reason = MarkupReason.of(page, row) { return reason }
    let hits = phrases[row].hints
    if hits > 0 { return "words of page furniture, outside the running text" }
    if shape.traits.contains(.copyright) { return "a note on copyright" }
    if words(row) == 0 { return "no words" }
    if words(row) < 8, !shape.traits.contains(.endsSentence) {
      return isAmongShortLines(row)
        ? "a short line among short lines, as in menus and lists of links"
        : "a short line outside the running text"
    }
    return "it looks unlike the article around it: teaser, notice or comment"
  }

  private func isAmongShortLines(_ row: Int) -> Bool {
    let around = max(0, row - 1)...min(page.filled.count - 1, row + 1)
    return around.allSatisfy { words($0) < 8 }
  }
}

/// Why the markup speaks against a line, in words.
enum MarkupReason {
  static func of(_ page: PageLines, _ row: Int) -> String? {
    guard !page.markup.isEmpty else { return nil }
    let markup = page.markup[page.filled[row]]
    for (role, words) in names where markup.roles.contains(role) { return "the markup says: \(words)" }
    return markup.linkShare >= 60 ? "mostly links" : nil
  }

  private static let names: [(Markup.Roles, String)] = [
    (.navigation, "navigation"), (.dialog, "a dialog or notice"), (.comments, "readers' comments"),
    (.related, "other articles"), (.promotion, "an advertisement or subscription"),
    (.sharing, "buttons to share"),
    (.form, "a form"), (.footer, "the page's footer"), (.aside, "a side column"),
    (.header, "the page's header"),
    (.byline, "author or date"), (.hidden, "not shown"),
  ]
}
