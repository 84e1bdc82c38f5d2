public import PluginKit

extension Plugin {
  /// Finds articles that are copies of each other.
  public static let dedupe = Plugin(
    "dedupe", version: "7",
    "finds articles that are copies of each other, and where they probably come from",
    commands: [.dedupe, .difference], selectors: [.cluster])
}
