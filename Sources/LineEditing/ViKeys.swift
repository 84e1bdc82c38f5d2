/// Follows the vi keymaps of libedit, so that its commands act on letters and the prompt can show the mode.
///
/// libedit does not tell its mode, and its `x h l` count scalars: a letter with marks takes several. So each key passes
/// here first; steps by letters and words are given to libedit as `l` and `h` with a count of scalars. Which key leads
/// where is from libedit's vi command map.
struct ViKeys {
  /// What keys mean.
  enum Mode: Equatable {
    case insert, command
  }

  private(set) var mode = Mode.insert
  /// The count typed so far; libedit gets it together with its command.
  private var count = ""
  /// `c`, `d` or `y`, when it waits for a motion.
  private var operation: Unicode.Scalar?
  /// Whether the next key is a character that `f`, `t` or `r` looks for or puts.
  private var awaitsCharacter = false

  /// Whether a command waits for more keys.
  var isPending: Bool { operation != nil || awaitsCharacter || !count.isEmpty }

  /// A new line is inserted into.
  mutating func startLine() { self = ViKeys() }

  /// What libedit gets for a key; nothing while a count is typed.
  mutating func take(_ key: Unicode.Scalar, in line: [Unicode.Scalar], at cursor: Int) -> [Unicode.Scalar] {
    guard mode == .command else {
      if key == "\u{1B}" { mode = .command }
      return [key]
    }
    if awaitsCharacter {
      awaitsCharacter = false
      endMotion()
      return given(key)
    }
    if ("1"..."9").contains(key) || key == "0" && !count.isEmpty {
      count.unicodeScalars.append(key)
      return []
    }
    return command(key, in: line, at: cursor)
  }

  private mutating func command(
    _ key: Unicode.Scalar, in line: [Unicode.Scalar], at cursor: Int
  ) -> [Unicode.Scalar] {
    switch key {
    case "x", "l", " ", "s", "h", "X", "\u{8}", "\u{7F}":
      let isBack = key == "h" || key == "X" || key == "\u{8}" || key == "\u{7F}"
      let letters = min(Int(count) ?? 1, 10_000)
      var end = cursor
      for _ in 0..<letters {
        end = isBack ? LetterSteps.before(end, in: line) : LetterSteps.after(end, in: line)
      }
      count = end == cursor ? "" : String(abs(end - cursor))
      if key == "s" { mode = .insert } else { endMotion() }
    case "w", "W", "e", "E", "b", "B":
      let isForward = key != "b" && key != "B"
      let target = wordTarget(key, in: line, from: cursor)
      count = target == cursor ? "" : String(abs(target - cursor))
      endMotion()
      // Without a count there is no word that way: libedit's own motion then says so.
      return count.isEmpty ? given(key) : given(isForward ? "l" : "h")
    case "c", "d", "y":
      if operation == nil {
        operation = key
      } else {
        endMotion()
      }
    case "f", "F", "t", "T", "r": awaitsCharacter = true
    case "i", "a", "I", "A", "C", "S", "R", "_":
      operation = nil
      mode = .insert
    case "\u{1B}":
      operation = nil
      count = ""
    default: endMotion()
    }
    return given(key)
  }

  /// Where a step by words leads, as often as was counted.
  private func wordTarget(_ key: Unicode.Scalar, in line: [Unicode.Scalar], from cursor: Int) -> Int {
    let words = ViWords(line: line, parts: ("a"..."z").contains(key))
    let isInWord = line.indices.contains(cursor) && words.kind(cursor) != .blank
    // `cw` leaves the space after the word alone, as `ce` does.
    let toEnd = key == "e" || key == "E" || operation == "c" && isInWord && key != "b" && key != "B"
    var place = cursor
    for turn in 0..<min(Int(count) ?? 1, 1_000) {
      if key == "b" || key == "B" {
        place = words.before(place)
      } else if toEnd {
        // `cw` on the last letter of a word changes that letter; `e` would go on to the next word.
        place =
          turn == 0 && operation == "c" && isInWord && key != "e"
          ? words.end(of: place) : words.end(after: place)
      } else {
        place = words.after(place)
      }
    }
    return toEnd && operation == nil ? LetterSteps.before(place, in: line) : place
  }

  /// The operation that waited has its motion; after a change text is inserted.
  private mutating func endMotion() {
    if operation == "c" { mode = .insert }
    operation = nil
  }

  private mutating func given(_ key: Unicode.Scalar) -> [Unicode.Scalar] {
    defer { count = "" }
    return Array(count.unicodeScalars) + [key]
  }
}

extension EditorCore {
  /// What stands before the line: in the vi keymaps the mode, then the prompt.
  var shownPrompt: [StyledText] {
    guard let vi else { return prompt }
    return [StyledText(vi.mode == .insert ? "[I] " : "[N] ", .dim)] + prompt
  }

  /// Gives libedit the next key that was typed; false when none waits.
  func passKey() -> Bool {
    guard !typed.isEmpty else { return false }
    let key = typed.removeFirst()
    guard let buffer, vi != nil, !isBoundByUser(Array(String(key).utf8)) else {
      queue.append(key)
      return true
    }
    let (line, cursor) = buffer.content
    // `a` goes on after the letter, not after its first scalar.
    if vi?.mode == .command, vi?.isPending == false, key == "a", cursor < line.count {
      buffer.move(to: LetterSteps.after(cursor, in: line) - 1)
    }
    queue += vi?.take(key, in: line, at: cursor) ?? []
    return true
  }

  /// In vi's command mode the cursor stands on a letter: on its base, not on one of its marks.
  func standOnLetter() {
    guard let buffer, let vi, vi.mode == .command, !vi.isPending else { return }
    let (line, cursor) = buffer.content
    guard cursor < line.count else { return }
    let start = LetterSteps.before(cursor + 1, in: line)
    if LetterSteps.after(start, in: line) > cursor, start < cursor { buffer.move(to: start) }
  }
}

/// The words of vi: letters and digits with their marks, or other signs in a row; `W` parts at blanks alone.
private struct ViWords {
  enum Kind { case blank, word, other }
  let line: [Unicode.Scalar]
  /// Whether letters and signs are parted.
  let parts: Bool

  func kind(_ place: Int) -> Kind {
    if line[place].properties.isWhitespace { return .blank }
    return !parts || LetterSteps.isWordPart(line[place]) ? .word : .other
  }

  /// The start of the next word, or the end of the line.
  func after(_ place: Int) -> Int {
    var next = end(of: place)
    while next < line.count, kind(next) == .blank { next += 1 }
    return next
  }

  /// The end of the word or space at a place.
  func end(of place: Int) -> Int {
    guard place < line.count else { return line.count }
    var end = place
    while end < line.count, kind(end) == kind(place) { end += 1 }
    return end
  }

  /// The end of the word that a letter after the place is in.
  func end(after place: Int) -> Int {
    var next = LetterSteps.after(place, in: line)
    while next < line.count, kind(next) == .blank { next += 1 }
    return end(of: next)
  }

  /// The start of the word before a place.
  func before(_ place: Int) -> Int {
    var start = place
    while start > 0, kind(start - 1) == .blank { start -= 1 }
    guard start > 0 else { return 0 }
    let kind = kind(start - 1)
    while start > 0, self.kind(start - 1) == kind { start -= 1 }
    return start
  }
}
