import CollateCore

/// Puts mentions of the same thing together, each merge with its reason.
struct NameMerger {
  /// The entities, most mentioned first.
  private(set) var entities: [Entity] = []
  /// The mentions by document with the place of their entity.
  private(set) var references: [Int: [EntityIndex.Reference]] = [:]

  private let found: [(doc: Int, mentions: [Mention])]
  private let table: FormTable
  private var rules: MergeRules
  /// The group of each mention, by document and place in it; -1 for dropped ones.
  private var groupOf: [[Int]] = []
  private var shortReasons: [Int: String] = [:]

  init(_ found: [(doc: Int, mentions: [Mention])], decisions: [Decision]) {
    self.found = found
    table = FormTable(found)
    rules = MergeRules(table, decisions: decisions)
    let short = ShortForms(table, &rules)
    shortReasons = short.reasons
    groupOf = found.indices.map { place in
      table.formOf[place].map { form in
        short.full(of: form, in: place) ?? rules.group(form)
      }
    }
    build()
  }

  private mutating func build() {
    var members: [Int: [Member]] = [:]
    for (place, document) in found.enumerated() {
      for (index, mention) in document.mentions.enumerated() {
        members[groupOf[place][index], default: []].append(
          Member(doc: document.doc, mention: mention, form: table.formOf[place][index]))
      }
    }
    var built: [(group: Int, entity: Entity)] = []
    for (group, members) in members.sorted(by: { $0.key < $1.key }) {
      let entity = entity(members)
      if !rules.isDropped.contains(NameKey(entity.name)), !members.allSatisfy({ isDropped($0.form) }) {
        built.append((group, entity))
      }
    }
    built.sort { ($1.entity.places.count, $0.entity.name) < ($0.entity.places.count, $1.entity.name) }
    entities = built.map(\.entity)
    let order = Dictionary(uniqueKeysWithValues: built.enumerated().map { ($1.group, $0) })
    for (place, document) in found.enumerated() {
      references[document.doc] = document.mentions.enumerated().compactMap { index, mention in
        order[groupOf[place][index]].map { EntityIndex.Reference(mention: mention, entity: $0) }
      }
    }
  }

  private func isDropped(_ form: Int) -> Bool { rules.isDropped.contains(table.forms[form].key) }

  private struct Member {
    let doc: Int
    let mention: Mention
    let form: Int
  }

  private func entity(_ members: [Member]) -> Entity {
    var counts: [Int: Int] = [:]
    var types: [EntityType: Int] = [:]
    var roles: [String: [Int]] = [:]
    for member in members {
      counts[member.form, default: 0] += 1
      types[member.mention.type, default: 0] += 1
      if let role = member.mention.role, roles[role]?.last != member.doc {
        roles[role, default: []].append(member.doc)
      }
    }
    let forms = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let best = forms.map(\.key).max { rank($0) < rank($1) } ?? 0
    let name = name(of: best, among: forms.map(\.key))
    return Entity(
      name: name, type: types.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.first?.key ?? .other,
      aliases: forms.filter { table.forms[$0.key].display != name }.map { form, count in
        Entity.Alias(name: table.forms[form].display, count: count, reason: reason(form))
      },
      roles: roles.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        .map { Entity.Role(title: $0.key, documents: $0.value) },
      documents: members.map(\.doc).reduce(into: []) { if $0.last != $1 { $0.append($1) } },
      places: members.map { Extent($0.doc, $0.mention.range) })
  }

  private func reason(_ form: Int) -> String {
    shortReasons[form] ?? rules.reasons[form] ?? "same entity"
  }

  /// The listed name, unless only another Latin form of some length is in the documents.
  private func name(of best: Int, among forms: [Int]) -> String {
    guard !forms.allSatisfy(rules.isSplit),
      let listed = forms.lazy.compactMap({ table.forms[$0].listed }).first
    else {
      return table.forms[best].display
    }
    let latin = forms.filter {
      table.forms[$0].script == .latin && table.forms[$0].display.utf8.count >= 4
        && !table.forms[$0].isAbbreviation
    }
    if latin.contains(where: { table.forms[$0].display == listed.canonical }) { return listed.canonical }
    return latin.first.map { table.forms[$0].display } ?? listed.canonical
  }

  /// Latin before other scripts, full before short, then by number.
  private func rank(_ form: Int) -> (Int, Int, Int, Int, Int) {
    let form = table.forms[form]
    return (
      form.script == .latin ? 1 : 0, form.isFull ? 1 : 0, form.count,
      form.key.words.contains { $0.count == 1 } ? 0 : 1,
      form.joined.count
    )
  }
}
