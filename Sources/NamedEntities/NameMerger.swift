import CollateCore

/// Puts mentions of the same thing together, each merge with its reason.
struct NameMerger {
  /// The entities, most mentioned first.
  private(set) var entities: [Entity] = []
  /// The mentions by document, given by place in the input, with the place of their entity.
  private(set) var references: [[EntityIndex.Reference]] = []
  /// The place in `entities` of each form's key; names come before other forms.
  private(set) var keys: [NameKey: Int] = [:]

  private let found: [(doc: Int, names: DocumentNames)]
  private let table: FormTable
  private let rules: MergeRules
  private let short: ShortForms
  /// The group of each form.
  private let groups: [Int]
  /// The group of each name of each document.
  private var groupOf: [[Int]] = []

  /// The names of documents under the user's decisions; without decisions every spelling stands for itself.
  init(_ found: [(doc: Int, names: DocumentNames)], decisions: [Decision]?) {
    self.found = found
    let table = FormTable(found.map(\.names))
    var rules = MergeRules(table, decisions: decisions)
    let short = decisions == nil ? rules.noShortForms : rules.shortForms()
    let groups = table.forms.indices.map { rules.group($0) }
    groupOf = found.indices.map { place in
      table.formOf[place].map { short.full(of: $0, in: place) ?? groups[$0] }
    }
    (self.table, self.rules, self.short, self.groups) = (table, rules, short, groups)
    build()
  }

  private mutating func build() {
    let (members, places) = members()
    let naming = EntityNaming(table, rules, short, groups)
    var built: [(group: Int, entity: Entity, forms: [Int])] = []
    for (group, members) in members.enumerated() {
      let forms = members.forms.map(\.form)
      if forms.allSatisfy({ rules.isDropped.contains(table.forms[$0].key) }) { continue }
      let entity = naming.entity(members)
      if !rules.isDropped.isEmpty, rules.isDropped.contains(NameKey(entity.name)) { continue }
      built.append((group, entity, forms))
    }
    built.sort { ($1.entity.places.count, $0.entity.name) < ($0.entity.places.count, $1.entity.name) }
    entities = built.map(\.entity)
    var order = [Int](repeating: -1, count: members.count)
    for (place, entity) in built.enumerated() { order[entity.group] = place }
    references = found.enumerated().map { place, document in
      zip(document.names.mentions, document.names.nameOf).compactMap { mention, name in
        let entity = order[places[groupOf[place][name]] ?? 0]
        return entity < 0 ? nil : EntityIndex.Reference(mention: mention, entity: entity)
      }
    }
    index(built.map(\.forms))
  }

  /// The mentions of each group, in the order of the groups, and the place of each group in it.
  private func members() -> ([EntityMembers], [Int: Int]) {
    var isUsed = [Bool](repeating: false, count: table.forms.count)
    for groups in groupOf { for group in groups { isUsed[group] = true } }
    var places: [Int: Int] = [:]
    for group in isUsed.indices where isUsed[group] { places[group] = places.count }
    var members = [EntityMembers](repeating: EntityMembers(), count: places.count)
    for (place, document) in found.enumerated() {
      let groups = groupOf[place].map { places[$0] ?? 0 }
      let forms = groups.enumerated().map { name, group in
        members[group].add(table.formOf[place][name], document.names.names[name].counts)
      }
      for (mention, name) in zip(document.names.mentions, document.names.nameOf) {
        members[groups[name]].add(mention, document.doc, form: forms[name])
      }
    }
    return (members, places)
  }

  private mutating func index(_ forms: [[Int]]) {
    for (index, entity) in entities.enumerated() {
      for form in forms[index] where table.forms[form].display == entity.name {
        if keys[table.forms[form].key] == nil { keys[table.forms[form].key] = index }
      }
      if !forms[index].contains(where: { table.forms[$0].display == entity.name }) {
        let key = NameKey(entity.name)
        if keys[key] == nil { keys[key] = index }
      }
    }
    for (index, forms) in forms.enumerated() {
      for form in forms where keys[table.forms[form].key] == nil { keys[table.forms[form].key] = index }
    }
  }
}

/// The mentions of one entity as they are collected.
struct EntityMembers {
  private(set) var forms: [(form: Int, count: Int)] = []
  private(set) var types: SIMD4<Int32> = .zero
  private(set) var roles: [String: [Int]] = [:]
  private(set) var documents: [Int] = []
  private(set) var places: [Extent] = []
  /// For each of `places`, the form that stands there, by its place in `forms`.
  private(set) var formOfPlace: [Int32] = []
  private var placeOf: [Int: Int] = [:]

  /// Counts a form; returns its place in `forms`.
  mutating func add(_ form: Int, _ counts: SIMD4<Int32>) -> Int32 {
    let place = placeOf[form] ?? forms.count
    if place == forms.count {
      forms.append((form, 0))
      placeOf[form] = place
    }
    forms[place].count += Int(counts.wrappedSum())
    types &+= counts
    return Int32(truncatingIfNeeded: place)
  }

  mutating func add(_ mention: Mention, _ doc: Int, form: Int32) {
    let stands = mention.standsFor.map { "stands for " + $0 }
    if let role = mention.role ?? stands, roles[role]?.last != doc { roles[role, default: []].append(doc) }
    if documents.last != doc { documents.append(doc) }
    places.append(Extent(doc, mention.range))
    formOfPlace.append(form)
  }
}
