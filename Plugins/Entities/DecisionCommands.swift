import NamedEntities
import PluginKit

/// The commands by which a reader corrects the entity list; undoable, saved, replayed.
enum DecisionCommands {
  static let alias = Command(
    Manual(
      "alias", "say that two names are one", topic: .analyse,
      positionals: [Positional("A = B", .words(.entity), "Two names with `=` between them.")],
      discussion: "The entity list joins them from then on, whatever the rules say.",
      examples: ["alias \"Minister Haddoum\" = \"Rania Haddoum\""])
  ) { request throws(CommandError) in
    let words = request.words("A = B")
    guard let mark = words.firstIndex(where: { $0.text == "=" }) else { throw usage("alias A = B") }
    let left = words[..<mark].map(\.text).joined(separator: " ")
    let right = words[(mark + 1)...].map(\.text).joined(separator: " ")
    guard !left.isEmpty, !right.isEmpty else { throw usage("alias A = B") }
    guard !NamedEntities.isSameName(left, right) else {
      throw CommandError(
        .usage, "\(left) and \(right) are one name already", hint: "write two names that differ", about: right
      )
    }
    return Outcome(
      edits: [.decide(Decision("alias", [left, right]))], notes: ["\(left) and \(right) are one name now."],
      next: ["entities"])
  }

  static let split = Command(
    Manual(
      "split", "take apart the names that were merged into one", topic: .analyse,
      positionals: [Positional("NAME", .words(.entity), "A name of the entity list.")],
      discussion:
        "Each of its forms stands for itself from then on; `alias` joins those that belong together.",
      examples: ["split \"Türkiye\""])
  ) { request throws(CommandError) in
    let entity = try entity(request)
    let forms = [entity.name] + entity.aliases.map(\.name)
    guard forms.count > 1 else {
      throw CommandError(.failed, "\(entity.name) has one form only", hint: "nothing to take apart")
    }
    return Outcome(
      edits: [.decide(Decision("split", forms))], notes: ["\(forms.count) forms stand for themselves now."],
      next: ["entities"])
  }

  static let drop = Command(
    Manual(
      "drop", "take a name off the entity list", topic: .analyse,
      positionals: [Positional("NAME", .words(.entity), "A name of the entity list.")],
      discussion: "For what is no name. `undo` brings it back.", examples: ["drop \"Marsa Nahla\""])
  ) { request throws(CommandError) in
    let entity = try entity(request)
    return Outcome(
      edits: [.decide(Decision("drop", [entity.name] + entity.aliases.map(\.name)))],
      notes: ["\(entity.name) is off the list."], next: ["entities"])
  }

  private static func usage(_ line: String) -> CommandError {
    CommandError(.usage, "two names are needed", hint: "write `\(line)`")
  }

  private static func entity(_ request: Request) throws(CommandError) -> Entity {
    let name = request.words("NAME").map(\.text).joined(separator: " ")
    let index = try EntityIndex(request.corpus, documents: request.corpus.active, in: request.context)
    guard let place = index.entity(named: name) else {
      throw CommandError(.failed, "no entity is called \(name)", hint: "`entities` lists them", about: name)
    }
    return index.entities[place]
  }
}
