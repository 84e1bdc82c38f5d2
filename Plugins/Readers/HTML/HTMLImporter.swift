import CollateCore
import PluginKit

extension Importer {
  /// A web page: one document, with every line a reader sees and what the markup says of it.
  static let html = Importer(
    "html", extensions: ["html", "htm", "xhtml"], recognises: { isPage($0) }
  ) { source, _ in
    let page = WebPage(source.bytes)
    var record = ArticleRecord()
    record.text = page.text
    record.metadata = page.metadata
    let document = record.document(
      of: source.bytes, path: source.path, fallback: source.id, options: source.options, markup: page.markup)
    return Import(
      document.map { [$0] } ?? [], notices: page.notices.map { "\(source.path): \($0)" })
  }

  /// Whether the beginning of a file is a page: a document type or `<html` or `<head` first.
  private static func isPage(_ start: ArraySlice<UInt8>) -> Bool {
    let text = start.drop { $0 == 0x20 || (0x09...0x0D).contains($0) || [0xEF, 0xBB, 0xBF].contains($0) }
    let lower = text.prefix(16).map(asciiLowercased)
    return ["<!doctype html", "<html", "<head"].contains { lower.starts(with: Array($0.utf8)) }
  }
}
