public import PluginKit

extension Plugin {
  /// To be written.
  public static let clean = Plugin("clean", version: "1", "to be written")
}
