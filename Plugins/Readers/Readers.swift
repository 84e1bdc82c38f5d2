public import PluginKit

extension Plugin {
  /// Reads plain text, web pages, JSON records and tables.
  public static let readers = Plugin(
    "readers", version: "3", "reads text, web pages, JSON records and tables",
    importers: [
      .packed, .webArchive, .printedPages, .mail, .jsonLines, .json, .feed, .delimited, .html, .plainText,
    ])
}
