import NamedEntities
import PluginKit

/// `entities`: the names in the documents.
enum EntitiesCommand {
  static let type = Option<String?>.text(
    "type", .choice(EntityType.allCases.map(\.rawValue)), "Only names of this kind.")
  static let mentions = Option<Bool>.flag("mentions", "Every mention with its place, instead of the list.")
  static let asIs = Option<Bool>.flag("as-is", "Names as they stand, not merged; other kinds too.")

  static let command = Command(
    Manual(
      "entities", "list persons, organisations and places", topic: .analyse, positionals: [.documents],
      options: [type.parameter, mentions.parameter, asIs.parameter],
      discussion: """
        Names are found in article lines only. Forms of one name are merged, and `why` gives the reason.
        """,
      examples: ["entities", "entities --type person", "entities --mentions | top 5"]), run: run)

  @Sendable
  private static func run(_ request: Request) throws(CommandError) -> Outcome {
    let index = try EntityIndex(request.corpus, documents: request.documents, in: request.context)
    let view = EntityView(index: index, request: request)
    return Outcome(request[mentions] ? view.mentions : view.list)
  }
}
