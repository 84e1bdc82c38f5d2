import CommandLanguage
import PluginKit
import SessionFile

/// Why a cell gives another answer than it did.
struct Causes {
  /// The causes, the strongest first; never empty.
  let words: [String]

  /// Compares what a cell read and was told then with what it reads and is told now.
  init(of cell: SavedCell, _ now: Cell, _ replay: Replay) {
    let documents = Causes.documents(cell, now, replay)
    let parameters = Causes.parameters(SavedCell.parameters(of: now), cell.parameters)
    let upstream = replay.findings.filter {
      cell.cells.contains($0.cell.n) && $0.verdict != .same
    }.map { "cell \($0.cell.n), which it reads, \($0.verdict == .drift ? "drifted" : $0.verdict.rawValue)" }
    let decisions = Causes.decisions(before: cell, replay)
    let plugins = Causes.plugins(cell, replay)
    let known = documents + parameters + upstream + decisions + plugins
    if !known.isEmpty {
      words = known
    } else if replay.saved.tool.version != version {
      words = ["collate \(replay.saved.tool.version) saved it, and this is \(version)"]
    } else if cell.isTampered {
      words = ["the saved answer does not match its own digest: the file was changed by hand"]
    } else {
      words = [
        "nothing recorded changed; the saved answer came from another build or the file was changed by hand"
      ]
    }
  }

  private static func documents(_ cell: SavedCell, _ now: Cell, _ replay: Replay) -> [String] {
    let corpus = replay.interpreter.notebook.corpus
    let then = Set(cell.documents.numbers(upTo: corpus.documents.count))
    let read = Set(now.documents.numbers(upTo: corpus.documents.count))
    let changes = replay.changes.touching(cell.documents, now.documents)
    let known = Set(changes.compactMap(\.new))
    let left = then.subtracting(read).sorted().filter {
      corpus.numbers?.contains($0) == true && !known.contains($0)
    }
    let joined = read.subtracting(then).sorted().filter { !known.contains($0) }
    let isMoved = !changes.isEmpty
    return changes.map(\.words)
      + (isMoved ? [] : left.map { "document \($0) is no longer read by it" })
      + (isMoved ? [] : joined.map { "document \($0) is now read by it" })
  }

  static func parameters(
    _ now: [SavedCell.Parameter], _ then: [SavedCell.Parameter]
  ) -> [String] {
    let before = Dictionary(then.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    let after = Dictionary(now.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    // An option that is younger than the session, at its standard value, is nothing that was told otherwise then.
    let told = now.filter { $0.origin != .standard }.map(\.name)
    let names = then.map(\.name) + told.filter { before[$0] == nil }
    return names.filter { before[$0] != after[$0] }.map { name in
      let values = [before[name], after[name]].map { ($0 ?? nil) ?? "none" }
      return "parameter \(name) was \(values[0]) and is \(values[1])"
    }
  }

  /// Earlier cells that changed the corpus or decisions, and were not done as they were.
  private static func decisions(before cell: SavedCell, _ replay: Replay) -> [String] {
    replay.findings.filter {
      $0.cell.changesCorpus && $0.cell.command != "load" && $0.verdict != .same
        && !cell.cells.contains($0.cell.n)
    }.map { "cell \($0.cell.n), which changes what later cells read, \($0.verdict.rawValue)" }
  }

  /// The plugins of a cell's commands that are not the ones of the session.
  private static func plugins(_ cell: SavedCell, _ replay: Replay) -> [String] {
    let stages = (try? replay.interpreter.statement(of: cell.input))?.stages ?? []
    let owners = stages.compactMap { replay.interpreter.registry.owner(of: $0.command.text) }
    let loaders = replay.interpreter.registry.plugins.filter { plugin in
      !plugin.preparers.isEmpty && !owners.contains { $0.name == plugin.name }
    }
    let versions = replay.interpreter.registry.versions
    return (owners + loaders).compactMap { plugin in
      let then = replay.saved.plugins.first { $0.name == plugin.name }
      let now = versions.first { $0.name == plugin.name }
      if then?.version != plugin.version {
        return "plugin \(plugin.name) was \(then?.version ?? "not there") and is \(plugin.version)"
      }
      guard let old = then?.sha256, old != now?.sha256 else { return nil }
      return "plugin \(plugin.name) declares other options or standard values"
    }
  }
}
