public import PluginKit

extension Plugin {
  /// To be written.
  public static let compare = Plugin("compare", version: "1", "to be written")
}
