import CollateCore

/// All spellings of names in the corpus, and which of them each name of a document is.
struct FormTable {
  /// The spellings, in the order of their keys.
  private(set) var forms: [NameForm] = []
  /// For each document, the form of each of its names.
  private(set) var formOf: [[Int]] = []
  /// For each form, the documents (by place in the input) it stands in, in order.
  private(set) var documents: [[Int]] = []
  /// The place of each key in `forms`.
  private(set) var places: [NameKey: Int] = [:]

  /// The forms of the names of documents; O(names).
  init(_ found: [DocumentNames]) {
    var tallies: [Tally] = []
    formOf = found.enumerated().map { place, document in
      document.names.map { name in
        let index = places[name.key] ?? tallies.count
        if index == tallies.count {
          places[name.key] = index
          tallies.append(Tally(name))
        }
        tallies[index].add(name, place)
        return index
      }
    }
    sort(tallies)
  }

  /// Whether a document has both of two forms; of many documents the first are looked at.
  func haveCommonDocument(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (documents[a], documents[b])
    let (few, many) = x.count <= y.count ? (x, y) : (y, x)
    return few.prefix(256).contains { document in
      let place = many.partitioningIndex { $0 >= document }
      return place < many.count && many[place] == document
    }
  }

  private mutating func sort(_ tallies: [Tally]) {
    let order = tallies.indices.sorted { tallies[$0].key < tallies[$1].key }
    var rank = [Int](repeating: 0, count: order.count)
    for (place, index) in order.enumerated() { rank[index] = place }
    forms = order.map { NameForm(tallies[$0]) }
    documents = order.map { tallies[$0].documents }
    formOf = formOf.map { $0.map { rank[$0] } }
    places = places.mapValues { rank[$0] }
  }

  /// What is counted of a form.
  struct Tally {
    let key: NameKey
    private(set) var listed: Int?
    private var displays: [(name: String, count: Int)] = []
    private(set) var counts: SIMD4<Int32> = .zero
    private(set) var documents: [Int] = []

    init(_ name: DocumentNames.Name) { key = name.key }

    mutating func add(_ name: DocumentNames.Name, _ document: Int) {
      if let place = displays.firstIndex(where: { $0.name.utf8.elementsEqual(name.display.utf8) }) {
        displays[place].count += Int(name.counts.wrappedSum())
      } else if displays.count < 16 {
        displays.append((name.display, Int(name.counts.wrappedSum())))
      }
      counts &+= name.counts
      if listed == nil { listed = name.listed }
      if documents.last != document { documents.append(document) }
    }

    /// How it is written most often.
    var display: String {
      displays.max { ($0.count, $1.name) < ($1.count, $0.name) }?.name ?? ""
    }

    /// What it names most often.
    var type: EntityType { EntityType.most(counts) }
  }
}
