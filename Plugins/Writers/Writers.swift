public import PluginKit

extension Plugin {
  /// To be written.
  public static let writers = Plugin("writers", version: "1", "to be written")
}
