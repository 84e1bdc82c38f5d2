public import PluginKit

extension Plugin {
  /// To be written.
  public static let dedupe = Plugin("dedupe", version: "1", "to be written")
}
