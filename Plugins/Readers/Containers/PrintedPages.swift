import PluginKit

extension Importer {
  /// PDF is recognised and refused with the way to load it: text is got out of it by another program.
  static let printedPages = Importer(
    "pdf", extensions: ["pdf"], recognises: { $0.starts(with: "%PDF-".utf8) }
  ) { source, _ throws(CommandError) in
    throw CommandError(
      .input, "\(source.path) is a PDF, which is not read here",
      hint: "pdftotext -layout FILE.pdf FILE.txt makes text of it (package poppler-utils)", about: source.path
    )
  }
}
