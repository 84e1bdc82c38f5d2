public import PluginKit

extension Plugin {
  /// The formats answers are written in: for the terminal, for programs, for documents.
  public static let writers = Plugin(
    "writers", version: "1", "table, plain, tsv, csv, json, jsonl, markdown, html, graphml and gexf",
    renderers: [.table, .plain, .tsv, .csv, .json, .jsonl, .markdown, .html, .graphml, .gexf])
}
