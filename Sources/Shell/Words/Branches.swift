import PluginKit

/// A line of work that is not the current one.
struct Branch: Sendable {
  let notebook: Notebook
  let past: SharedList<Step>
  let future: SharedList<Step>
}

extension ShellWord {
  private static let branchName = Positional("NAME", .word(.text), isOptional: true, "The branch.")

  /// `branch`: a second line of work from here.
  static let branch = ShellWord(
    Manual(
      "branch", "start another line of work from here, to try something; without a name, list them",
      topic: .notebook, positionals: [branchName],
      discussion: """
        Cells, decisions and documents are those of the moment; what is done in one branch is not seen in another. \
        switch NAME goes there, diff MAIN NAME compares their answers. save writes all of them, and replay runs the current one.
        """,
      examples: ["load Sessions/corpora/harbour; docs; branch strict; branch"])
  ) { (shell, request) throws(CommandError) in
    guard let name = request.words("NAME").first?.text else { return Outcome(shell.branchTable) }
    guard name != shell.branch, shell.branches[name] == nil else {
      throw CommandError(.usage, "there is a branch \(name)", hint: "Go there: switch \(name).", about: name)
    }
    shell.branches[shell.branch] = shell.current
    shell.branch = name
    return Outcome(notes: ["Now on branch \(name)."])
  }

  /// `switch`: goes to another branch.
  static let switchBranch = ShellWord(
    Manual(
      "switch", "go to another branch", topic: .notebook,
      positionals: [Positional("NAME", .word(.text), "The branch.")],
      examples: ["load Sessions/corpora/harbour; branch strict; switch main"])
  ) { (shell, request) throws(CommandError) in
    let name = request.words("NAME").first?.text ?? ""
    if name == shell.branch { return Outcome(notes: ["On branch \(name) already."]) }
    guard let target = shell.branches.removeValue(forKey: name) else {
      throw unknown("branch", name, among: shell.branches.keys.sorted(), hint: "Start it: branch \(name).")
    }
    shell.branches[shell.branch] = shell.current
    (shell.notebook, shell.past, shell.future) = (target.notebook, target.past, target.future)
    shell.branch = name
    let count = shell.notebook.cells.count
    return Outcome(notes: ["Now on branch \(name): \(count) \(count == 1 ? "cell" : "cells")."])
  }

  /// `tag`: a name for a result.
  static let tag = ShellWord(
    Manual(
      "tag", "give the result of a cell a name; it may have several", topic: .notebook,
      positionals: [
        Positional("NAME", .word(.text), "The name, used as $NAME."),
        Positional("N", .word(.cell), isOptional: true, "The cell; none means the last one."),
      ],
      examples: ["load Sessions/corpora/harbour; docs; tag everything; $everything | count"])
  ) { (shell, request) throws(CommandError) in
    let name = request.words("NAME").first?.text ?? ""
    let isName = name.utf8.allSatisfy { (97...122).contains($0 | 32) || (48...57).contains($0) || $0 == 95 }
    guard isName, Int(name.prefix(1)) == nil else {
      throw CommandError(.usage, "\(name) is not a name", hint: "Use letters, digits and _.", about: name)
    }
    guard let number = request.words("N").first?.text ?? shell.notebook.cells.last.map({ String($0.n) })
    else {
      throw CommandError(.failed, "there is no cell yet", hint: "Ask something first: docs.")
    }
    let cell = try shell.notebook.cell(named: number.hasPrefix("$") ? String(number.dropFirst()) : number)
    shell.remember(shell.notebook, line: "tag \(name) \(cell.n)")
    shell.notebook.names[name] = cell.n
    return Outcome(notes: ["Cell \(cell.n) is $\(name)."])
  }
}

extension Interpreter {
  /// The current line of work.
  fileprivate var current: Branch { Branch(notebook: notebook, past: past, future: future) }

  fileprivate var branchTable: Report {
    let all = branches.mapValues(\.notebook).merging([branch: notebook]) { $1 }
    let rows = all.keys.sorted().map { name in
      Row([.text(name), .count(all[name]?.cells.count ?? 0), .flag(name == branch)])
    }
    return Report([Column("branch", .text), Column("cells", .count), Column("current", .flag)], rows: rows)
  }

  /// The notebook of a branch; nil when there is none of this name.
  func notebook(ofBranch name: String) -> Notebook? {
    name == branch && !branches.isEmpty ? notebook : branches[name]?.notebook
  }
}
