/// Attaches short forms of persons' names to full names: the one in the same document, else the only or the usual one.
///
/// What more documents have as a given name is a family name only beside the full name: a `Michael` elsewhere is not
/// George Michael.
struct ShortForms {
  private let table: FormTable
  private let context: SharedContext
  private var inDocument: [Place: Int] = [:]
  private var anywhere: [Int: Int] = [:]
  /// Why a short form belongs where it was put.
  private(set) var reasons: [Int: String] = [:]
  /// Why a short form was left alone where it could be one of several.
  private(set) var doubts: [Int: String] = [:]
  /// How many times as often as any other a name must stand to be meant by a family name alone.
  private static let dominance = 8

  private struct Place: Hashable {
    let form: Int
    let document: Int
  }

  /// No short form is attached to anything.
  init(of table: FormTable, _ context: SharedContext) { (self.table, self.context) = (table, context) }

  /// Full names by their last words, and by the consonants of the last.
  private struct Ends {
    var byWords: [UInt64: [Int]] = [:]
    var bySkeleton: [Skeleton: [Int]] = [:]
    /// In how many documents full names begin with a word.
    var givenNames: [UInt64: Int] = [:]

    /// Whether one name may be another without its first words.
    ///
    /// David Martin is James David Martin only where an article has both: James is a given name as well. What no other
    /// name begins with is none, such as an office.
    func mayEnd(_ full: Int, _ short: Int, _ table: FormTable) -> Bool {
      guard table.forms[short].isFull else { return true }
      let others =
        (givenNames[ShortForms.key(table.forms[full].core.prefix(1))] ?? 0) - table.documents[full].count
      return others <= 0 || table.haveCommonDocument(full, short)
    }
  }

  /// The short forms of a table attached to the full names of groups; O(names).
  init(_ table: FormTable, _ context: SharedContext, _ groups: inout NameGroups) {
    (self.table, self.context) = (table, context)
    let ends = ends()
    var alone: [Int] = []
    for short in table.forms.indices where isShort(table.forms[short]) && !groups.isSplit(short) {
      let form = table.forms[short]
      let candidates = (ends.byWords[ShortForms.key(form.core)] ?? []).filter {
        $0 != short && !groups.isSplit($0) && table.forms[$0].letters > form.letters
          && ends.mayEnd($0, short, table)
      }
      let given = ends.givenNames[ShortForms.key(form.core)] ?? 0
      if form.core.count == 1, given > candidates.reduce(0, { $0 + table.documents[$1].count }) {
        attachInDocuments(short, candidates, &groups, "last name of ")
      } else {
        attach(short, candidates, &groups, "last name of ")
        if candidates.isEmpty { alone.append(short) }
      }
    }
    attachAcrossScripts(alone, ends, &groups)
  }

  // MARK: - Across scripts

  /// A family name by itself, and a full name in another script that ends with its sounds.
  private struct Echo {
    let short: Int, full: Int
    let likeness: Float
  }

  /// One name, as one script writes it.
  private struct Written: Hashable {
    let group: Int, script: NameForm.Script
  }

  /// Attaches family names to full names in other scripts: to each name those that sound most like it, for of several
  /// that are alike the others are others'.
  private mutating func attachAcrossScripts(_ shorts: [Int], _ ends: Ends, _ groups: inout NameGroups) {
    let echoes = shorts.flatMap { self.echoes(of: $0, ends, &groups) }
    var best: [Written: Float] = [:]
    for echo in echoes { best[written(echo, &groups), default: 0].raise(to: echo.likeness) }
    var spellings: [Written: Set<NameKey>] = [:]
    let clear = echoes.filter { echo in
      let written = written(echo, &groups)
      guard best[written] == echo.likeness else { return false }
      spellings[written, default: []].insert(table.forms[echo.short].key)
      return true
    }
    var owners: [Int: [Int]] = [:]
    for echo in clear where spellings[written(echo, &groups)]?.count == 1 {
      owners[echo.short, default: []].append(echo.full)
    }
    for short in shorts {
      attach(short, owners[short] ?? [], &groups, "in another script the last name of ")
    }
  }

  private func echoes(of short: Int, _ ends: Ends, _ groups: inout NameGroups) -> [Echo] {
    let form = table.forms[short]
    guard form.type == .person, form.script != .other, !form.isAbbreviation, form.core.count == 1,
      let word = form.core.first
    else { return [] }
    let skeleton = Skeleton([word])
    guard skeleton.letters.count >= 3 else { return [] }
    return (ends.bySkeleton[skeleton] ?? []).compactMap { full in
      let name = table.forms[full]
      // Who has a full name in the script of the short one ends otherwise there.
      guard name.script != .other, !groups.isSplit(full), !groups.hasFullName(full, in: form.script) else {
        return nil
      }
      return CrossScript.likeness(ofFamilyName: form, to: name).map {
        Echo(short: short, full: full, likeness: $0)
      }
    }
  }

  private func written(_ echo: Echo, _ groups: inout NameGroups) -> Written {
    Written(group: groups.find(echo.full), script: table.forms[echo.short].script)
  }

  /// The group a short form belongs to in a document, given by its place; nil when it stands for itself.
  func full(of form: Int, in document: Int) -> Int? {
    if let group = anywhere[form] { return group }
    return inDocument.isEmpty ? nil : inDocument[Place(form: form, document: document)]
  }

  private func ends() -> Ends {
    var ends = Ends()
    for (index, form) in table.forms.enumerated() where form.type == .person && form.isFull {
      let endings = form.endings
      for ending in endings { ends.byWords[ShortForms.key(ending), default: []].append(index) }
      if let last = endings.first, last.count == 1 {
        ends.bySkeleton[Skeleton(last.map { $0 }), default: []].append(index)
      }
      ends.givenNames[ShortForms.key(form.core.prefix(1)), default: 0] += table.documents[index].count
    }
    return ends
  }

  /// A hash of the letters, however they are spaced.
  private static func key(_ words: ArraySlice<[UInt16]>) -> UInt64 {
    var key = Hashing.seed
    for word in words { for scalar in word { key = Hashing.mix(key, UInt64(scalar)) } }
    return key
  }

  private func isShort(_ form: NameForm) -> Bool {
    (form.type == .person || form.type == .other) && form.listed == nil && form.letters >= 3
  }

  private mutating func attach(_ short: Int, _ candidates: [Int], _ groups: inout NameGroups, _ why: String) {
    guard let first = candidates.first else { return }
    let owners = candidates.map { groups.find($0) }
    guard owners.contains(where: { $0 != owners[0] }) else {
      return attach(short, to: first, candidates, &groups, why)
    }
    guard !groups.hasFullName(short) else { return }
    let here = attachInDocuments(short, candidates, &groups, why)
    attachUsual(short, candidates, owners, here, why)
  }

  /// In documents that have one of the names, that one; returns the group of each document that has one, -1 for
  /// several.
  @discardableResult
  private mutating func attachInDocuments(
    _ short: Int, _ candidates: [Int], _ groups: inout NameGroups, _ why: String
  ) -> [Int: Int] {
    guard !candidates.isEmpty, !groups.hasFullName(short) else { return [:] }
    let here = owner(candidates, candidates.map { groups.find($0) })
    if here.contains(where: { $0.value < 0 && table.documents[short].contains($0.key) }) {
      let names = Set(candidates.map { table.forms[$0].display }).sorted().prefix(3)
      doubts[short] = why + names.joined(separator: " and of ") + ", who are in one article: left alone there"
    }
    for document in table.documents[short] {
      guard let group = here[document], group >= 0 else { continue }
      inDocument[Place(form: short, document: document)] = group
      reasons[short] = why + "a name in the same document"
    }
    return here
  }

  /// There is only one name it can be: that one in articles that have it too or have more in common with those that do.
  private mutating func attach(
    _ short: Int, to full: Int, _ candidates: [Int], _ groups: inout NameGroups, _ why: String
  ) {
    let name = table.forms[full].display
    if table.forms[short].core.count > 1 {
      if context.isShared(full, short) {
        groups.join(full, short, why)
      } else {
        groups.leaveApart(full, short, why)
      }
    } else if !groups.hasFullName(short) {
      let group = groups.find(full)
      let here = owner(candidates, candidates.map { _ in group })
      let others = strangers(short, candidates, here)
      if others.isEmpty { anywhere[short] = group }
      for document in table.documents[short] where !others.contains(document) {
        inDocument[Place(form: short, document: document)] = group
        reasons[short] = why + name + ", the only one"
      }
      if !others.isEmpty {
        doubts[short] = why + name + ", of whom nothing else is told here: left alone there"
      }
    }
  }

  /// The documents of a short form that have neither one of the full names nor anything to do with those that do.
  private func strangers(_ short: Int, _ full: [Int], _ here: [Int: Int]) -> Set<Int> {
    let alone = table.documents[short].filter { here[$0] == nil }
    if context.isEstablished(table.documents[short].count - alone.count) { return [] }
    return Set(alone.filter { !context.isShared(short, in: $0, full) })
  }

  /// In documents that name none of them, the one that stands in far more documents than all others together.
  private mutating func attachUsual(
    _ short: Int, _ candidates: [Int], _ owners: [Int], _ here: [Int: Int], _ why: String
  ) {
    var counts: [Int: Int] = [:]
    for (form, group) in zip(candidates, owners) { counts[group, default: 0] += table.documents[form].count }
    let total = counts.values.reduce(0, +)
    guard let (group, count) = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      count >= ShortForms.dominance * max(1, total - count)
    else { return }
    let usual = zip(candidates, owners).filter { $0.1 == group }.map(\.0)
    let others = strangers(short, usual, here)
    for document in table.documents[short] where here[document] == nil && !others.contains(document) {
      inDocument[Place(form: short, document: document)] = group
    }
    let name = zip(candidates, owners).first { $0.1 == group }.map { table.forms[$0.0].display } ?? ""
    if reasons[short] == nil { reasons[short] = "\(why)\(name), in \(count) documents of \(total)" }
  }

  /// For each document that has one of the names, its group; -1 when it has several.
  private func owner(_ candidates: [Int], _ owners: [Int]) -> [Int: Int] {
    var owner: [Int: Int] = [:]
    for (form, group) in zip(candidates, owners) {
      for document in table.documents[form] {
        owner[document] = owner[document].map { $0 == group ? group : -1 } ?? group
      }
    }
    return owner
  }
}

extension Float {
  fileprivate mutating func raise(to other: Float) { self = max(self, other) }
}
