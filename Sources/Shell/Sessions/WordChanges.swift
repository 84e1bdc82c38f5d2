/// Shows which words of a line changed, as `wdiff` does: `[-Nine-]{+Four+} people were hurt …`.
enum WordChanges {
  /// The most words that are compared; the comparison is quadratic in what differs.
  private static let most = 2_000
  /// How many words stand around a change.
  private static let context = 4

  /// The changes from what an answer quoted of a line to the line as it is; nil when all of it still stands there.
  ///
  /// A quotation may be a part of its line: what stands before and after it in the line is no change. When none of its
  /// words is left in a longer line, nothing tells where it stood: then it is shown as gone, and nothing as come.
  static func shown(from quoted: String, to line: String) -> String? {
    let before = words(quoted)
    let after = words(line)
    guard max(before.count, after.count) <= most, !contains(after, before) else { return nil }
    var steps = steps(from: before, to: after)
    let isAdded = { (step: Step) in if case .added = step { true } else { false } }
    let isRemoved = { (step: Step) in if case .removed = step { true } else { false } }
    if after.count > 2 * before.count, !steps.contains(where: { !isAdded($0) && !isRemoved($0) }) {
      return before.isEmpty ? nil : text(steps.filter(isRemoved))
    }
    if steps.contains(where: { !isAdded($0) }) {
      steps = Array(steps.drop(while: isAdded))
      // Of what follows the quotation, only what stands in the place of its last words is a change.
      let following = steps.reversed().prefix(while: isAdded).count
      let replaced = steps.dropLast(following).reversed().prefix(while: isRemoved).count
      steps.removeLast(max(0, following - replaced))
    }
    return text(steps)
  }

  private enum Step {
    case kept(Substring)
    case removed(Substring)
    case added(Substring)
  }

  private static func words(_ text: String) -> [Substring] {
    text.split { $0 == " " || $0 == "\t" || $0 == "\n" }
  }

  private static func contains(_ words: [Substring], _ part: [Substring]) -> Bool {
    guard words.count >= part.count else { return false }
    return (0...(words.count - part.count)).contains { words[$0..<($0 + part.count)].elementsEqual(part) }
  }

  private static func steps(from before: [Substring], to after: [Substring]) -> [Step] {
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in after.difference(from: before) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var steps: [Step] = []
    var (old, new) = (0, 0)
    while old < before.count || new < after.count {
      if removed.contains(old) {
        steps.append(.removed(before[old]))
        old += 1
      } else if added.contains(new) {
        steps.append(.added(after[new]))
        new += 1
      } else {
        steps.append(.kept(after[new]))
        (old, new) = (old + 1, new + 1)
      }
    }
    return steps
  }

  /// The steps as text; words far from a change are left out.
  private static func text(_ steps: [Step]) -> String {
    let isKept = steps.map { if case .kept = $0 { true } else { false } }
    var text = ""
    var isCut = false
    for (index, step) in steps.enumerated() {
      let around = max(0, index - context)...min(steps.count - 1, index + context)
      guard isKept[around].contains(false) else {
        isCut = true
        continue
      }
      let word = written(
        step, isFirst: index == 0 || !same(steps[index - 1], step),
        isLast: index == steps.count - 1 || !same(step, steps[index + 1]))
      // What came in stands right behind what went out in its place.
      var gap = text.isEmpty ? "" : " "
      if index > 0, case .removed = steps[index - 1], case .added = step { gap = "" }
      text += isCut ? (text.isEmpty ? "… " : " … ") + word : gap + word
      isCut = false
    }
    return isCut ? text + " …" : text
  }

  private static func same(_ left: Step, _ right: Step) -> Bool {
    switch (left, right) {
    case (.kept, .kept), (.removed, .removed), (.added, .added): true
    default: false
    }
  }

  private static func written(_ step: Step, isFirst: Bool, isLast: Bool) -> String {
    switch step {
    case .kept(let word): String(word)
    case .removed(let word): (isFirst ? "[-" : "") + word + (isLast ? "-]" : "")
    case .added(let word): (isFirst ? "{+" : "") + word + (isLast ? "+}" : "")
    }
  }
}
