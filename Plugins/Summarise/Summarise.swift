public import PluginKit

extension Plugin {
  /// To be written.
  public static let summarise = Plugin("summarise", version: "1", "to be written")
}
