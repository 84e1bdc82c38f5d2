/// Attaches short forms of persons' names to full names: the one in the same document, else the only one there is.
struct ShortForms {
  private var inDocument: [Place: Int] = [:]
  private var anywhere: [Int: Int] = [:]
  /// Why a short form belongs where it was put.
  private(set) var reasons: [Int: String] = [:]

  private struct Place: Hashable {
    let form: Int
    let document: Int
  }

  init(_ table: FormTable, _ rules: inout MergeRules) {
    let fulls = table.forms.indices.filter { table.forms[$0].type == .person && table.forms[$0].isFull }
    var byEnd: [[UInt16]: [Int]] = [:]
    var bySkeleton: [Skeleton: [Int]] = [:]
    for full in fulls {
      if let last = table.forms[full].lastLetters { byEnd[last, default: []].append(full) }
      if let word = table.forms[full].key.words.last {
        bySkeleton[Skeleton([word]), default: []].append(full)
      }
    }
    let shorts = table.forms.indices.filter { ShortForms.isShort(table.forms[$0]) && !rules.isSplit($0) }
    for short in shorts.sorted(by: { (table.forms[$1].letters, $0) < (table.forms[$0].letters, $1) }) {
      let form = table.forms[short]
      let candidates = (form.lastLetters.flatMap { byEnd[$0] } ?? []).filter {
        $0 != short && table.forms[$0].endsWith(form) && !rules.isSplit($0)
      }
      attach(short, candidates, table, &rules, "last name of")
      guard candidates.isEmpty, form.key.words.count == 1, form.skeleton.letters.count >= 3 else { continue }
      let others = (bySkeleton[form.skeleton] ?? []).filter {
        table.forms[$0].script != form.script && !rules.isSplit($0)
      }
      attach(short, others, table, &rules, "same consonants in another script as the last name of")
    }
  }

  /// The group a short form belongs to in a document; nil when it stands for itself.
  func full(of form: Int, in document: Int) -> Int? {
    inDocument[Place(form: form, document: document)] ?? anywhere[form]
  }

  private static func isShort(_ form: NameForm) -> Bool {
    (form.type == .person || form.type == .other) && form.listed == nil && form.letters >= 3
  }

  private mutating func attach(
    _ short: Int, _ candidates: [Int], _ table: FormTable, _ rules: inout MergeRules, _ why: String
  ) {
    guard !candidates.isEmpty else { return }
    let groups = candidates.map { rules.group($0) }
    if Set(groups).count == 1, table.forms[short].key.words.count > 1 {
      rules.joinShort(candidates[0], short, "\(why) \(table.forms[candidates[0]].display)")
      return
    }
    if Set(groups).count == 1, rules.group(short) == short {
      anywhere[short] = groups[0]
      reasons[short] = "\(why) \(table.forms[candidates[0]].display), the only one"
    }
    for document in table.documents[short] {
      let here = Set(
        candidates.indices.filter { table.documents[candidates[$0]].contains(document) }.map { groups[$0] })
      guard here.count == 1, let group = here.first else { continue }
      inDocument[Place(form: short, document: document)] = group
      if reasons[short] == nil { reasons[short] = "\(why) a name in the same document" }
    }
  }
}
