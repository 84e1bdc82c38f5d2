public import PluginKit

extension Plugin {
  /// Search, key word in context, and word statistics with their formulas.
  public static let explore = Plugin(
    "explore", version: "2", "search, key word in context, word statistics",
    commands: [
      .search, .keyWordInContext, .frequencies, .ngrams, .collocates, .keyness, .dispersion, .trend,
    ], selectors: [.text])
}
