public import PluginKit

extension Plugin {
  /// To be written.
  public static let rows = Plugin("rows", version: "1", "to be written")
}
