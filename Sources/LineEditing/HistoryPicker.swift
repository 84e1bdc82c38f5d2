private import TextKernels

extension EditorCore {
  /// Ctrl-R: lets the person pick an earlier line by any of its letters, in any script.
  func pickFromHistory() {
    guard let buffer else { return }
    let original = buffer.content
    var picker = HistoryPicker(history.entries, corpus: hooks.corpus(), query: original.scalars.string)
    while true {
      let size = screen.size
      let rows = picker.rows(height: max(2, min(12, size.rows - 2)), now: hooks.now())
      let query = Array(picker.query.unicodeScalars)
      screen.draw(frame(query, query.count, below: rows, prompt: [StyledText("history: ", .prompt)]))
      switch input.next() {
      case .key(.scalar("\u{12}"), _), .key(.named(.up, _), _), .key(.scalar("\u{10}"), _): picker.step(1)
      case .key(.named(.down, _), _), .key(.scalar("\u{0E}"), _): picker.step(-1)
      case .key(.named(.pageUp, _), _): picker.step(10)
      case .key(.named(.pageDown, _), _): picker.step(-10)
      case .key(.scalar("\u{14}"), _): picker.onlyThisCorpus.toggle()
      case .key(.scalar("\u{7F}"), _), .key(.scalar("\u{08}"), _):
        picker.query = String(picker.query.dropLast())
      case .key(.scalar("\u{15}"), _), .key(.scalar("\u{17}"), _): picker.query = ""
      case .key(.scalar("\u{1B}"), _), .key(.scalar("\u{07}"), _):
        return
      case .key(.scalar(let scalar), _) where scalar.value >= 0x20: picker.query.unicodeScalars.append(scalar)
      case .pasted(let scalars): picker.query += scalars.filter { $0 != "\n" }.string
      case .key(.unknown, _), .key(.malformed, _): break
      case .key(let key, let bytes):
        if let chosen = picker.chosen { buffer.replaceAll(with: chosen.text.unicodeScalars) }
        // Enter and Tab only put the line in; other keys then do what they always do.
        if ![.scalar("\r"), .scalar("\n"), .scalar("\t")].contains(key) { carryOut(key, bytes) }
        return
      case .signal:
        if Signals.pending.contains(.resize) { screen.eraseAfterResize(columns: screen.size.columns) }
        return
      case .end: return
      }
    }
  }
}

/// Earlier lines that fit what is typed, best first.
struct HistoryPicker {
  var query: String { didSet { if query != oldValue { search() } } }
  var onlyThisCorpus = false { didSet { search() } }

  private let corpus: String?
  /// The lines, newest first, each text once.
  private let entries: [(entry: HistoryEntry, folded: [UInt8])]
  private var found: [Int] = []
  private var selected = 0

  init(_ entries: [HistoryEntry], corpus: String?, query: String) {
    self.corpus = corpus
    self.query = query
    var seen: Set<[UInt8]> = []
    self.entries = entries.reversed().filter { seen.insert(Array($0.text.utf8)).inserted }
      .map { ($0, Array(Folding.folded($0.text).utf8)) }
    search()
  }

  /// The line that is marked.
  var chosen: HistoryEntry? { found.indices.contains(selected) ? entries[found[selected]].entry : nil }

  /// The texts that fit, best first.
  var texts: [String] { found.map { entries[$0].entry.text } }

  /// Marks an older line (or a newer one).
  mutating func step(_ distance: Int) { selected = max(0, min(found.count - 1, selected + distance)) }

  private mutating func search() {
    selected = 0
    let terms = Folding.folded(query).split(separator: " ").map { Array($0.utf8) }
    var ranked: [(score: Int, index: Int)] = []
    for index in entries.indices {
      if onlyThisCorpus, entries[index].entry.corpus != corpus { continue }
      var score = 0
      var fits = true
      for term in terms {
        guard let part = FuzzyMatch.score(of: term, in: entries[index].folded) else {
          fits = false
          break
        }
        score += part
      }
      if fits { ranked.append((score, index)) }
    }
    ranked.sort { ($1.score, $0.index) < ($0.score, $1.index) }
    found = ranked.map(\.index)
  }

  /// The rows of the list: the best at the top, with when and for which corpus each line was given.
  func rows(height: Int, now: Int) -> [[StyledText]] {
    guard !found.isEmpty else { return [[StyledText("  no earlier line fits", .dim)]] }
    let first = max(0, min(selected - (height - 2), found.count - (height - 1)))
    var rows = found[first...].prefix(height - 1).enumerated().map { offset, index in
      let entry = entries[index].entry
      let isSelected = first + offset == selected
      let age = entry.time.map { Age.words(now - $0) } ?? ""
      let place = entry.corpus.map { $0 == corpus && corpus != nil ? " ·" : " \($0.prefix(6))" } ?? ""
      let text = String(String.UnicodeScalarView(entry.text.unicodeScalars.map { $0 == "\n" ? "⏎" : $0 }))
      return [
        StyledText(isSelected ? "> " : "  ", .plain),
        StyledText(DisplayWidth.padded(age + place, to: 14) + " ", .dim),
        StyledText(text, isSelected ? .selected : .plain),
      ]
    }
    let scope = onlyThisCorpus ? "this corpus" : "all corpora"
    rows.append([
      StyledText("  \(found.count) of \(entries.count), \(scope) (Ctrl-T)  Enter takes it, Esc leaves", .dim)
    ])
    return rows
  }
}

/// How long ago something was.
enum Age {
  /// The time in a few letters: `now`, `5 min`, `3 h`, `2 d`, `4 mo`.
  static func words(_ seconds: Int) -> String {
    switch seconds {
    case ..<60: "now"
    case ..<3_600: "\(seconds / 60) min"
    case ..<86_400: "\(seconds / 3_600) h"
    case ..<2_592_000: "\(seconds / 86_400) d"
    default: "\(seconds / 2_592_000) mo"
    }
  }
}

/// Tells how well letters fit a text in their order.
enum FuzzyMatch {
  /// The fit, higher is better, or nil when the letters do not all occur in order.
  ///
  /// A whole run counts most, then starts of words, then nearness. O(text · runs of the first letter).
  static func score(of term: [UInt8], in text: [UInt8]) -> Int? {
    guard let first = term.first else { return 0 }
    if let place = place(of: term, in: text) {
      let startsWord = place == 0 || text[place - 1] < 0x30
      return 1_000 + (startsWord ? 200 : 0) - min(place, 100)
    }
    guard var index = text.firstIndex(of: first) else { return nil }
    let start = index
    var gaps = 0
    for byte in term.dropFirst() {
      guard let next = text[(index + 1)...].firstIndex(of: byte) else { return nil }
      gaps += next - index - 1
      index = next
    }
    // Letters scattered over the whole line are chance.
    guard gaps <= term.count * 6 else { return nil }
    return 500 - min(gaps * 4, 400) - min(start, 50)
  }

  private static func place(of term: [UInt8], in text: [UInt8]) -> Int? {
    guard text.count >= term.count else { return nil }
    for start in 0...(text.count - term.count) where text[start] == term[0] {
      if text[start..<(start + term.count)].elementsEqual(term) { return start }
    }
    return nil
  }
}
