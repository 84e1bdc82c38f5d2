import Bundled
import CollateCore
import FileAccess
import JSONCoding
import PluginKit
import Summarising

/// Documents with the summaries people wrote of them.
struct TrainingCluster {
  /// The set it comes from.
  let set: String
  /// The length of a summary in words.
  let words: Int
  /// How much it counts.
  let weight: Double
  let material: Material
  let documents: [Document]
  let references: [[UInt64]]

  /// The clusters in a folder.
  static func read(folder: String, words: Int, weight: Double, isRaw: Bool) throws -> [TrainingCluster] {
    var byID: [String: Document] = [:]
    for record in try records(folder + "/documents.jsonl") {
      guard let id = record["id"]?.string, let text = record["text"]?.string else { continue }
      var metadata = Metadata()
      metadata.title = record["title"]?.string
      metadata.language = Language(rawValue: record["lang"]?.string ?? "und")
      metadata.source = record["source"]?.string
      byID[id] = Document(
        id: id, path: folder, text: Text(text), sha256: "", byteCount: text.utf8.count, metadata: metadata)
    }
    let name = folder.split(separator: "/").last.map(String.init) ?? folder
    return try records(folder + "/summaries.jsonl").map { record in
      let ids = record["documents"]?.array?.compactMap(\.string) ?? []
      let loaded = ids.compactMap { byID[$0] }
      let documents = isRaw ? loaded : try cleaned(loaded)
      return TrainingCluster(
        set: name, words: words, weight: weight,
        material: Material(documents.map { DocumentSentences($0) }, origins: Array(documents.indices)),
        documents: documents,
        references: record["references"]?.array?.compactMap(\.string).map { Rouge.tokens(of: $0) } ?? [])
    }
  }

  /// The documents as `load` would have them.
  private static func cleaned(_ documents: [Document]) throws -> [Document] {
    var documents = documents
    for preparer in bundledPlugins.flatMap(\.preparers) {
      documents = try preparer.prepare(documents, Corpus(), RunContext())
    }
    return documents
  }

  private static func records(_ path: String) throws -> [JSONValue] {
    let file = try InputFiles([path]).files[0]
    return try file.bytes().split(separator: 0x0A).map { try JSONValue.parse(Array($0)) }
  }

  /// ROUGE-1, 2 and L of some sentences, cut at the words allowed.
  func rouge(_ entries: [Int]) -> [Double] {
    var words: [Substring] = []
    for index in entries {
      let entry = material.entries[index]
      let text = documents[entry.document].text[entry.sentence.range]
      words += text.split(whereSeparator: { $0 == " " || $0 == "\u{A0}" || $0 == "\t" })
    }
    return Rouge.best(words.prefix(self.words).flatMap { Rouge.tokens(of: $0) }, references)
  }
}
