public import PluginKit

extension Plugin {
  /// Who, what and where: the names in the documents, merged, with the decisions a reader takes about them.
  public static let entities = Plugin(
    "entities", version: "7", "who, what and where, in every script",
    commands: [
      EntitiesCommand.command, DecisionCommands.alias, DecisionCommands.split, DecisionCommands.drop,
    ], selectors: [.entity])
}
