import CollateCore

/// Decides which spellings are one name: by the lists, by letters, across scripts, and as the user says.
struct MergeRules {
  private let table: FormTable
  private var groups: UnionFind
  /// Why a form is the same as the others of its group.
  private(set) var reasons: [Int: String] = [:]
  /// The keys the user split: only the user joins them again.
  private var isSplit: Set<NameKey> = []
  /// The keys the user dropped.
  private(set) var isDropped: Set<NameKey> = []

  init(_ table: FormTable, decisions: [Decision]) {
    self.table = table
    groups = UnionFind(count: table.forms.count)
    prepare(decisions)
    joinListed()
    joinFullNames()
    joinAcrossScripts()
    joinAcronyms()
    joinPrepositions()
    apply(decisions)
  }

  /// The group of a form.
  mutating func group(_ form: Int) -> Int { groups.find(form) }

  private mutating func join(_ a: Int, _ b: Int, _ reason: String) {
    guard !isSplit.contains(table.forms[a].key), !isSplit.contains(table.forms[b].key) else { return }
    if groups.join(a, b) { reasons[max(a, b)] = reasons[max(a, b)] ?? reason }
    if reasons[min(a, b)] == nil { reasons[min(a, b)] = reason }
  }

  /// Joins a short form of several words to a full name.
  mutating func joinShort(_ full: Int, _ short: Int, _ reason: String) { join(full, short, reason) }

  // MARK: - By the lists

  private mutating func joinListed() {
    var first: [String: Int] = [:]
    for (index, form) in table.forms.enumerated() {
      guard let listed = form.listed, form.type == listed.type || form.type == .other || !form.isFull else {
        continue
      }
      if let other = first[listed.canonical] {
        join(other, index, "listed form of \(listed.canonical)")
      } else {
        first[listed.canonical] = index
      }
    }
  }

  // MARK: - By letters

  /// Full names of persons with the same family name whose given names agree.
  private mutating func joinFullNames() {
    var byLast: [[UInt16]: [Int]] = [:]
    for (index, form) in table.forms.enumerated() where form.type == .person && form.isFull {
      byLast[form.key.words.last ?? [], default: []].append(index)
    }
    for (_, members) in byLast.sorted(by: { $0.value[0] < $1.value[0] }) {
      for (place, a) in members.enumerated() {
        for b in members[(place + 1)...].prefix(200) {
          if let reason = sameGiven(table.forms[a].key.words, table.forms[b].key.words) { join(a, b, reason) }
        }
      }
    }
  }

  private func sameGiven(_ a: [[UInt16]], _ b: [[UInt16]]) -> String? {
    guard let x = a.first, let y = b.first else { return nil }
    if x == y { return "same first and last name" }
    if x.count == 1 || y.count == 1 { return x.first == y.first ? "initial and same last name" : nil }
    let isVariant = min(x.count, y.count) >= 4 && Skeleton.distance(x, y) <= 1
    return isVariant && Skeleton([x]) == Skeleton([y]) ? "one letter apart, same last name" : nil
  }

  // MARK: - Across scripts

  /// Each full name goes to the name in another script it is most like, when that is one name only.
  private mutating func joinAcrossScripts() {
    let persons = table.forms.indices.filter {
      table.forms[$0].type == .person && table.forms[$0].isFull && table.forms[$0].skeleton.letters.count >= 3
    }
    var blocks: [Block: [Int]] = [:]
    for index in persons {
      blocks[Block(table.forms[index], table.forms[index].script), default: []].append(index)
    }
    for index in persons where table.forms[index].script != .latin {
      let form = table.forms[index]
      let latin = blocks[Block(form, .latin)] ?? []
      if joinBest(index, latin) || form.script == .cyrillic { continue }
      _ = joinBest(index, blocks[Block(form, .cyrillic)] ?? [])
    }
    for (_, members) in blocks.sorted(by: { $0.value[0] < $1.value[0] }) { joinVariants(members) }
  }

  private mutating func joinBest(_ index: Int, _ candidates: [Int]) -> Bool {
    let form = table.forms[index]
    var best = 0.0
    var found: [Int] = []
    for other in candidates where CrossScript.isSame(form, table.forms[other]) {
      let likeness = form.skeleton.similarity(to: table.forms[other].skeleton)
      if likeness > best { (best, found) = (likeness, []) }
      if likeness == best { found.append(other) }
    }
    guard let first = found.first, Set(found.map { groups.find($0) }).count == 1 else { return false }
    join(first, index, "same consonants in another script")
    return true
  }

  /// Spellings of one script with the same consonants.
  private mutating func joinVariants(_ members: [Int]) {
    var bySkeleton: [Skeleton: [Int]] = [:]
    for index in members { bySkeleton[table.forms[index].skeleton, default: []].append(index) }
    for (_, same) in bySkeleton.sorted(by: { $0.value[0] < $1.value[0] }) where same.count > 1 {
      for (place, a) in same.prefix(100).enumerated() {
        for b in same.prefix(100).dropFirst(place + 1)
        where CrossScript.isSame(table.forms[a], table.forms[b]) {
          join(a, b, "spelling variant: same consonants")
        }
      }
    }
  }

  /// Forms are compared within a block: a script and the first consonant that every script writes.
  private struct Block: Hashable {
    let consonant: UInt8
    let script: NameForm.Script

    init(_ form: NameForm, _ script: NameForm.Script) {
      let letters = form.skeleton.letters
      consonant = letters.count > 1 && letters[0] == 0x6B ? letters[1] : letters.first ?? 0
      self.script = script
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
    for (index, form) in table.forms.enumerated() where form.key.words.count == 1 {
      let word = form.key.words[0]
      guard form.type == .organisation, (3...8).contains(word.count),
        form.display.allSatisfy({ $0.isUppercase || $0 == "." }),
        let full = byInitials[word], Set(full.map { groups.find($0) }).count == 1
      else { continue }
      join(full[0], index, "acronym of \(table.forms[full[0]].display)")
    }
  }

  // MARK: - Arabic prepositions

  /// A form with ل, ب, ك, و or ف glued in front of another form.
  private mutating func joinPrepositions() {
    let places = Dictionary(uniqueKeysWithValues: table.forms.enumerated().map { ($1.key, $0) })
    for (index, form) in table.forms.enumerated() where form.script == .arabic {
      guard let first = form.key.words.first, first.count >= 4,
        [0x644, 0x628, 0x643, 0x648, 0x641].contains(first[0])
      else { continue }
      let bare = NameKey(words: [Array(first.dropFirst())] + form.key.words.dropFirst())
      let listed = KnownNames.shared.name(of: bare)
      if let other = places[bare]
        ?? listed.flatMap({ name in table.forms.firstIndex { $0.listed?.canonical == name.canonical } })
      {
        join(other, index, "without the preposition or conjunction in front")
      }
    }
  }

  private static let small: Set<[UInt16]> = Set(
    ["of", "the", "for", "and", "on", "in", "de", "des", "du", "la", "le", "et", "pour", "ve", "и", "по"]
      .map { Array($0.utf16) })

  // MARK: - As the user says

  private mutating func prepare(_ decisions: [Decision]) {
    for decision in decisions {
      let keys = decision.values.map { NameKey($0) }
      switch decision.kind {
      case "split": isSplit.formUnion(keys)
      case "drop": isDropped.formUnion(keys)
      case "alias": isDropped.subtract(keys)
      default: break
      }
    }
  }

  private mutating func apply(_ decisions: [Decision]) {
    let places = Dictionary(uniqueKeysWithValues: table.forms.enumerated().map { ($1.key, $0) })
    for decision in decisions where decision.kind == "alias" && decision.values.count == 2 {
      let ends = decision.values.map { value in
        places[NameKey(value)] ?? table.forms.firstIndex { $0.listed?.canonical == value }
      }
      guard let a = ends[0], let b = ends[1] else { continue }
      groups.join(a, b)
      reasons[a] = "you said so: alias \(decision.values[0]) = \(decision.values[1])"
      reasons[b] = reasons[a]
    }
  }

  /// Whether the user split a name: then its short forms are not attached either.
  func isSplit(_ form: Int) -> Bool { isSplit.contains(table.forms[form].key) }
}
