private import CHTML

/// The elements and texts of a page in document order, as gumbo's HTML5 parser finds them.
///
/// A node is its index; the nodes it holds follow it, up to `next`. Nothing here recurses.
@safe struct HTMLTree: ~Copyable {
  /// How many nodes there are.
  let count: Int
  /// Whether elements nested too deeply were left out.
  let wasCut: Bool
  private let page: OpaquePointer?
  private let nodes: UnsafePointer<collate_html_node>?
  private let facts: [ElementFacts]

  /// The tree of a page in UTF-8.
  init(_ bytes: [UInt8]) {
    let frame = PageTaming(bytes).result
    facts = frame.facts
    unsafe page = HTMLTree.parsed(frame, bytes)
    var count = 0
    unsafe nodes = page.flatMap { unsafe collate_html_nodes($0, &count) }
    self.count = count
    wasCut = unsafe page.map { unsafe collate_html_was_cut($0) != 0 } ?? false
  }

  deinit { unsafe collate_html_close(page) }

  private static func parsed(_ frame: PageFrame, _ bytes: [UInt8]) -> OpaquePointer? {
    unsafe bytes.withUnsafeBufferPointer { page in
      unsafe frame.bytes.withUnsafeBufferPointer { tags in
        unsafe frame.texts.withUnsafeBufferPointer { texts in
          unsafe frame.marks.withUnsafeBufferPointer { marks in
            var source = unsafe collate_html_source(
              frame: tags.baseAddress, frame_length: tags.count, page: page.baseAddress,
              texts: texts.baseAddress, text_count: texts.count / 2, marks: marks.baseAddress,
              mark_count: marks.count / 2)
            return unsafe collate_html_parse(&source)
          }
        }
      }
    }
  }

  /// A node, for as long as the tree lives.
  subscript(index: Int) -> Node {
    // Every index below `count` is a node, and so `nodes` is there.
    precondition(index >= 0 && index < count)
    return unsafe Node(node: nodes.unsafelyUnwrapped + index)
  }

  /// The bytes of the text inside an element, white space collapsed; nil when there is none, or more than `most`.
  ///
  /// O(nodes and bytes inside).
  func text(_ index: Int, atMost most: Int = .max) -> [UInt8]? {
    var bytes: [UInt8] = []
    var needsSpace = false
    for inside in (index + 1)..<max(index + 1, self[index].next) where !self[inside].isElement {
      self[inside].withBytes { text in
        var at = 0
        while at < text.count, bytes.count <= most {
          let word = text.word(from: at)
          if word.isEmpty {
            needsSpace = !bytes.isEmpty
            at += 1
          } else {
            if needsSpace { bytes.append(0x20) }
            needsSpace = false
            bytes.append(text, word)
            at = word.upperBound
          }
        }
      }
      if bytes.count > most { return nil }
    }
    return bytes.isEmpty ? nil : bytes
  }

  /// Whether the text inside an element has a digit, and no more than so many bytes besides white space.
  func hasDigit(_ index: Int, atMost most: Int) -> Bool {
    var (count, hasDigit) = (0, false)
    for inside in (index + 1)..<max(index + 1, self[index].next) where !self[inside].isElement {
      self[inside].withBytes { text in
        var at = 0
        while at < text.count, count <= most {
          let byte = text[at]
          if byte != 0x20, byte &- 9 >= 5 { count += 1 }
          if byte &- 0x30 < 10 { hasDigit = true }
          at += 1
        }
      }
      if count > most { return false }
    }
    return hasDigit
  }

  /// What the attributes of an element say of its text.
  func facts(_ index: Int) -> ElementFacts { facts[min(self[index].mark, facts.count - 1)] }

  /// An element or a text.
  @safe struct Node {
    fileprivate let node: UnsafePointer<collate_html_node>

    /// Whether it is an element.
    var isElement: Bool { unsafe node.pointee.kind == collate_html_element }
    /// The index behind the last node it holds.
    var next: Int { unsafe Int(node.pointee.next) }
    /// The index of the element that holds it; -1 for the root.
    var parent: Int { unsafe Int(node.pointee.parent) }
    /// How many elements hold it.
    var depth: Int { unsafe Int(node.pointee.depth) }
    /// Calls `body` with the bytes of a text, or of an element's name.
    func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
      let text = unsafe node.pointee.text
      return unsafe body(Span(_unsafeStart: text.bytes, count: text.length))
    }

    /// What an element's name says.
    var traits: TagTraits {
      let tag = unsafe Int(node.pointee.tag)
      return tag < HTMLTree.traits.count ? HTMLTree.traits[tag] : withBytes { TagTraits.of($0) }
    }

    /// The text, or the element's name.
    var string: String { unsafe HTMLTree.string(node.pointee.text) }

    /// The value of an attribute, or nil.
    func attribute(_ name: StaticString) -> String? {
      for index in 0..<(unsafe Int(node.pointee.attribute_count)) {
        let attribute = unsafe node.pointee.attributes[index]
        let isSame =
          unsafe attribute.name.length == name.utf8CodeUnitCount
          && UnsafeBufferPointer(start: attribute.name.bytes, count: attribute.name.length)
            .elementsEqual(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        if isSame { return unsafe HTMLTree.string(attribute.value) }
      }
      return nil
    }

    /// The number that `PageFrame` gave to what its attributes say; 0 when they say nothing.
    fileprivate var mark: Int { unsafe Int(node.pointee.mark) }
  }

  /// The traits of the elements that gumbo knows, by its numbers.
  private static let traits: [TagTraits] = (0..<collate_html_tag_count()).map { tag in
    let name = unsafe collate_html_tag_name(tag).map { unsafe String(cString: $0) } ?? ""
    return TagTraits.of(Array(name.utf8).span)
  }

  private static func string(_ text: collate_html_string) -> String {
    unsafe String(decoding: UnsafeBufferPointer(start: text.bytes, count: text.length), as: UTF8.self)
  }
}

extension Span<UInt8> {
  /// The bytes from an offset up to the next white space; none when that stands there.
  func word(from start: Int) -> Range<Int> {
    var end = start
    while end < count, self[end] != 0x20, self[end] &- 9 >= 5 { end += 1 }
    return start..<end
  }
}

extension Array<UInt8> {
  /// Appends some of the bytes of a span.
  mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    unsafe bytes.extracting(range).withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
