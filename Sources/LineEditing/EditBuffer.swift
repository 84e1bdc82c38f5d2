private import CLibEdit

/// The line inside libedit: its scalars, its cursor, and changes to both.
@safe struct EditBuffer {
  private let editor: OpaquePointer

  init(_ editor: OpaquePointer) { unsafe self.editor = editor }

  /// The line and the place of the cursor in it, counted in scalars.
  var content: (scalars: [Unicode.Scalar], cursor: Int) {
    var pointer: UnsafePointer<UInt32>?
    var count = 0
    var cursor = 0
    unsafe collate_editor_line(editor, &pointer, &count, &cursor)
    return (unsafe Self.scalars(pointer, count), cursor)
  }

  /// The scalars of libedit's wide characters; anything that is not a scalar becomes U+FFFD.
  static func scalars(_ pointer: UnsafePointer<UInt32>?, _ count: Int) -> [Unicode.Scalar] {
    let values = unsafe UnsafeBufferPointer(start: pointer, count: count)
    return unsafe values.map { Unicode.Scalar($0) ?? "\u{FFFD}" }
  }

  /// Moves the cursor to a scalar.
  func move(to cursor: Int) { unsafe collate_editor_move(editor, max(0, cursor)) }

  /// Inserts scalars at the cursor, which then stands after them.
  func insert(_ scalars: some Collection<Unicode.Scalar>) {
    let values = scalars.map(\.value)
    _ = unsafe values.withUnsafeBufferPointer {
      guard let base = $0.baseAddress else { return true }
      return unsafe collate_editor_insert(editor, base, $0.count)
    }
  }

  /// Deletes a range of scalars and leaves the cursor there.
  func delete(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    move(to: range.upperBound)
    unsafe collate_editor_delete(editor, range.count)
  }

  /// Puts other scalars in the place of a range; the cursor then stands after them.
  func replace(_ range: Range<Int>, with scalars: some Collection<Unicode.Scalar>) {
    delete(range)
    move(to: range.lowerBound)
    insert(scalars)
  }

  /// Puts another line in the place of this one, with the cursor at its end.
  func replaceAll(with scalars: some Collection<Unicode.Scalar>) {
    replace(0..<content.scalars.count, with: scalars)
  }
}

extension Collection where Element == Unicode.Scalar {
  /// The scalars as a string.
  var string: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: self)
    return String(view)
  }

  /// How many UTF-8 bytes the scalars take.
  var utf8Count: Int { reduce(0) { $0 + UTF8.width($1) } }
}

/// Steps over what a reader sees as one letter: a base with its marks (extended grapheme clusters, UAX 29).
enum LetterSteps {
  /// Where the letter before `cursor` starts.
  static func before(_ cursor: Int, in scalars: [Unicode.Scalar]) -> Int {
    guard cursor > 0 else { return 0 }
    let start = max(0, cursor - 64)
    let text = scalars[start..<cursor].string
    guard let last = text.last else { return cursor - 1 }
    return cursor - last.unicodeScalars.count
  }

  /// Where the letter after `cursor` ends.
  static func after(_ cursor: Int, in scalars: [Unicode.Scalar]) -> Int {
    guard cursor < scalars.count else { return scalars.count }
    let text = scalars[cursor..<Swift.min(scalars.count, cursor + 64)].string
    guard let first = text.first else { return cursor + 1 }
    return cursor + first.unicodeScalars.count
  }

  /// The end of the word after `cursor`, or its start when going back.
  static func word(from cursor: Int, in scalars: [Unicode.Scalar], forward: Bool) -> Int {
    var place = cursor
    let isInside = { (place: Int) in scalars.indices.contains(place) && isWordPart(scalars[place]) }
    if forward {
      while place < scalars.count, !isInside(place) { place += 1 }
      while isInside(place) { place += 1 }
    } else {
      while place > 0, !isInside(place - 1) { place -= 1 }
      while isInside(place - 1) { place -= 1 }
    }
    return place
  }

  static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation,
      .format:
      true
    default: false
    }
  }
}
