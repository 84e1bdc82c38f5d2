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
    let tamed = PageTaming(bytes)
    facts = tamed.facts
    unsafe page = collate_html_parse(tamed.bytes, tamed.bytes.count)
    var count = 0
    unsafe nodes = page.flatMap { unsafe collate_html_nodes($0, &count) }
    self.count = count
    wasCut = unsafe page.map { unsafe collate_html_was_cut($0) != 0 } ?? false
  }

  deinit { unsafe collate_html_close(page) }

  /// A node, for as long as the tree lives.
  subscript(index: Int) -> Node {
    // Every index below `count` is a node, and so `nodes` is there.
    precondition(index >= 0 && index < count)
    return unsafe Node(node: nodes.unsafelyUnwrapped + index)
  }

  /// What the attributes of an element say of its text.
  func facts(_ index: Int) -> ElementFacts { facts[min(self[index].number, facts.count - 1)] }

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
    var traits: TagTraits { withBytes { TagTraits.of($0) } }

    /// The text, or the element's name.
    var string: String { unsafe HTMLTree.string(node.pointee.text) }

    /// The value of an attribute, or nil.
    func attribute(_ name: StaticString) -> String? {
      for index in 0..<(unsafe node.pointee.attribute_count) {
        let attribute = unsafe node.pointee.attributes[index]
        let isSame =
          unsafe attribute.name.length == name.utf8CodeUnitCount
          && UnsafeBufferPointer(start: attribute.name.bytes, count: attribute.name.length)
            .elementsEqual(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        if isSame { return unsafe HTMLTree.string(attribute.value) }
      }
      return nil
    }

    /// The number that `PageTaming` gave to what its attributes say; 0 when they say nothing.
    fileprivate var number: Int {
      for index in 0..<(unsafe node.pointee.attribute_count) {
        let attribute = unsafe node.pointee.attributes[index]
        guard unsafe attribute.name.length == 1, unsafe attribute.name.bytes[0] == UInt8(ascii: "n") else {
          continue
        }
        return unsafe UnsafeBufferPointer(start: attribute.value.bytes, count: attribute.value.length)
          .reduce(0) { $0 &* 10 &+ Int($1 &- 0x30) & 0xFFFFFF }
      }
      return 0
    }
  }

  private static func string(_ text: collate_html_string) -> String {
    unsafe String(decoding: UnsafeBufferPointer(start: text.bytes, count: text.length), as: UTF8.self)
  }
}
