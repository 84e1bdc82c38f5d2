/// How many columns text takes on a terminal.
///
/// A terminal's cell is neither a byte, a scalar nor always a `Character`: combining marks take none, East
/// Asian wide characters and emoji take two (Unicode Standard Annex 11), everything else takes one. An emoji
/// joined to others by U+200D, and a pair of regional indicators, take two together.
public enum DisplayWidth {
  /// The columns a text takes; controls count nothing, so make them visible first.
  ///
  /// O(bytes).
  public static func of(_ text: some StringProtocol) -> Int {
    if text.utf8.allSatisfy({ 0x20 <= $0 && $0 < 0x7F }) { return text.utf8.count }
    var walker = Walker()
    for scalar in text.unicodeScalars { walker.add(scalar) }
    return walker.columns
  }

  /// The text cut to at most `columns` columns, with `…` in the place of what was cut.
  ///
  /// O(bytes).
  ///
  /// A cut never parts a base character from its combining marks. Fewer than one column gives empty text.
  public static func truncated(_ text: String, to columns: Int) -> String {
    guard text.utf8.count > columns else { return text }
    guard columns > 0 else { return "" }
    var walker = Walker()
    var end = text.unicodeScalars.startIndex
    var index = end
    while index < text.unicodeScalars.endIndex {
      walker.add(text.unicodeScalars[index])
      text.unicodeScalars.formIndex(after: &index)
      if walker.columns > columns { return String(text[..<end]) + "…" }
      if walker.columns <= columns - 1 { end = index }
    }
    return text
  }

  /// The end of the text cut to at most `columns` columns, with `…` before it where something was cut.
  ///
  /// O(bytes).
  public static func truncatedAtStart(_ text: String, to columns: Int) -> String {
    guard text.utf8.count > columns else { return text }
    guard columns > 0 else { return "" }
    var excess = of(text) - columns
    guard excess > 0 else { return text }
    excess += 1
    var index = text.unicodeScalars.startIndex
    var walker = Walker()
    while index < text.unicodeScalars.endIndex {
      let scalar = text.unicodeScalars[index]
      if walker.columns >= excess, columnCount(scalar) > 0 { break }
      walker.add(scalar)
      text.unicodeScalars.formIndex(after: &index)
    }
    return "…" + text[index...]
  }

  /// The text with spaces added up to `columns` columns, on its right, or on its left.
  public static func padded(_ text: String, to columns: Int, onLeft: Bool = false) -> String {
    let missing = columns - of(text)
    guard missing > 0 else { return text }
    let space = String(repeating: " ", count: missing)
    return onLeft ? space + text : text + space
  }

  /// The columns a scalar takes by itself: 0, 1 or 2.
  public static func columnCount(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1 }
    if isWide(value) { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if (0x1160...0x11FF).contains(value) { return 0 }
    return scalar.properties.isEmojiPresentation && !isRegionalIndicator(scalar) ? 2 : 1
  }

  /// Adds up columns scalar by scalar.
  private struct Walker {
    var columns = 0
    private var previous: Unicode.Scalar = " "
    private var previousWidth = 0

    mutating func add(_ scalar: Unicode.Scalar) {
      var width = columnCount(scalar)
      if previous == "\u{200D}", scalar.properties.isEmoji { width = 0 }
      if scalar == "\u{FE0F}", previousWidth == 1, previous.properties.isEmoji, previous.value > 0xFF {
        width = 1
      }
      columns += width
      previous = scalar
      previousWidth = width
    }
  }

  private static func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar.value)
  }

  /// The blocks of East Asian Width W and F, unassigned places included; emoji come from their own property.
  private static func isWide(_ value: UInt32) -> Bool {
    guard value >= 0x1100 else { return false }
    switch value {
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x3029, 0x302E...0x303E, 0x3041...0x3098: return true
    case 0x309B...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF: return true
    case 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6: return true
    case 0x16FE0...0x16FE3, 0x17000...0x18CFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265: return true
    case 0x20000...0x3FFFD: return true
    default: return false
    }
  }
}
