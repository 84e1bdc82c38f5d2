import PluginKit

extension Importer {
  /// PDF: one document of the text that `pdftotext` finds in it.
  ///
  /// Where that program is not installed, or may not run, the file is refused with the way to load it.
  static let printedPages = Importer(
    "pdf", extensions: ["pdf"],
    converter: ("pdftotext", before: ["-q", "-enc", "UTF-8", "-eol", "unix", "--"], behind: ["-"]),
    recognises: { $0.starts(with: "%PDF-".utf8) }
  ) { source, _ throws(CommandError) in
    guard let text = source.converted else {
      throw CommandError(
        .input, "\(source.path) is a PDF, and pdftotext is not installed or --safe keeps it from running",
        hint: "Install poppler-utils, or make text of it: pdftotext FILE.pdf FILE.txt", about: source.path)
    }
    var record = ArticleRecord()
    // Pages end with a form feed, which is no letter of the text but where a line may end.
    let pages = text.map { $0 == 0x0C ? 0x0A : $0 }
    record.text = TextDecoding(pages).text
    guard pages.contains(where: { $0 > 0x20 }) else {
      throw CommandError(
        .input, "\(source.path) holds pictures of pages and no text", hint: "Read it with OCR first.",
        about: source.path)
    }
    let document = record.document(
      of: source.bytes, path: source.path, fallback: source.id, options: source.options)
    return Import(document.map { [$0] } ?? [])
  }
}
