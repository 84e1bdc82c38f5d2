import CollateCore

/// Makes an entity of its mentions: chooses its name and kind, gives the reason of each other form.
struct EntityNaming {
  private let table: FormTable
  private let rules: MergeRules
  private let short: ShortForms
  /// The group of each form.
  private let groups: [Int]

  init(_ table: FormTable, _ rules: MergeRules, _ short: ShortForms, _ groups: [Int]) {
    (self.table, self.rules, self.short, self.groups) = (table, rules, short, groups)
  }

  /// The entity of mentions that are one.
  func entity(_ members: EntityMembers) -> Entity {
    let forms = members.forms.sorted { ($1.count, $0.form) < ($0.count, $1.form) }
    let name = name(among: forms.map(\.form))
    // Called by a short form, a name rests on what joined that one.
    let own = forms.lazy.filter { table.forms[$0.form].display == name }.compactMap { known($0.form) }.first
    let others = forms.filter { table.forms[$0.form].display != name }
    return Entity(
      name: name, type: EntityType.most(members.types),
      aliases: others.map { form, count in
        Entity.Alias(
          name: table.forms[form].display, count: count,
          reason: known(form) ?? own.map { "\(name) is \($0)" } ?? "another spelling")
      },
      roles: members.roles.filter { !isNamePart($0.key, forms.map(\.form)) }
        .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        .map { Entity.Role(title: $0.key, documents: $0.value) },
      documents: members.documents, places: members.places,
      aliasOfPlace: EntityNaming.aliases(others.map(\.form), ofPlacesIn: members),
      doubt: doubt(forms.map(\.form)))
  }

  /// For each place of the members, which of some forms stands there; -1 where none does, nothing without forms.
  private static func aliases(_ forms: [Int], ofPlacesIn members: EntityMembers) -> [Int32] {
    if forms.isEmpty { return [] }
    var places: [Int: Int32] = [:]
    for form in forms { places[form] = Int32(truncatingIfNeeded: places.count) }
    let alias = members.forms.map { places[$0.form] ?? -1 }
    return members.formOfPlace.map { alias[Int($0)] }
  }

  /// Whether what looks like an office begins a form of the name: `الأمير` before `عبد اللهيان`, who is `أمير عبد اللهيان`.
  private func isNamePart(_ role: String, _ forms: [Int]) -> Bool {
    let words = NameKey(role).words
    guard words.count == 1, let word = words.first else { return false }
    let bare = word.starts(with: [0x627, 0x644]) ? Array(word.dropFirst(2)) : word
    return forms.contains { form in
      let core = table.forms[form].core
      return core.count > 2 && core.dropLast(2).contains(bare)
        || core.count == 2 && core.first == bare
    }
  }

  /// Why forms were left apart from a name they could be, or short ones from every full name.
  private func doubt(_ forms: [Int]) -> String? {
    if let doubt = forms.lazy.compactMap(likely).first { return doubt }
    guard !forms.contains(where: { table.forms[$0].isFull }) else { return nil }
    return forms.lazy.compactMap { short.doubts[$0] }.first
  }

  private func likely(_ form: Int) -> String? {
    guard let (other, rule) = rules.groups.likely[form], groups[other] != groups[form] else { return nil }
    let name = table.forms[other].display
    return "\(rule)\(name), but their articles have no other names in common: left apart"
  }

  private func known(_ form: Int) -> String? { short.reasons[form] ?? rules.groups.reasons[form] }

  /// The listed name, unless only another Latin form of some length is in the documents.
  private func name(among forms: [Int]) -> String {
    let best = forms.max { rank($0) < rank($1) } ?? 0
    guard let listed = forms.lazy.compactMap({ table.forms[$0].listedName }).first,
      !forms.allSatisfy({ rules.groups.isSplit($0) })
    else { return table.forms[best].display }
    let latin = forms.filter {
      table.forms[$0].script == .latin && table.forms[$0].display.utf8.count >= 4
        && !table.forms[$0].isAbbreviation
    }
    if latin.contains(where: { table.forms[$0].display == listed.canonical }) { return listed.canonical }
    // A person on the list is called by the full name, not by a family name that the documents have alone.
    let known = latin.first { listed.type != .person || table.forms[$0].isFull }
    return known.map { table.forms[$0].display } ?? listed.canonical
  }

  /// Latin before other scripts, full before short, then by number.
  private func rank(_ form: Int) -> (Int, Int, Int, Int, Int) {
    let form = table.forms[form]
    return (
      form.script == .latin ? 1 : 0, form.isFull ? 1 : 0, form.count,
      form.key.words.contains { $0.count == 1 } ? 0 : 1, form.letters
    )
  }
}
