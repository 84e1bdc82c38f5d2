public import PluginKit

extension Plugin {
  /// Summarises articles by their own sentences.
  public static let summarise = Plugin(
    "summarise", version: "8", "the sentences that say best what the articles say, each with its reason",
    commands: [.summarise])
}
