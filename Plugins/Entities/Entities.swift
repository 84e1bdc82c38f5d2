public import PluginKit

extension Plugin {
  /// To be written.
  public static let entities = Plugin("entities", version: "1", "to be written")
}
