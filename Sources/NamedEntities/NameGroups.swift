/// Which forms are one name so far, and why.
struct NameGroups {
  private let table: FormTable
  private var union: UnionFind
  /// Why a form is the same as the others of its group.
  private(set) var reasons: [Int: String] = [:]
  /// Names that a form could be too, had their articles more in common, and the rule.
  private(set) var likely: [Int: (form: Int, rule: String)] = [:]
  /// The keys the user split: only the user joins them again.
  private let isSplit: Set<NameKey>
  /// For each group, a full name of a person in each script; -1 for none.
  private var heads: [SIMD4<Int32>]

  init(_ table: FormTable, split: Set<NameKey>) {
    self.table = table
    isSplit = split
    union = UnionFind(count: table.forms.count)
    heads = table.forms.indices.map { index in
      let form = table.forms[index]
      var head = SIMD4<Int32>(repeating: -1)
      if form.type == .person, form.isFull { head[form.script.rawValue] = Int32(index) }
      return head
    }
  }

  /// The group of a form: its smallest form.
  mutating func find(_ form: Int) -> Int { union.find(form) }

  /// Whether a form is one with a person's full name.
  mutating func hasFullName(_ form: Int) -> Bool { heads[find(form)] != SIMD4(repeating: -1) }

  /// Whether a form is one with a person's full name in a script.
  mutating func hasFullName(_ form: Int, in script: NameForm.Script) -> Bool {
    heads[find(form)][script.rawValue] >= 0
  }

  /// Whether the user split a name: then no rule attaches anything to it.
  func isSplit(_ form: Int) -> Bool { !isSplit.isEmpty && isSplit.contains(table.forms[form].key) }

  /// Makes two forms one, unless the user split one of them; `reason` is told of the second with the name of the first.
  mutating func join(_ a: Int, _ b: Int, _ reason: String, isAsked: Bool = false) {
    guard isAsked || !isSplit(a) && !isSplit(b) else { return }
    let (x, y) = (find(a), find(b))
    if x != y {
      union.join(x, y)
      heads[min(x, y)] = NameGroups.united(heads[min(x, y)], heads[max(x, y)])
    }
    note(reason + table.forms[a].display, for: b, isAsked)
    note(reason + table.forms[b].display, for: a, isAsked)
  }

  /// Leaves two forms apart that nothing but a rule speaks for, and keeps which they are.
  mutating func leaveApart(_ a: Int, _ b: Int, _ rule: String) {
    if likely[a] == nil { likely[a] = (b, rule) }
    if likely[b] == nil { likely[b] = (a, rule) }
  }

  private mutating func note(_ reason: String, for form: Int, _ isAsked: Bool) {
    if isAsked || reasons[form] == nil { reasons[form] = reason }
  }

  private static func united(_ a: SIMD4<Int32>, _ b: SIMD4<Int32>) -> SIMD4<Int32> {
    a.replacing(with: b, where: a .< 0)
  }

  /// Whether two groups have no script in which each has a full name of its own, other consonants than the other's.
  ///
  /// Joining them over a third script would make two full names one.
  mutating func mayMeet(_ a: Int, _ b: Int) -> Bool { mayMeet(a, b, except: nil) }

  /// The same for two forms of one script, which are full names in that script themselves.
  mutating func mayMeetBeside(_ a: Int, _ b: Int) -> Bool { mayMeet(a, b, except: table.forms[a].script) }

  private mutating func mayMeet(_ a: Int, _ b: Int, except own: NameForm.Script?) -> Bool {
    let (x, y) = (find(a), find(b))
    guard x != y else { return true }
    return (0..<4).allSatisfy { script in
      let (left, right) = (Int(heads[x][script]), Int(heads[y][script]))
      if left < 0 || right < 0 || script == own?.rawValue { return true }
      return table.forms[left].skeleton == table.forms[right].skeleton
    }
  }
}
