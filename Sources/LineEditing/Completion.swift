private import TextKernels

extension EditorCore {
  /// Tab: puts in what all candidates share, then lets the person choose from a list.
  func complete() {
    guard let buffer else { return }
    let candidates = offered()
    switch candidates.count {
    case 0: panel = [[StyledText(hooks.nothingFits(), .dim)]]
    case 1:
      take(candidates[0], from: buffer.content.scalars)
      closeWord(after: candidates[0])
    default:
      if !takeCommonPart(candidates) { choose(candidates) } else { choose(offered()) }
    }
  }

  private func offered() -> [Candidate] {
    guard let (scalars, cursor) = buffer?.content else { return [] }
    return hooks.complete(scalars.string, scalars[..<cursor].utf8Count)
  }

  /// Puts a candidate into a line.
  private func take(_ candidate: Candidate, from scalars: [Unicode.Scalar]) {
    guard let buffer else { return }
    buffer.replaceAll(with: scalars)
    let start = scalarOffset(candidate.replaces.lowerBound, scalars)
    let end = scalarOffset(candidate.replaces.upperBound, scalars)
    buffer.replace(start..<max(start, end), with: candidate.value.unicodeScalars)
  }

  /// Ends a completed word with a space, unless more of it can follow.
  private func closeWord(after candidate: Candidate) {
    guard let buffer, let last = candidate.value.last, !":=/.,".contains(last) else { return }
    let (scalars, cursor) = buffer.content
    if cursor < scalars.count, scalars[cursor] == " " {
      buffer.move(to: cursor + 1)
    } else {
      buffer.insert([" "])
    }
  }

  /// Puts in what all candidates begin with, when that continues what is typed.
  private func takeCommonPart(_ candidates: [Candidate]) -> Bool {
    guard let buffer, let first = candidates.first,
      candidates.allSatisfy({ $0.replaces == first.replaces })
    else { return false }
    let (scalars, cursor) = buffer.content
    var common = Array(first.value.unicodeScalars)
    for candidate in candidates {
      let shared = zip(common, candidate.value.unicodeScalars).prefix { $0 == $1 }.count
      common.removeSubrange(shared...)
    }
    let start = scalarOffset(first.replaces.lowerBound, scalars)
    guard start <= cursor else { return false }
    let typed = scalars[start..<cursor]
    guard common.count > typed.count, common.starts(with: typed) else { return false }
    buffer.replace(start..<scalarOffset(first.replaces.upperBound, scalars), with: common)
    return true
  }

  private func choose(_ offered: [Candidate]) {
    guard let buffer, !offered.isEmpty else { return }
    var menu = Menu(candidates: offered)
    var original = buffer.content
    while true {
      panel = menu.rows(columns: screen.size.columns, height: menuHeight)
      draw()
      switch input.next() {
      case .key(.scalar("\t"), _), .key(.named(.down, _), _): menu.step(1)
      case .key(.named(.backTab, _), _), .key(.named(.up, _), _): menu.step(-1)
      case .key(.named(.pageDown, _), _): menu.step(menuHeight - 1)
      case .key(.named(.pageUp, _), _): menu.step(1 - menuHeight)
      case .key(.scalar("\u{1B}"), _), .key(.scalar("\u{07}"), _):
        buffer.replaceAll(with: original.scalars)
        buffer.move(to: original.cursor)
        return closeMenu()
      case .key(.scalar("\r"), _), .key(.scalar("\n"), _):
        if let chosen = menu.chosen { closeWord(after: chosen) }
        return closeMenu()
      case .key(.scalar(let scalar), _)
      where menu.chosen == nil && scalar.value > 0x20 && scalar.value != 0x7F:
        buffer.insert([scalar])
        menu = Menu(candidates: self.offered())
        if menu.candidates.isEmpty { return closeMenu() }
        original = buffer.content
        continue
      case .key(let key, let bytes):
        closeMenu()
        return carryOut(key, bytes)
      case .pasted(let scalars):
        closeMenu()
        return buffer.insert(scalars)
      case .signal, .end:
        return closeMenu()
      }
      if let chosen = menu.chosen { take(chosen, from: original.scalars) }
    }
  }

  private var menuHeight: Int { max(2, min(12, screen.size.rows - 3)) }

  private func closeMenu() { panel = [] }

  private func scalarOffset(_ utf8Offset: Int, _ scalars: [Unicode.Scalar]) -> Int {
    var offset = 0
    for (index, scalar) in scalars.enumerated() {
      if offset >= utf8Offset { return index }
      offset += UTF8.width(scalar)
    }
    return scalars.count
  }
}

/// A list of candidates that scrolls.
struct Menu {
  let candidates: [Candidate]
  private var selected: Int?
  private var first = 0

  init(candidates: [Candidate]) { self.candidates = candidates }

  /// The candidate that is marked.
  var chosen: Candidate? { selected.map { candidates[$0] } }

  /// Marks another candidate; one step past an end goes round.
  mutating func step(_ distance: Int) {
    guard let now = selected else {
      selected = distance > 0 ? 0 : candidates.count - 1
      return
    }
    let next = now + distance
    if abs(distance) == 1 {
      selected = (next + candidates.count) % candidates.count
    } else {
      selected = max(0, min(candidates.count - 1, next))
    }
  }

  /// The rows of the list, with a footer when not all fit.
  mutating func rows(columns: Int, height: Int) -> [[StyledText]] {
    let room = candidates.count > height ? height - 1 : candidates.count
    if let selected { first = max(min(first, selected), selected - room + 1) }
    let shown = candidates[first..<min(candidates.count, first + room)]
    let widest = shown.map { DisplayWidth.of($0.value) }.max() ?? 0
    let column = min(widest, columns / 2)
    var rows = zip(shown.indices, shown).map { index, candidate in
      let clipped = DisplayWidth.truncated(Visible.text(candidate.value), to: column)
      let space = String(repeating: " ", count: column - DisplayWidth.of(clipped))
      return [
        StyledText(index == selected ? "> " : "  ", .plain),
        StyledText(clipped, index == selected ? .selected : .plain),
        StyledText(space + "  " + candidate.help, .dim),
      ]
    }
    if room < candidates.count {
      rows.append([StyledText("  \((selected ?? first) + 1) of \(candidates.count)", .dim)])
    }
    return rows
  }
}
