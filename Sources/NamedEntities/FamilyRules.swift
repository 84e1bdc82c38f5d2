import CollateCore

/// Joins full names of persons with one family name whose given names agree.
///
/// Names are compared within blocks only: the family name, then the given name or its consonants.
struct FamilyRules {
  private let table: FormTable
  private let context: SharedContext
  /// How many given names of like consonants are compared with each other.
  private static let limit = 24

  init(_ table: FormTable, _ context: SharedContext) { (self.table, self.context) = (table, context) }

  /// Joins what agrees; O(names).
  func apply(to groups: inout NameGroups) {
    let persons = table.forms.indices.filter { index in
      let form = table.forms[index]
      return form.type == .person && form.core.count > 1 && form.hasFamilyName
    }
    for family in Blocks.of(persons, by: { Blocks.key(table.forms[$0].core.suffix(1)) }) {
      let given = Blocks.of(family) { Blocks.key(table.forms[$0].core.prefix(1)) }
      for same in given { joinSameGiven(same, &groups) }
      joinSpellings(family, &groups)
      joinInitials(family, &groups)
    }
  }

  private func given(_ form: Int) -> [UInt16] { table.forms[form].core.first ?? [] }

  // MARK: - The same given name

  /// Names in between must not contradict: `Ali Hassan Omar` and `Ali Karim Omar` are two.
  private func joinSameGiven(_ members: [Int], _ groups: inout NameGroups) {
    let sorted = members.sorted { (middle($1).count, $0) < (middle($0).count, $1) }
    var classes: [Int] = []
    for member in sorted {
      let fitting = classes.filter { mayBeOne(member, $0) }
      let same = fitting.filter { isSame(member, $0) }
      if fitting.count == 1, same.count == 1 {
        groups.join(same[0], member, FamilyRules.sameNames)
      } else if same.isEmpty, classes.count < FamilyRules.limit {
        if fitting.count == 1 { groups.leaveApart(fitting[0], member, FamilyRules.sameNames) }
        classes.append(member)
      }
    }
  }

  private static let sameNames = "same first and last name as "

  /// Whether the words of the shorter name in between do not contradict, and the longer has none that a hyphen makes a
  /// part of its first or last name: `Ruth Calder` is not `Ruth Moreno-Calder`.
  private func mayBeOne(_ few: Int, _ many: Int) -> Bool {
    FamilyRules.isPart(middle(few), of: middle(many))
      && middle(many).allSatisfy { !table.forms[many].hyphenated.contains($0) || middle(few).contains($0) }
  }

  /// Whether nothing but an office tells them apart, or their articles have more in common.
  private func isSame(_ a: Int, _ b: Int) -> Bool {
    table.forms[a].core == table.forms[b].core || context.isShared(a, b)
  }

  private func middle(_ form: Int) -> [[UInt16]] {
    table.forms[form].core.dropFirst().dropLast().filter { !Skeleton.particles.contains($0) }
  }

  /// Whether the words are among others in the same order, initials for words allowed where none is left out before
  /// them: `George W. Bush` is not `George H. W. Bush`.
  private static func isPart(_ few: [[UInt16]], of many: [[UInt16]]) -> Bool {
    var rest = many[...]
    for word in few {
      let place = word.count == 1 ? rest.startIndex : rest.firstIndex { isSame(word, $0) }
      guard let place, place < rest.endIndex, isSame(word, rest[place]) else { return false }
      rest = rest[(place + 1)...]
    }
    return true
  }

  private static func isSame(_ a: [UInt16], _ b: [UInt16]) -> Bool {
    a == b || (a.count == 1 || b.count == 1) && a.first == b.first
  }

  // MARK: - Spellings of the given name

  private func joinSpellings(_ family: [Int], _ groups: inout NameGroups) {
    let blocks = Blocks.of(family) { form in
      let given = given(form)
      return given.count < 4 ? nil : Blocks.key([Skeleton([given]).letters.map(UInt16.init)])
    }
    for block in blocks {
      let members = block.prefix(FamilyRules.limit)
      for (place, a) in members.enumerated() {
        for b in members.dropFirst(place + 1)
        where given(a) != given(b) && Spelling.isVariant(given(a), given(b))
          // Who writes of two persons spells them apart.
          && !table.haveCommonDocument(a, b)
          && FamilyRules.isPart(middle(b), of: middle(a)) && groups.mayMeetBeside(a, b)
        {
          let rule = "one letter apart, same last name as "
          if context.isShared(a, b) { groups.join(a, b, rule) } else { groups.leaveApart(a, b, rule) }
        }
      }
    }
  }

  // MARK: - Initials

  /// `R. Calder` is Ruth Calder when no other Calder begins with R.
  private func joinInitials(_ family: [Int], _ groups: inout NameGroups) {
    var persons: [UInt16: [Int]] = [:]
    for form in family where given(form).count > 1 {
      guard let letter = given(form).first else { continue }
      let group = groups.find(form)
      if persons[letter]?.contains(where: { groups.find($0) == group }) ?? false { continue }
      if persons[letter]?.count ?? 0 < 2 { persons[letter, default: []].append(form) }
    }
    for form in family where given(form).count == 1 {
      guard let letter = given(form).first, let only = persons[letter], only.count == 1,
        FamilyRules.isPart(middle(form), of: middle(only[0])) || middle(only[0]).isEmpty
      else { continue }
      let rule = "initial and last name of "
      if context.isShared(only[0], form) {
        groups.join(only[0], form, rule)
      } else {
        groups.leaveApart(only[0], form, rule)
      }
    }
  }
}
