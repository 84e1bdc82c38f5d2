import CollateCore

/// Joins full names of persons with one family name whose given names agree.
///
/// Names are compared within blocks only: the family name, then the given name or its consonants.
struct FamilyRules {
  private let table: FormTable
  /// How many given names of like consonants are compared with each other.
  private static let limit = 24

  init(_ table: FormTable) { self.table = table }

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
      let fitting = classes.filter { FamilyRules.isPart(middle(member), of: middle($0)) }
      if fitting.count == 1 {
        groups.join(fitting[0], member, "same first and last name as ")
      } else if fitting.isEmpty, classes.count < FamilyRules.limit {
        classes.append(member)
      }
    }
  }

  private func middle(_ form: Int) -> [[UInt16]] {
    table.forms[form].core.dropFirst().dropLast().filter { !Skeleton.particles.contains($0) }
  }

  /// Whether the words are among others in the same order, initials for words allowed.
  private static func isPart(_ few: [[UInt16]], of many: [[UInt16]]) -> Bool {
    var rest = many[...]
    for word in few {
      guard
        let place = rest.firstIndex(where: {
          $0 == word || ($0.count == 1 || word.count == 1) && $0.first == word.first
        })
      else { return false }
      rest = rest[(place + 1)...]
    }
    return true
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
          groups.join(a, b, "one letter apart, same last name as ")
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
      groups.join(only[0], form, "initial and last name of ")
    }
  }
}
