import Testing

@testable import LineEditing

struct ViKeysTests {
  /// What libedit gets for keys after Escape on a line.
  private func given(_ keys: String, _ line: String, at cursor: Int) -> String {
    var vi = ViKeys()
    let scalars = Array(line.unicodeScalars)
    _ = vi.take("\u{1B}", in: scalars, at: cursor)
    return keys.unicodeScalars.flatMap { vi.take($0, in: scalars, at: cursor) }.string
  }

  @Test(arguments: [
    ("x", 0, "2x"), ("2x", 0, "3x"), ("x", 3, "1x"), ("h", 2, "2h"), ("X", 3, "1X"), ("l", 0, "2l"),
    ("dl", 0, "d2l"), ("h", 0, "h"), ("3h", 0, "h"), ("0", 2, "0"), ("10l", 0, "9l"), ("fx", 0, "fx"),
    ("w", 0, "4l"), ("dw", 0, "d4l"), ("cw", 0, "c3l"), ("e", 0, "2l"), ("de", 0, "d3l"), ("b", 6, "2h"),
    ("w", 4, "2l"), ("W", 4, "5l"), ("2w", 0, "6l"), ("cw", 2, "c1l"),
  ])
  func `steps are counted in scalars`(keys: String, cursor: Int, wanted: String) {
    // Scalars: e, its mark, x, a space, two signs, two letters, a space.
    #expect(given(keys, "e\u{301}x +-ab ", at: cursor) == wanted)
  }

  @Test(arguments: [
    ("i", true), ("a", true), ("cl", true), ("cc", true), ("cfx", true), ("s", true), ("R", true),
    ("C", true),
    ("x", false), ("dd", false), ("dl", false), ("c\u{1B}", false), ("ri", false), ("fa", false),
    ("3", false),
  ])
  func `the mode is the one libedit is in`(keys: String, inserts: Bool) {
    var vi = ViKeys()
    let line = Array("ab cd".unicodeScalars)
    for key in "\u{1B}".unicodeScalars + keys.unicodeScalars { _ = vi.take(key, in: line, at: 0) }
    #expect((vi.mode == .insert) == inserts)
  }
}
