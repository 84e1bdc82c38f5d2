import CollateCore

/// Decides which spellings are one name: by the lists, by letters, across scripts, and as the user says.
struct MergeRules {
  private let table: FormTable
  private let context: SharedContext
  /// The spellings that are one name, with the reasons.
  private(set) var groups: NameGroups
  /// The keys the user dropped.
  private(set) var isDropped: Set<NameKey> = []
  /// A form of each listed name, by its place in the lists.
  private var listed: [Int: Int] = [:]

  /// The rules under the user's decisions; without decisions nothing is joined.
  init(_ table: FormTable, decisions: [Decision]?) {
    self.table = table
    context = decisions == nil ? SharedContext(ofAnything: table) : SharedContext(table)
    guard let decisions else {
      groups = NameGroups(table, split: [])
      return
    }
    var isSplit: Set<NameKey> = []
    for decision in decisions {
      let keys = decision.values.map { NameKey($0) }
      switch decision.kind {
      case "split": isSplit.formUnion(keys)
      case "drop": isDropped.formUnion(keys)
      case "alias": isDropped.subtract(keys)
      default: break
      }
    }
    groups = NameGroups(table, split: isSplit)
    joinListed()
    joinMarks()
    FamilyRules(table, context).apply(to: &groups)
    ScriptRules(table, context).apply(to: &groups)
    joinAcronyms()
    joinPrepositions()
    apply(decisions)
  }

  // MARK: - By the lists

  private mutating func joinListed() {
    for (index, form) in table.forms.enumerated() {
      guard let place = form.listed, let name = form.listedName,
        form.type == name.type || form.type == .other || !form.isFull
      else { continue }
      if let other = listed[place] {
        groups.join(other, index, "listed form of \(name.canonical), as is ")
      } else {
        listed[place] = index
      }
    }
  }

  // MARK: - Marks on letters

  /// Forms that differ in marks alone: `Oruçbey` and `Orucbey`.
  private mutating func joinMarks() {
    let blocks = Blocks.of(table.forms.indices) { index in
      let form = table.forms[index]
      guard form.script == .latin, form.letters >= 5 else { return nil }
      return Blocks.key(form.key.words.map { $0.map(Marks.bare) }, UInt64(form.type.rank))
    }
    for block in blocks {
      for other in block.dropFirst() { groups.join(block[0], other, "without marks the same letters as ") }
    }
  }

  // MARK: - Acronyms

  private mutating func joinAcronyms() {
    var byInitials: [[UInt16]: [Int]] = [:]
    for (index, form) in table.forms.enumerated() where form.type == .organisation && form.key.words.count > 1
    {
      let words = form.key.words.filter { !MergeRules.small.contains($0) }
      byInitials[words.compactMap(\.first), default: []].append(index)
    }
    guard !byInitials.isEmpty else { return }
    for (index, form) in table.forms.enumerated() where form.key.words.count == 1 {
      let word = form.key.words[0]
      guard form.type == .organisation, (3...8).contains(word.count), form.isAbbreviation,
        let full = byInitials[word], isOne(full)
      else { continue }
      groups.join(full[0], index, "acronym, or its full form, of ")
    }
  }

  private mutating func isOne(_ forms: [Int]) -> Bool {
    forms.allSatisfy { groups.find($0) == groups.find(forms[0]) }
  }

  // MARK: - Arabic prepositions

  /// A form with ل, ب, ك, و or ف glued in front of another form, which is no rarer: `بعقوبة` is no `عقوبة`.
  private mutating func joinPrepositions() {
    for (index, form) in table.forms.enumerated() where form.script == .arabic {
      guard let first = form.key.words.first, first.count >= 4,
        [0x644, 0x628, 0x643, 0x648, 0x641].contains(first[0])
      else { continue }
      let rest = first.dropFirst()
      // After ل the article is written without its alif.
      let heads = first[0] == 0x644 ? [Array(rest), [0x627] + rest] : [Array(rest)]
      for head in heads {
        let bare = NameKey(words: [head] + form.key.words.dropFirst())
        guard let other = table.places[bare] ?? KnownNames.shared.phrases[bare.hash].flatMap({ listed[$0] }),
          table.forms[other].listed != nil || table.forms[other].count >= form.count
        else { continue }
        groups.join(other, index, "without the preposition or conjunction in front it is ")
        break
      }
    }
  }

  private static let small: Set<[UInt16]> = Set(
    ["of", "the", "for", "and", "on", "in", "de", "des", "du", "la", "le", "et", "pour", "ve", "и", "по"]
      .map { Array($0.utf16) })

  // MARK: - As the user says

  private mutating func apply(_ decisions: [Decision]) {
    for decision in decisions where decision.kind == "alias" && decision.values.count == 2 {
      let ends = decision.values.map { value in
        let key = NameKey(value)
        return table.places[key] ?? KnownNames.shared.phrases[key.hash].flatMap { listed[$0] }
      }
      guard let a = ends[0], let b = ends[1] else { continue }
      groups.join(a, b, "you said so, `alias`: it is ", isAsked: true)
    }
  }

  /// Attaches the short forms of full names; those of several words become one with them.
  mutating func shortForms() -> ShortForms { ShortForms(table, context, &groups) }

  /// No short form attached to anything.
  var noShortForms: ShortForms { ShortForms(of: table, context) }

  /// The group of a form.
  mutating func group(_ form: Int) -> Int { groups.find(form) }
}
