import NamedEntities
import PluginKit

/// `entities`: the names in the documents.
enum EntitiesCommand {
  static let type = Option<String?>.text(
    "type", .choice(EntityType.allCases.map(\.rawValue)), "Only names of this kind.")
  static let mentions = Option<Bool>.flag("mentions", "Every mention with its place, instead of the list.")
  static let asIs = Option<Bool>.flag(
    "as-is", "Names as they are: none merged, other kinds too (peoples, events, works).")
  static let roles = Option<Bool>.flag("roles", "Who held which office, by the dates of the documents.")
  static let timeline = Option<Bool>.flag("timeline", "For each office, who held it after whom.")
  static let salience = Option<Bool>.flag(
    "salience", "What the documents are about: central, supporting, in passing.")
  static let with = Option<String?>.text("with", .entity, "Names that stand in one paragraph with this one.")
  static let network = Option<Bool>.flag(
    "network", "Pairs of names that stand in one paragraph, with counts.")

  static let command = Command(
    Manual(
      "entities", "list persons, organisations and places", topic: .analyse, positionals: [.documents],
      options: [
        type.parameter, mentions.parameter, asIs.parameter, roles.parameter, timeline.parameter,
        salience.parameter, with.parameter,
        network.parameter,
      ],
      discussion: """
        Names are found by a trained tagger (a structured perceptron, Collins 2002), closed lists and a second pass \
        over each document, in article lines only. Forms of one name are merged across documents and scripts; `why` \
        gives the reason of each merge. `alias`, `split` and `drop` correct the list.
        """,
      examples: ["entities", "entities --type person", "entities --mentions | top 5", "entities --roles"]),
    run: run)

  @Sendable
  private static func run(_ request: Request) throws(CommandError) -> Outcome {
    let index = try EntityIndex(
      request.corpus, documents: request.documents, asIs: request[asIs], in: request.context)
    let view = EntityView(index: index, request: request)
    if request[mentions] { return Outcome(view.mentions) }
    let offices = RoleView(index: index, request: request)
    if request[timeline] {
      return Outcome(OfficeTimeline(offices: offices.offices, index: index, request: request).report)
    }
    if request[roles] { return Outcome(offices.report) }
    if request[salience] {
      return Outcome(SalienceView(index: index, request: request, isWanted: view.isWanted).report)
    }
    let network = NetworkView(index: index, request: request)
    if request[EntitiesCommand.network] { return Outcome(network.pairs) }
    if let name = request[with] {
      guard let place = index.entity(named: name) else {
        throw CommandError(.failed, "no entity is called \(name)", hint: "`entities` lists them", about: name)
      }
      return Outcome(network.companions(of: place))
    }
    let next = index.entities.first.map { ["entities --with \"\($0.name)\"", "entities --roles"] } ?? []
    return Outcome(view.list, next: next)
  }
}
