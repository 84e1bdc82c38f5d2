/// A list whose versions share what they have in common.
///
/// Undo keeps every earlier state of the work: with arrays, each new element would copy all before it. Here adding,
/// replacing and taking away at the end copy O(log n) words, and a version is compared with one before it in as many.
/// A radix tree with 32 children a node, as in Clojure's vectors, after Bagwell, "Ideal Hash Trees" (2001).
public struct SharedList<Element: Sendable>: RandomAccessCollection, MutableCollection, Sendable {
  /// An element at a place of its own, so that nodes hold words whatever the element's size.
  private final class Box: Sendable {
    let value: Element

    init(_ value: Element) { self.value = value }
  }

  /// Nodes, or at the bottom elements; at most 32, and all are full but those on the right edge.
  private final class Node: Sendable {
    let children: [Node]
    let boxes: [Box]

    init(_ children: [Node]) {
      self.children = children
      boxes = []
    }

    init(_ boxes: [Box]) {
      children = []
      self.boxes = boxes
    }
  }

  private var root = Node([Box]())
  /// How many bits of an index stand for the levels below the root.
  private var height = 0
  /// How many elements there are.
  public private(set) var count = 0

  /// No elements.
  public init() {}

  /// Elements in their order; O(n).
  public init(_ elements: some Sequence<Element>) {
    for element in elements { append(element) }
  }

  /// The place of the first element.
  public var startIndex: Int { 0 }
  /// The place after the last element.
  public var endIndex: Int { count }

  /// The element at a place; O(log n).
  public subscript(index: Int) -> Element {
    get {
      var node = root
      var shift = height
      while shift > 0 {
        node = node.children[place(index, shift)]
        shift -= Self.bits
      }
      return node.boxes[place(index, 0)].value
    }
    set { root = replacing(index, with: Box(newValue), in: root, height) }
  }

  /// Adds an element at the end.
  public mutating func append(_ element: Element) {
    if count == 1 << (height + Self.bits) {
      root = Node([root])
      height += Self.bits
    }
    root = adding(Box(element), to: root, height)
    count += 1
  }

  /// Takes the last element away and gives it; nil when there is none.
  public mutating func popLast() -> Element? {
    guard let last else { return nil }
    root = dropping(from: root, height) ?? Node([Box]())
    count -= 1
    while height > 0, root.children.count == 1 {
      root = root.children[0]
      height -= Self.bits
    }
    return last
  }

  /// Whether this is a list that began as `other` and had elements added, none of the first ones replaced.
  ///
  /// O(log n) for versions of one list; false for one that was built anew.
  package func continues(_ other: Self) -> Bool {
    guard count >= other.count, other.count > 0 else { return other.count == 0 }
    var mine = root
    for _ in 0..<((height - other.height) / Self.bits) { mine = mine.children[0] }
    return Self.starts(mine, as: other.root)
  }
}

extension SharedList {
  private static var bits: Int { 5 }

  private func place(_ index: Int, _ shift: Int) -> Int { (index >> shift) & (1 << Self.bits - 1) }

  private func replacing(_ index: Int, with box: Box, in node: Node, _ shift: Int) -> Node {
    if shift == 0 {
      var boxes = node.boxes
      boxes[place(index, 0)] = box
      return Node(boxes)
    }
    var children = node.children
    let child = place(index, shift)
    children[child] = replacing(index, with: box, in: children[child], shift - Self.bits)
    return Node(children)
  }

  private func adding(_ box: Box, to node: Node?, _ shift: Int) -> Node {
    if shift == 0 { return Node((node?.boxes ?? []) + CollectionOfOne(box)) }
    let children = node?.children ?? []
    let child = place(count, shift)
    let existing = child < children.count ? children[child] : nil
    let grown = adding(box, to: existing, shift - Self.bits)
    return Node(Array(children.prefix(child)) + CollectionOfOne(grown))
  }

  private func dropping(from node: Node, _ shift: Int) -> Node? {
    if shift == 0 { return node.boxes.count > 1 ? Node(Array(node.boxes.dropLast())) : nil }
    let child = node.children.count - 1
    let left = dropping(from: node.children[child], shift - Self.bits)
    if let left { return Node(Array(node.children.prefix(child)) + CollectionOfOne(left)) }
    return child > 0 ? Node(Array(node.children.prefix(child))) : nil
  }

  private static func starts(_ node: Node, as other: Node) -> Bool {
    node === other
      || node.boxes.count >= other.boxes.count && node.children.count >= other.children.count
        && zip(node.boxes, other.boxes).allSatisfy { $0 === $1 }
        && zip(node.children, other.children).allSatisfy { starts($0, as: $1) }
  }
}
