public import PluginKit

extension Plugin {
  /// To be written.
  public static let explore = Plugin("explore", version: "1", "to be written")
}
