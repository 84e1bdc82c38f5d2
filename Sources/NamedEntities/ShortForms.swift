/// Attaches short forms of persons' names to full names: the one in the same document, else the only or the usual one.
struct ShortForms {
  private let table: FormTable
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
  init(of table: FormTable) { self.table = table }

  /// Full names by their last words, and by the consonants of the last.
  private struct Ends {
    var byWords: [UInt64: [Int]] = [:]
    var bySkeleton: [Skeleton: [Int]] = [:]
  }

  /// The short forms of a table attached to the full names of groups; O(names).
  init(_ table: FormTable, _ groups: inout NameGroups) {
    self.table = table
    let ends = ends()
    for short in table.forms.indices where isShort(table.forms[short]) && !groups.isSplit(short) {
      let form = table.forms[short]
      let candidates = (ends.byWords[ShortForms.key(form.core)] ?? []).filter {
        $0 != short && !groups.isSplit($0) && table.forms[$0].letters > form.letters
      }
      attach(short, candidates, &groups, "last name of ")
      guard candidates.isEmpty, form.core.count == 1, let word = form.core.first else { continue }
      let skeleton = Skeleton([word])
      guard skeleton.letters.count >= 3 else { continue }
      let others = (ends.bySkeleton[skeleton] ?? []).filter {
        table.forms[$0].script != form.script && !groups.isSplit($0)
      }
      attach(short, others, &groups, "same consonants in another script as the last name of ")
    }
  }

  /// The group a short form belongs to in a document, given by its place; nil when it stands for itself.
  func full(of form: Int, in document: Int) -> Int? {
    if let group = anywhere[form] { return group }
    return inDocument.isEmpty ? nil : inDocument[Place(form: form, document: document)]
  }

  private func ends() -> Ends {
    var ends = Ends()
    for (index, form) in table.forms.enumerated() where form.type == .person && form.isFull {
      for count in 1..<form.core.count {
        ends.byWords[ShortForms.key(form.core.suffix(count)), default: []].append(index)
      }
      if let last = form.core.last { ends.bySkeleton[Skeleton([last]), default: []].append(index) }
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
      return attach(short, to: first, &groups, why)
    }
    guard !groups.hasFullName(short) else { return }
    let here = owner(candidates, owners)
    if here.contains(where: { $0.value < 0 && table.documents[short].contains($0.key) }) {
      let names = Set(candidates.map { table.forms[$0].display }).sorted().prefix(3)
      doubts[short] = why + names.joined(separator: " and of ") + ", who are in one article: left alone there"
    }
    for document in table.documents[short] {
      guard let group = here[document], group >= 0 else { continue }
      inDocument[Place(form: short, document: document)] = group
      reasons[short] = why + "a name in the same document"
    }
    attachUsual(short, candidates, owners, here, why)
  }

  /// There is only one name it can be.
  private mutating func attach(_ short: Int, to full: Int, _ groups: inout NameGroups, _ why: String) {
    let name = table.forms[full].display
    if table.forms[short].core.count > 1 {
      groups.join(full, short, why)
    } else if !groups.hasFullName(short) {
      anywhere[short] = groups.find(full)
      reasons[short] = why + name + ", the only one"
    }
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
    for document in table.documents[short] where here[document] == nil {
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
