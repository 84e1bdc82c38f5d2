/// Groups that grow together, each union with the reason for it.
struct UnionFind {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  /// The group of an element: its smallest element.
  mutating func find(_ element: Int) -> Int {
    var root = element
    while parents[root] != root { root = parents[root] }
    var next = element
    while parents[next] != root { (parents[next], next) = (root, parents[next]) }
    return root
  }

  /// Joins the groups of two elements; false when they were one already.
  @discardableResult
  mutating func join(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (find(a), find(b))
    guard x != y else { return false }
    parents[max(x, y)] = min(x, y)
    return true
  }
}
