public import PluginKit

extension Plugin {
  /// What sources say, and who they let speak: quotations, and the comparison of outlets.
  public static let compare = Plugin(
    "compare", version: "8", "who is quoted, and what outlets say, share and leave out",
    commands: [.quotes, .figures, .timeline, .compare, .claims])
}
