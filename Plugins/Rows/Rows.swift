public import PluginKit

extension Plugin {
  /// Commands on the rows of any answer: filter, sort, cut, count, select.
  public static let rows = Plugin(
    "rows", version: "1", "filter, sort, cut, count and select the rows of any answer",
    commands: [.whereRows, .sort, .top, .count, .select])
}
