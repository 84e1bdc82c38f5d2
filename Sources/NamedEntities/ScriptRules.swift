/// Joins full names of persons across scripts, and their spellings within one, by their consonants.
///
/// Candidates come from blocks of like consonants: the whole name, the family name with the first letter, the given
/// name with the beginning or the end of the family name.
struct ScriptRules {
  private let table: FormTable
  private let context: SharedContext
  private let persons: [Int]
  /// How many candidates of a block are looked at.
  private static let limit = 128

  init(_ table: FormTable, _ context: SharedContext) {
    (self.table, self.context) = (table, context)
    persons = table.forms.indices.filter {
      table.forms[$0].type == .person && table.forms[$0].isFull && table.forms[$0].skeleton.letters.count >= 3
    }
  }

  /// Joins what agrees; O(names).
  func apply(to groups: inout NameGroups) {
    joinSpellings(&groups)
    let foreign = persons.filter { table.forms[$0].script != .latin }
    guard !foreign.isEmpty else { return }
    let index = index(of: foreign)
    for form in foreign {
      let candidates = candidates(for: form, index)
      if joinBest(form, candidates.filter { table.forms[$0].script == .latin }, &groups) { continue }
      guard table.forms[form].script != .cyrillic else { continue }
      _ = joinBest(form, candidates.filter { table.forms[$0].script == .cyrillic }, &groups)
    }
  }

  // MARK: - Across scripts

  /// The forms of each block that some name in another script than Latin falls into.
  private func index(of foreign: [Int]) -> [UInt64: [Int]] {
    var blocks: [UInt64: [Int]] = [:]
    for form in foreign { for key in keys(form) { blocks[key] = [] } }
    for form in persons where table.forms[form].script != .arabic {
      for key in keys(form) where blocks[key]?.count ?? ScriptRules.limit < ScriptRules.limit {
        blocks[key]?.append(form)
      }
    }
    return blocks
  }

  private func candidates(for form: Int, _ blocks: [UInt64: [Int]]) -> [Int] {
    let script = table.forms[form].script
    var seen: Set<Int> = []
    return keys(form).flatMap { blocks[$0] ?? [] }
      .filter { table.forms[$0].script != script && seen.insert($0).inserted }
  }

  /// The blocks of a form: with the letters that scripts write differently as consonants, and without them.
  private func keys(_ form: Int) -> [UInt64] {
    let name = table.forms[form]
    var keys: [UInt64] = []
    for given in Sounds(name.key.words.prefix(1)).readings {
      for family in Sounds(name.key.words.suffix(1), isGiven: false).readings {
        keys.append(ScriptRules.key(2, family[...], given.prefix(1)))
        keys.append(ScriptRules.key(3, given[...], family.suffix(2)))
        keys.append(ScriptRules.key(4, given[...], family.prefix(2)))
      }
    }
    for whole in name.sounds.readings { keys.append(ScriptRules.key(1, whole[...], [])) }
    var seen: Set<UInt64> = []
    return keys.filter { seen.insert($0).inserted }
  }

  private static func key(_ kind: UInt64, _ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> UInt64 {
    var key = Hashing.seed &+ kind
    for letter in a { key = Hashing.mix(key, UInt64(letter)) }
    key = Hashing.mix(key, 1)
    for letter in b { key = Hashing.mix(key, UInt64(letter)) }
    return key
  }

  /// Joins a form to the most alike of some, when that is one name only.
  private func joinBest(_ form: Int, _ candidates: [Int], _ groups: inout NameGroups) -> Bool {
    var best: Float = 0
    var found: [Int] = []
    for other in candidates where CrossScript.isSame(table.forms[form], table.forms[other]) {
      let likeness = table.forms[form].sounds.likeness(to: table.forms[other].sounds)
      if likeness > best { (best, found) = (likeness, []) }
      if likeness == best { found.append(other) }
    }
    guard let first = found.min(), Set(found.map { groups.find($0) }).count == 1, groups.mayMeet(first, form)
    else { return false }
    let rule = "same sounds in another script as "
    guard CrossScript.isPlain(table.forms[first], table.forms[form]) || context.isShared(first, form) else {
      groups.leaveApart(first, form, rule)
      return false
    }
    groups.join(first, form, rule)
    return true
  }

  // MARK: - Within a script

  /// Whether two spellings are of one person: who writes in one article of `Sara` and `Sarah` means two.
  private func isOne(_ a: Int, _ b: Int) -> Bool {
    let isGivenSame = table.forms[a].withoutParticles.first == table.forms[b].withoutParticles.first
    return (isGivenSame || !table.haveCommonDocument(a, b)) && context.isShared(a, b)
  }

  private func joinSpellings(_ groups: inout NameGroups) {
    let blocks = Blocks.of(persons) { form in
      let name = table.forms[form]
      let initials = name.withoutParticles.map { $0.prefix(1).map { $0 } }
      return Blocks.key(initials + [name.skeleton.letters.map(UInt16.init)], UInt64(name.script.rawValue))
    }
    for block in blocks {
      let members = block.prefix(ScriptRules.limit / 4)
      for (place, a) in members.enumerated() {
        for b in members.dropFirst(place + 1)
        where CrossScript.isSame(table.forms[a], table.forms[b]) && groups.mayMeetBeside(a, b) {
          if isOne(a, b) {
            groups.join(a, b, "spelling variant of ")
          } else {
            groups.leaveApart(a, b, "spelling variant of ")
          }
        }
      }
    }
  }
}
