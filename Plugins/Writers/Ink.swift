import PluginKit
import TextKernels

/// What a page lets us do beside plain letters: colours, and isolates for right-to-left text.
struct Ink {
  let page: Page

  /// Strong words: a heading, the key word.
  func strong(_ text: String) -> String {
    page.hasColor && !text.isEmpty ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }

  /// A text with some words made strong, which stand in it in this order.
  func strong(_ text: String, words: [String]) -> String {
    var output = ""
    var rest = text[...]
    for word in words where !word.isEmpty {
      guard let range = rest.firstRange(of: word) else { continue }
      output += rest[..<range.lowerBound] + strong(word)
      rest = rest[range.upperBound...]
    }
    return output + rest
  }

  /// Quiet words: a place, a reason.
  func quiet(_ text: String) -> String { page.hasColor && !text.isEmpty ? "\u{1B}[2m\(text)\u{1B}[0m" : text }

  /// Words that one of two texts has alone: the first, the second.
  func removed(_ text: String) -> String { "\u{1B}[31m\(text)\u{1B}[0m" }
  func added(_ text: String) -> String { "\u{1B}[32m\(text)\u{1B}[0m" }

  /// Text that keeps its own direction and disturbs nothing beside it (Unicode Annex 9, isolates).
  ///
  /// Only a terminal gets isolates, and only round text that has right-to-left letters.
  func isolated(_ text: String) -> String {
    page.isTerminal && Ink.isRightToLeft(text) ? "\u{2068}\(text)\u{2069}" : text
  }

  /// A line of a paragraph that is broken into lines, with the direction of the whole paragraph.
  ///
  /// A line of one that runs from right to left is isolated even when it has no such letters itself.
  func isolated(_ line: String, isRightToLeft: Bool) -> String {
    guard page.isTerminal, !line.isEmpty else { return line }
    return isRightToLeft
      ? "\u{2067}\(line)\u{2069}" : Ink.isRightToLeft(line) ? "\u{2066}\(line)\u{2069}" : line
  }

  /// Whether a paragraph runs from right to left: its first letter of a script with a direction does.
  static func runsRightToLeft(_ parts: some Sequence<String>) -> Bool {
    for part in parts {
      for scalar in part.unicodeScalars where scalar.properties.isAlphabetic {
        return isRightToLeft(String(scalar))
      }
    }
    return false
  }

  /// Whether a text has letters of a script written from right to left.
  static func isRightToLeft(_ text: String) -> Bool {
    text.utf8.contains { $0 >= 0xD6 && $0 <= 0xDF || $0 == 0xE0 || $0 == 0xEF }
      && text.unicodeScalars.contains { scalar in
        (0x590...0x8FF).contains(scalar.value) || (0xFB1D...0xFEFC).contains(scalar.value)
      }
  }
}
