import CollateCore
import TextKernels

/// Says whether two names that differ a little stand in articles about the same things: in the company of the same other
/// names (entity-based cross-document coreference, Bagga & Baldwin 1998).
///
/// In a few articles on one matter `Robert Thompson` and `Robert Farris Thompson` are one; in thousands on all matters
/// they are strangers, unless their articles have other names in common.
struct SharedContext {
  private let table: FormTable
  /// For each document, given by place in the input, the names that others have too, in order.
  ///
  /// A listed name is one name in all scripts. Nothing where nothing is asked.
  private var names: [[Int32]] = []
  /// For each name, ln(documents / documents that have it).
  private var weights: [Double] = []
  /// How rare the common names of two articles have to be together; 0 asks for none.
  private var needed = 0.0
  /// How many articles of a name use its short form beside it before it is known by that.
  private let established: Int

  /// Among so many documents beside those that have the most frequent name, which are about one matter, a name is taken
  /// to be one person.
  private static let small = 200
  /// How many documents of a name are looked at, spread over all.
  private static let sample = 24

  /// What stands together with what in the documents of a table; O(names).
  init(_ table: FormTable) {
    self.init(ofAnything: table)
    if table.formOf.count > SharedContext.small { readNames() }
  }

  /// A context that asks for nothing.
  init(ofAnything table: FormTable) {
    self.table = table
    established = max(4, table.formOf.count / 2_000)
  }

  /// Whether the corpus is so small, or so much about one matter, that its names need nothing in common.
  private var asksForNothing: Bool { needed == 0 }

  /// Whether two forms stand in one article, or in two that have other names in common.
  func isShared(_ a: Int, _ b: Int) -> Bool {
    if asksForNothing || table.haveCommonDocument(a, b) { return true }
    let others = spread(table.documents[b])
    return spread(table.documents[a]).contains { place in
      others.contains { areAlike(place, $0, besides: [a, b]) }
    }
  }

  /// Whether an article that has a short form tells of what those of one of some full names tell of.
  func isShared(_ short: Int, in document: Int, _ full: [Int]) -> Bool {
    asksForNothing
      || full.contains { name in
        spread(table.documents[name]).contains { areAlike(document, $0, besides: [short, name]) }
      }
  }

  /// Whether a short form stands beside full names so often that it is known to mean them.
  func isEstablished(_ beside: Int) -> Bool { asksForNothing || beside >= established }

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
    let matters = names.count - (counts.max() ?? 0)
    guard matters > SharedContext.small else {
      names = []
      return
    }
    needed = 2 * Logarithm.natural(Double(matters) / Double(SharedContext.small))
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
