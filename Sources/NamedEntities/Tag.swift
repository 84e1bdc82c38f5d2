/// The tags a token can have: outside, or a place in a name of a kind (begin, inside, end, single).
///
/// Names of other kinds have begin and inside only, which keeps a row of weights at sixteen lanes.
package enum Tag {
  /// Outside any name.
  package static let outside = 0
  /// The begin tag of other kinds; inside follows it.
  package static let otherBegin = 13
  /// How many lanes a row of weights has; the last is never used.
  package static let lanes = 16
  /// A score no path reaches.
  package static let never: Int32 = -1 << 24

  /// The tags of a name's tokens.
  package static func tags(of type: EntityType, count: Int) -> [Int] {
    if type == .other { return [otherBegin] + [Int](repeating: otherBegin + 1, count: count - 1) }
    let begin = 1 + type.rank * 4
    if count == 1 { return [begin + 3] }
    return [begin] + [Int](repeating: begin + 1, count: count - 2) + [begin + 2]
  }

  /// The kind of name a tag belongs to; nil for outside.
  package static func type(_ tag: Int) -> EntityType? {
    switch tag {
    case 1...4: .person
    case 5...8: .organisation
    case 9...12: .location
    case 13, 14: .other
    default: nil
    }
  }

  private static func startsName(_ tag: Int) -> Bool {
    tag == otherBegin || (1...12).contains(tag) && ((tag - 1) % 4 == 0 || (tag - 1) % 4 == 3)
  }

  private static func isOpen(_ tag: Int) -> Bool {
    (1...12).contains(tag) && ((tag - 1) % 4 == 0 || (tag - 1) % 4 == 1)
  }

  /// Whether a tag may follow another.
  package static func mayFollow(_ tag: Int, _ previous: Int) -> Bool {
    guard tag < 15, previous < 15 else { return false }
    if isOpen(previous) {
      let place = (tag - 1) % 4
      return (1...12).contains(tag) && (tag - 1) / 4 == (previous - 1) / 4 && (place == 1 || place == 2)
    }
    if tag == otherBegin + 1 { return previous == otherBegin || previous == otherBegin + 1 }
    return tag == outside || startsName(tag)
  }

  /// Whether a sentence may start with a tag.
  package static func mayStart(_ tag: Int) -> Bool { mayFollow(tag, outside) }

  /// Whether a sentence may end with a tag.
  package static func mayEnd(_ tag: Int) -> Bool { tag < 15 && !isOpen(tag) }

  /// The names in a row of tags that follow one another properly.
  package static func names(_ tags: [Int], from first: Int) -> [NameSpan] {
    var spans: [NameSpan] = []
    var start = 0
    for (index, tag) in tags.enumerated() {
      if startsName(tag) { start = index }
      guard let type = type(tag) else { continue }
      let isLast =
        type == .other
        ? index + 1 == tags.count || tags[index + 1] != otherBegin + 1 : (tag - 1) % 4 >= 2
      if isLast {
        spans.append(NameSpan(tokens: (first + start)..<(first + index + 1), type: type, reason: "tagger"))
      }
    }
    return spans
  }
}
