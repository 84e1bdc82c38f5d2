public import PluginKit

extension Plugin {
  /// To be written.
  public static let readers = Plugin("readers", version: "1", "to be written")
}
