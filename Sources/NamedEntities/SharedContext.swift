import CollateCore
import TextKernels

/// Says whether two names that differ a little stand in articles about the same things: in the company of the same other
/// names (entity-based cross-document coreference, Bagga & Baldwin 1998).
///
/// In a few articles on one matter `Robert Thompson` and `Robert Farris Thompson` are one; in thousands on all matters
/// they are strangers, unless their articles have other names in common.
struct SharedContext {
  private let table: FormTable
  /// For each document, given by place in the input, the names that others have too, in order; a listed name is one name
  /// in all scripts.
  private var names: [[Int32]] = []
  /// For each name, ln(documents / documents that have it).
  private var weights: [Double] = []
  /// How rare the common names of two articles have to be together; 0 asks for none.
  private let needed: Double
  /// How many articles of a name use its short form beside it before it is known by that.
  private let established: Int

  /// In a corpus of so many documents a name is taken to be one person.
  static let small = 200
  /// How many documents of a name are looked at, spread over all.
  private static let sample = 24

  /// What stands together with what in the documents of a table; O(names).
  init(_ table: FormTable) {
    let count = table.formOf.count
    let rarity = Logarithm.natural(Double(count) / Double(SharedContext.small))
    self.init(table, needed: count <= SharedContext.small ? 0 : 2 * rarity)
    if !isSmall { readNames() }
  }

  private init(_ table: FormTable, needed: Double) {
    (self.table, self.needed) = (table, needed)
    established = max(4, table.formOf.count / 2_000)
  }

  /// A context that asks for nothing.
  static func ofAnything(_ table: FormTable) -> SharedContext { SharedContext(table, needed: 0) }

  /// Whether the corpus is so small that its names need nothing in common.
  var isSmall: Bool { needed == 0 }

  /// Whether two forms stand in one article, or in two that have other names in common.
  func isShared(_ a: Int, _ b: Int) -> Bool {
    if isSmall || table.haveCommonDocument(a, b) { return true }
    let others = spread(table.documents[b])
    return spread(table.documents[a]).contains { place in
      others.contains { areAlike(place, $0, besides: [a, b]) }
    }
  }

  /// Whether an article that has a short form tells of what those of one of some full names tell of.
  func isShared(_ short: Int, in document: Int, _ full: [Int]) -> Bool {
    isSmall
      || full.contains { name in
        spread(table.documents[name]).contains { areAlike(document, $0, besides: [short, name]) }
      }
  }

  /// Whether a short form stands beside full names so often that it is known to mean them.
  func isEstablished(_ beside: Int) -> Bool { isSmall || beside >= established }

  // MARK: -

  private mutating func readNames() {
    var first: [Int: Int32] = [:]
    let name = table.forms.indices.map { index in
      let own = Int32(truncatingIfNeeded: index)
      guard let listed = table.forms[index].listed else { return own }
      if first[listed] == nil { first[listed] = own }
      return first[listed] ?? own
    }
    names = table.formOf.map { forms in forms.map { name[$0] }.sortedWithoutRepeats() }
    var counts = [Int](repeating: 0, count: name.count)
    for document in names { for name in document { counts[Int(name)] += 1 } }
    names = names.map { $0.filter { counts[Int($0)] > 1 } }
    weights = counts.map { Logarithm.natural(Double(names.count) / Double(max(1, $0))) }
  }

  /// Whether the names that two documents have in common, but for those of some forms, are rare enough.
  private func areAlike(_ a: Int, _ b: Int, besides forms: [Int]) -> Bool {
    let common = SharedContext.common(names[a], names[b])
    guard common.reduce(0, { $0 + weights[Int($1)] }) >= needed else { return false }
    let own = Set(forms.flatMap { table.forms[$0].core })
    let others = common.filter { own.isDisjoint(with: table.forms[Int($0)].key.words) }
    return others.reduce(0) { $0 + weights[Int($1)] } >= needed
  }

  private static func common(_ a: [Int32], _ b: [Int32]) -> [Int32] {
    var common: [Int32] = []
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] { common.append(a[i]) }
      (i, j) = (a[i] <= b[j] ? i + 1 : i, b[j] <= a[i] ? j + 1 : j)
    }
    return common
  }

  private func spread(_ documents: [Int]) -> [Int] {
    guard documents.count > SharedContext.sample else { return documents }
    return (0..<SharedContext.sample).map { documents[$0 * documents.count / SharedContext.sample] }
  }
}
