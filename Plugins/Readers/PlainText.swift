import CollateCore
import PluginKit

extension Importer {
  /// A file of plain text: one document.
  ///
  /// It takes every file that no other format wants.
  static let plainText = Importer(
    "text", extensions: ["txt", "text", "md", "markdown"], recognises: { isText($0) }
  ) { source, _ throws(CommandError) in
    guard isText(source.bytes.prefix(4096)) else {
      throw CommandError(
        .input, "\(source.path) is not text: it holds zero bytes",
        hint: "Convert it to text, HTML, JSONL or CSV first.", about: source.path)
    }
    let decoding = TextDecoding(source.bytes)
    var record = ArticleRecord()
    record.text = decoding.text
    let document = record.document(
      of: source.bytes, path: source.path, fallback: source.id, options: source.options)
    return Import(
      document.map { [$0] } ?? [], notices: decoding.notice.map { ["\(source.path): \($0)"] } ?? [])
  }

  /// Whether the beginning of a file can be text: few zero bytes, or those of UTF-16.
  private static func isText(_ start: ArraySlice<UInt8>) -> Bool {
    let zeros = start.count { $0 == 0 }
    return zeros * 50 < start.count || zeros == 0 || TextDecoding.isUTF16(Array(start))
  }
}
