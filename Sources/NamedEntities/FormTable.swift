/// All spellings of names in the corpus, and which of them each mention is.
struct FormTable {
  /// The spellings, in the order of their keys.
  private(set) var forms: [NameForm] = []
  /// For each document, the form of each mention.
  private(set) var formOf: [[Int]] = []
  /// For each form, the documents (by place in the input) it stands in.
  private(set) var documents: [[Int]] = []

  init(_ found: [(doc: Int, mentions: [Mention])]) {
    var keys: [String: NameKey] = [:]
    var tallies: [NameKey: Tally] = [:]
    for (place, document) in found.enumerated() {
      for mention in document.mentions {
        let key = keys[mention.name] ?? NameKey(mention.name)
        keys[mention.name] = key
        tallies[key, default: Tally()].add(mention, place)
      }
    }
    var places: [NameKey: Int] = [:]
    for (index, key) in tallies.keys.sorted().enumerated() {
      places[key] = index
      let tally = tallies[key] ?? Tally()
      var form = NameForm(key, listed: KnownNames.shared.name(of: tally.display))
      form.display = tally.display
      form.type = tally.type
      form.count = tally.count
      forms.append(form)
      documents.append(tally.documents)
    }
    let ofName = keys.mapValues { places[$0] ?? 0 }
    formOf = found.map { $0.mentions.map { ofName[$0.name] ?? 0 } }
  }

  private struct Tally {
    var count = 0
    var displays: [String: Int] = [:]
    var types: [EntityType: Int] = [:]
    var documents: [Int] = []

    mutating func add(_ mention: Mention, _ document: Int) {
      count += 1
      displays[mention.name, default: 0] += 1
      types[mention.type, default: 0] += 1
      if documents.last != document { documents.append(document) }
    }

    var display: String {
      displays.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.first?.key ?? ""
    }

    var type: EntityType {
      types.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.first?.key ?? .other
    }
  }
}
