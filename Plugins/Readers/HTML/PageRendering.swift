import CollateCore

/// Writes a page as lines of text: a line for each block, an empty line between paragraphs.
struct PageRendering {
  /// The text in UTF-8.
  private(set) var bytes: [UInt8] = []
  /// What the markup says of each line, empty lines included.
  private(set) var markup: [Markup] = []

  private var open: [Open] = []
  private var state = State()
  private var line = PendingLine()
  private var pending = TagTraits.Space.none
  private var needsSpace = false
  private var containers: UInt32 = 0

  /// What holds for the text at a place.
  private struct State {
    var roles: Markup.Roles = []
    var isPreformatted = false
    var isLink = false
    var container: UInt32 = 0
    var outer: UInt32 = 0
    var depth: UInt16 = 0
  }

  /// An element that is not closed yet.
  private struct Open {
    let end: Int
    let outside: State
    let space: TagTraits.Space
  }

  /// The line being written.
  private struct PendingLine {
    var start = 0
    var roles: Markup.Roles = []
    var linkBytes = 0
    var depth: UInt16 = 0
    var container: UInt32 = 0
    var outer: UInt32 = 0
    var isEmpty = true
  }

  /// Renders a page.
  ///
  /// O(nodes + text).
  init(_ tree: borrowing HTMLTree) {
    var index = 0
    while index < tree.count {
      while let last = open.last, last.end <= index { close(last) }
      let node = tree[index]
      if !node.isElement {
        node.withBytes { append($0) }
        index += 1
        continue
      }
      let traits = node.traits
      if traits.isSkipped {
        index = node.next
        continue
      }
      enter(node, traits, node.depth > 1 ? tree.facts(index).roles : [])
      index += 1
    }
    while let last = open.last { close(last) }
    pending = .line
    finishLine()
  }

  private mutating func enter(_ node: HTMLTree.Node, _ traits: TagTraits, _ declared: Markup.Roles) {
    open.append(Open(end: node.next, outside: state, space: traits.space))
    separate(traits.space)
    var roles = traits.roles.union(declared)
    // A header inside an article is the article's own.
    if roles.contains(.header), state.roles.contains(.article) { roles.remove(.header) }
    state.roles.formUnion(roles)
    state.isPreformatted = state.isPreformatted || traits.isPreformatted
    state.isLink = state.isLink || traits.isLink
    guard traits.space >= .line else { return }
    state.depth = UInt16(clamping: node.depth)
    guard traits.isContainer else { return }
    containers += 1
    state.outer = state.container
    state.container = containers
  }

  private mutating func close(_ element: Open) {
    separate(element.space)
    state = element.outside
    open.removeLast()
  }

  private mutating func separate(_ space: TagTraits.Space) {
    pending = max(pending, space)
  }

  private mutating func append(_ text: Span<UInt8>) {
    var offset = 0
    while offset < text.count {
      let byte = text[offset]
      if byte == 0x20 || byte &- 9 < 5 {
        readSpace(byte)
        offset += 1
        continue
      }
      let word = text.word(from: offset)
      offset = word.upperBound
      beginWord()
      if state.isLink { line.linkBytes += word.count }
      bytes.append(text, word)
    }
  }

  private mutating func readSpace(_ byte: UInt8) {
    if state.isPreformatted, byte == 0x0A {
      pending = max(pending, .line)
    } else if state.isPreformatted, !line.isEmpty, pending == .none {
      write(0x20)
    } else {
      needsSpace = true
    }
  }

  /// Writes what separates the next word from what stands before it.
  private mutating func beginWord() {
    if pending >= .line {
      finishLine()
    } else if pending == .cell, !line.isEmpty {
      write(0x09)
    } else if needsSpace, !line.isEmpty {
      write(0x20)
    }
    if line.isEmpty { beginLine() }
    pending = .none
    needsSpace = false
  }

  private mutating func beginLine() {
    line = PendingLine(
      start: bytes.count, roles: state.roles, depth: state.depth, container: state.container,
      outer: state.outer, isEmpty: false)
  }

  private mutating func write(_ byte: UInt8) {
    bytes.append(byte)
    if state.isLink { line.linkBytes += 1 }
  }

  /// Ends the line being written and the paragraph with it, if one ends.
  private mutating func finishLine() {
    guard !line.isEmpty else { return }
    let share = line.linkBytes * 100 / max(1, bytes.count - line.start)
    markup.append(
      Markup(
        roles: line.roles, linkShare: UInt8(clamping: share), depth: line.depth, container: line.container,
        outer: line.outer))
    line.isEmpty = true
    guard pending >= .line else { return }
    bytes.append(0x0A)
    if pending == .paragraph {
      bytes.append(0x0A)
      markup.append(Markup())
    }
  }
}
